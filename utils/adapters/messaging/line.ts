/**
 * A `MessagePort` between two contexts of ours. All of them share one process: what goes over a line takes a tenth of the
 * time of `runtime.sendMessage`, which goes through the browser's own process and wakes everybody who listens.
 */
import type { Answer, Envelope } from './envelope.ts';

/** Undefined: not meant for this context, or nobody may say it there. */
export type Respond = (envelope: unknown) => Promise<Answer> | undefined;

export type Line = {
  /** What the other end answers; undefined where it has no answer. Rejects when it goes before it answered. */
  ask(envelope: Envelope): Promise<unknown>;
  /** Nobody answers. */
  tell(envelope: Envelope): void;
  /** The other end is gone: whoever waits for it learns so. */
  close(): void;
};

/** `question`: the number of what is asked or answered. */
type Frame =
  | { readonly envelope: unknown; readonly question?: number }
  | { readonly answer: unknown; readonly question: number };

export const openLine = (port: MessagePort, respond: Respond): Line => {
  const questions = new Map<number, PromiseWithResolvers<unknown>>();
  let isClosed = false;
  let last = 0;

  port.addEventListener('message', ({ data }: MessageEvent<Frame>) => {
    if ('answer' in data) {
      questions.get(data.question)?.resolve(data.answer);
      questions.delete(data.question);
      return;
    }
    const { envelope, question } = data;
    void Promise.resolve(respond(envelope)).then((answer) => {
      if (question !== undefined) port.postMessage({ answer, question } satisfies Frame);
    });
  });
  port.start();

  return {
    ask(envelope) {
      if (isClosed) return Promise.reject(new Error('Nobody answered'));
      const question = (last += 1);
      const asked = Promise.withResolvers<unknown>();
      questions.set(question, asked);
      port.postMessage({ envelope, question } satisfies Frame);
      return asked.promise;
    },
    tell: (envelope) => port.postMessage({ envelope } satisfies Frame),
    close() {
      isClosed = true;
      port.close();
      for (const { reject } of questions.values()) reject(new Error('Nobody answered'));
      questions.clear();
    },
  };
};
