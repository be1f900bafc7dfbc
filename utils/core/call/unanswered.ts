import type { EndReason } from './view.ts';

const UNANSWERED: ReadonlySet<EndReason | undefined> = new Set([
  'cancelled-by-peer',
  'missed',
  'answered-elsewhere',
]);

/** A ring ended before anybody answered it here: what was typed to the caller meanwhile was not sent. */
export const isUnanswered = (reason: EndReason | undefined): boolean => UNANSWERED.has(reason);
