import type { CallView } from '../call/view.ts';
import type { CallTune } from './tunes.ts';

type Moment = Pick<CallView, 'role' | 'phase'> | null | undefined;

/** Somebody waited for this call or was in it; to one who is only rung, the ring says everything. */
const wasInIt = (before: Moment): boolean => {
  switch (before?.phase) {
    case 'connecting':
    case 'live':
    case 'reconnecting':
      return true;
    case 'dialing':
    case 'asking':
    case 'ringing':
      return before.role === 'caller';
    default:
      return false;
  }
};

/** What is played once when a call goes from one moment to the next. */
export const soundAt = (before: Moment, now: Moment): Exclude<CallTune, 'ring-back'> | undefined => {
  if (before?.phase === now?.phase) return undefined;
  switch (now?.phase) {
    case 'live':
      // Loaded anew in the middle of a call, nothing connects.
      return wasInIt(before) ? 'connect' : undefined;
    case 'reconnecting':
      return before?.phase === 'live' ? 'lost' : undefined;
    case 'ended':
      return wasInIt(before) ? 'end' : undefined;
    default:
      return undefined;
  }
};

/** It rings over there, which is heard here until they answer. */
export const ringsThere = (now: Moment): boolean => now?.role === 'caller' && now.phase === 'ringing';
