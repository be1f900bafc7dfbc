import type { Importer } from '../../models/ports/possessions.ts';
import type { FromImportWorker, ReadAnswer, ToImportWorker } from './worker-messages.ts';

/**
 * The page's end. The worker is made for the first files and holds what was read and written; an abort ends it, which
 * is the one way to stop whatever it is doing at once.
 */
export const createImporter = (spawn: () => Worker): Importer => {
  let worker: Worker | undefined;
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };

  const ask = (
    message: ToImportWorker,
    progress?: (share: number) => void,
    until?: AbortSignal,
  ): Promise<ReadAnswer | undefined> =>
    new Promise((resolve, reject) => {
      const asked = (worker ??= spawn());
      const listening = new AbortController();
      const fail = (): void => {
        listening.abort();
        reject(new Error('The import did not work'));
      };
      const stop = (): void => {
        end();
        fail();
      };
      asked.addEventListener('error', stop, listening);
      until?.addEventListener('abort', stop, listening);
      asked.addEventListener(
        'message',
        ({ data }: MessageEvent<FromImportWorker>) => {
          if (data.type === 'progress') return progress?.(data.share);
          if (data.type === 'failed') return fail();
          listening.abort();
          resolve(data.answer);
        },
        listening,
      );
      asked.postMessage(message);
    });

  return {
    async read(files, own, progress, until) {
      const answer = await ask({ type: 'read', files, own }, progress, until);
      if (answer === undefined) throw new Error('The worker gave nothing');
      return answer;
    },
    write: async () => void (await ask({ type: 'write' })),
    undo: async () => void (await ask({ type: 'undo' })),
  };
};
