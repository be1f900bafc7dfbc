import { isLowerCallId } from '../protocol/call-id.ts';
import type { CallId } from '../protocol/letter.ts';

/**
 * Both ring each other. The lower call id goes on: its callee accepts at once; the other side repeats its own ring
 * (the letter may have been lost) and waits two seconds for that accept before it takes theirs after all.
 */
export const decideGlare = (mine: CallId, theirs: CallId): 'accept-theirs' | 'wait-for-mine' =>
  isLowerCallId(theirs, mine) ? 'accept-theirs' : 'wait-for-mine';

/** ms that the side with the lower id waits for the other's accept. */
export const GLARE_WAIT = 2_000;
