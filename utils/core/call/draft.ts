import type { CallId } from '../protocol/letter.ts';

/**
 * What people type for a call and have not sent: a message that declines, in popup or ring window; such an answer in the
 * call window, which stays for it; the reason of a call; a note in it.
 */
export const DRAFT_KINDS = ['message', 'answer', 'reason', 'note'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Where it is in the session storage. One for each, so that pages that are open beside each other overwrite nothing. */
export const draftKey = (call: CallId, kind: DraftKind): string => `draft.${call}.${kind}`;
