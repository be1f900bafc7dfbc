import type { CounterOffer } from '../protocol/letter.ts';

/** What goes with a decline, besides the no. */
export type DeclineWords = { readonly message?: string; readonly counter?: CounterOffer };

/** “In N minutes”: what a person can choose; a letter may say any number up to a day. */
export const COUNTER_MINUTES = [5, 15, 30, 60] as const;
