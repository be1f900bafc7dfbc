import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { CallId } from '../core/protocol/letter.ts';
import type { SessionStore } from './ports/session.ts';

export type DeclineDrafts = {
  readonly drafts: ReadonlySignal<Readonly<Record<CallId, string>>>;
  readonly type: (call: CallId, text: string) => void;
};

const KEY = 'declineDrafts';

const parseDrafts = (stored: unknown): Readonly<Record<CallId, string>> => {
  const isRecord = typeof stored === 'object' && stored !== null;
  return Object.fromEntries(
    Object.entries(isRecord ? stored : {}).filter(([, text]) => typeof text === 'string'),
  );
};

/** Of these calls; another page that is open has its own copy. */
export const forgetDeclineDrafts = async (session: SessionStore, calls: readonly CallId[]): Promise<void> => {
  const kept = Object.entries(parseDrafts(await session.read(KEY))).filter(
    ([call]) => !calls.includes(call as CallId),
  );
  await session.write(KEY, Object.fromEntries(kept));
};

/** What is typed to a caller outlives the popup, which closes at any click beside it. Gone with the browser. */
export const createDeclineDrafts = (session: SessionStore): DeclineDrafts => {
  const drafts = signal<Readonly<Record<CallId, string>>>({});
  void session.read(KEY).then((stored) => {
    drafts.value = { ...parseDrafts(stored), ...drafts.peek() };
  });
  return {
    drafts,
    type: (call, text) => {
      drafts.value = { ...drafts.peek(), [call]: text };
      void session.write(KEY, drafts.peek());
    },
  };
};
