import { signal } from '@preact/signals-core';
import { DRAFT_KINDS, draftKey, type DraftKind } from '../core/call/draft.ts';
import type { CallId } from '../core/protocol/letter.ts';
import type { SessionStore } from './ports/session.ts';

export type Drafts = {
  /** To be read where signals are followed: what was kept comes a moment later. */
  readonly of: (call: CallId, kind: DraftKind) => string | undefined;
  readonly type: (call: CallId, kind: DraftKind, text: string) => void;
};

/** Of these calls; a page that is open has its own copy. */
export const forgetDrafts = (session: SessionStore, calls: readonly CallId[]): Promise<void> =>
  session.writeAll(
    Object.fromEntries(calls.flatMap((call) => DRAFT_KINDS.map((kind) => [draftKey(call, kind), '']))),
  );

/** What is typed outlives its page, which closes at any click beside it or is loaded anew. Gone with the browser. */
export const createDrafts = (session: SessionStore): Drafts => {
  const texts = signal<Readonly<Record<string, string>>>({});
  const asked = new Set<string>();
  const read = async (key: string): Promise<void> => {
    asked.add(key);
    const kept = await session.read(key);
    if (typeof kept === 'string') texts.value = { [key]: kept, ...texts.peek() };
  };
  return {
    of(call, kind) {
      const key = draftKey(call, kind);
      if (!asked.has(key)) void read(key);
      return texts.value[key];
    },
    type(call, kind, text) {
      const key = draftKey(call, kind);
      texts.value = { ...texts.peek(), [key]: text };
      void session.write(key, text);
    },
  };
};
