/**
 * What this window does in each phase of the call:
 *
 *   callee  ringing → offer is made and reported · connecting → devices open, candidates leave
 *   caller  dialing, asking, ringing → devices open, connection prepared · first signal → answer
 *   both    ended → everything is closed; the last view stays on the screen
 */
import type { CallView } from '../../core/call/view.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import type { IceSettings, ReloadMemory } from '../media-ports.ts';
import type { Legs } from './legs.ts';
import type { CallLetters } from './letters.ts';
import type { OwnMedia } from './own-media.ts';

/** Called with each view until the call is over here, so also with several of one phase. */
export type EnterPhase = (view: CallView, media: OwnMedia, ice: IceSettings) => void;

export const createPhases = (
  legs: Legs,
  letters: Pick<CallLetters, 'report'>,
  memory: ReloadMemory,
  close: () => void,
): EnterPhase => {
  let hasBegun = false;
  /** Keys, and what was offered with them, die with their page. */
  const begin = (): void => {
    if (!hasBegun && legs.connection.value === undefined) letters.report({ type: 'page-began' });
    hasBegun = true;
  };
  return (view, media, ice) => {
    switch (view.phase) {
      case 'inviting':
        // Nobody may come for minutes: the camera stays dark until the countdown.
        if (view.countdownUntil !== undefined) media.dispatch({ type: 'start' });
        return;
      case 'screening':
        return;
      case 'dialing':
      case 'asking':
      case 'ringing': {
        // Nobody may accept with what a page before this one offered.
        if (view.role === 'callee') begin();
        const made = legs.connect(view, ice);
        if (view.role === 'callee') made.offer();
        else media.dispatch({ type: 'start' });
        return;
      }
      case 'connecting': {
        // Loaded anew after its description left: the other side would take a new one for a stranger's. Where none left
        // yet, the background has no use for this. A window that calls may be as late as that at its first load.
        if (view.role === 'callee' || memory.read() !== undefined) begin();
        const made = legs.connect(view, ice);
        if (view.role === 'callee') made.offer();
        made.accepted();
        media.dispatch({ type: 'start' });
        // A failure before accept ended nothing; now it does.
        const why = legs.failure();
        if (why !== undefined) letters.report({ type: 'failed', why });
        return;
      }
      case 'live':
      case 'reconnecting':
        // Loaded anew in the middle of a call.
        begin();
        return;
      case 'ended':
        close();
        return;
      default:
        assertNever(view.phase);
    }
  };
};
