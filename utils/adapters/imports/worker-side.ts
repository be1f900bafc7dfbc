import type { ArchiveOwner } from '../../core/imports/archive-elements.ts';
import type { FoundImport } from '../../core/imports/found.ts';
import { previewOf } from '../../core/imports/preview.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Clock } from '../../models/ports/system.ts';
import type { createImportStore, Former } from '../storage/imports.ts';
import { readFiles } from './read-files.ts';
import type { FromImportWorker, ReadAnswer, ToImportWorker } from './worker-messages.ts';

/** The worker's own scope, as far as it is used. */
type Scope = {
  postMessage(message: FromImportWorker): void;
  addEventListener(type: 'message', heard: (event: { readonly data: unknown }) => void): void;
};

type Deps = { readonly store: ReturnType<typeof createImportStore>; readonly clock: Clock };

/** More often, and the page would be busy drawing. */
const PROGRESS_STEP = 0.01;

/** Reads, writes and takes back in a worker: the page that asks stays free whatever the files hold. */
export const serveImports = (scope: Scope, { store, clock }: Deps): void => {
  let read: { readonly account: UserId; readonly found: FoundImport } | undefined;
  let written: { readonly account: UserId; readonly former: Former } | undefined;

  const readAll = async (files: readonly File[], own: ArchiveOwner): Promise<ReadAnswer> => {
    let shown = 0;
    const result = await readFiles(files, own, clock.now(), (share) => {
      if (share - shown < PROGRESS_STEP) return;
      shown = share;
      scope.postMessage({ type: 'progress', share });
    });
    if ('refused' in result) return result;
    read = { account: own.id, found: result.found };
    return { preview: previewOf(result.found) };
  };

  const answer = async (asked: ToImportWorker): Promise<ReadAnswer | undefined> => {
    switch (asked.type) {
      case 'read':
        read = undefined;
        return readAll(asked.files, asked.own);
      case 'write':
        if (read === undefined) throw new Error('Nothing was read');
        written = { account: read.account, former: await store.write(read.account, read.found, clock.now()) };
        read = undefined;
        return undefined;
      case 'undo':
        if (written === undefined) throw new Error('Nothing was written');
        await store.undo(written.account, written.former, clock.now());
        written = undefined;
        return undefined;
    }
  };

  scope.addEventListener('message', ({ data }) => {
    // Only the page that made this worker can speak to it.
    answer(data as ToImportWorker).then(
      (given) => scope.postMessage({ type: 'done', ...(given && { answer: given }) }),
      (error: unknown) => {
        console.error('Import failed', error);
        scope.postMessage({ type: 'failed' });
      },
    );
  });
};
