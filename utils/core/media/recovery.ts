/**
 * What to do about the state of the path. WebRTC itself only reports it (`connectionState`); a dead path shows as
 * `disconnected` after about 7 s and as `failed` after 17 s.
 *
 *   waiting ─accepted─▶ connecting ─connected─▶ steady ─disconnected─▶ shaky ─2 s, failed or a network event─▶
 *   restarting (3 tries) ─connected─▶ steady          connecting ─20 s─▶ over, shaky/restarting ─15 s─▶ over
 *
 * Just after a path is back browsers often call it dead for some 50 ms more: a person hears of it only if it stays so.
 *
 * A first connection that hangs is restarted as well: what was lost may have been a letter with candidates.
 */
import { assertNever } from '../lib/assert-never.ts';
import type { MediaFailure } from '../call/input.ts';
import { MEDIA_TIMES, RESTART_BACKOFF } from './limits.ts';

export type Recovery =
  /** `early`: the path is up already, and nobody said yet that the call was accepted. */
  | { readonly phase: 'waiting' | 'early' | 'connecting' | 'steady' | 'over' }
  /** `told`: it is reported as interrupted. */
  | { readonly phase: 'shaky'; readonly told: boolean }
  | { readonly phase: 'restarting'; readonly tries: number };

export type RecoveryTimer = 'first' | 'hung' | 'tell' | 'shaky' | 'retry' | 'give-up';

export type RecoveryEvent =
  | { readonly type: 'accepted' }
  | { readonly type: 'connection'; readonly state: ConnectionState }
  /** The browser came back online or changed to another network. */
  | { readonly type: 'network' }
  | { readonly type: 'timer'; readonly name: RecoveryTimer }
  | { readonly type: 'end' };

/** `RTCPeerConnectionState`, without the DOM. */
export type ConnectionState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

export type RecoveryEffect =
  | { readonly do: 'report'; readonly event: 'connected' | 'interrupted' }
  /** `urgent`: this side knows of a new network, and the other, whose path is alive, cannot know yet. */
  | { readonly do: 'restart'; readonly urgent: boolean }
  | { readonly do: 'set-timer'; readonly name: RecoveryTimer; readonly ms: number }
  | { readonly do: 'clear-timer'; readonly name: RecoveryTimer }
  | { readonly do: 'fail'; readonly why: MediaFailure };

type RecoveryStep = { readonly state: Recovery; readonly effects: readonly RecoveryEffect[] };

const step = (state: Recovery, ...effects: readonly RecoveryEffect[]): RecoveryStep => ({ state, effects });

const clear = (name: RecoveryTimer): RecoveryEffect => ({ do: 'clear-timer', name });

const isInterrupted = (state: Recovery): boolean => state.phase === 'shaky' || state.phase === 'restarting';

/** After the last try only the 15 s run on: the path may still come back by itself. */
const restart = (tries: number, ...before: readonly RecoveryEffect[]): RecoveryStep => {
  const ms = RESTART_BACKOFF[tries - 1];
  return ms === undefined
    ? step({ phase: 'restarting', tries: RESTART_BACKOFF.length }, ...before)
    : step(
        { phase: 'restarting', tries },
        ...before,
        { do: 'restart', urgent: false },
        { do: 'set-timer', name: 'retry', ms },
      );
};

const interrupted: RecoveryEffect = { do: 'report', event: 'interrupted' };
const giveUp: RecoveryEffect = { do: 'set-timer', name: 'give-up', ms: MEDIA_TIMES.giveUp };

/** Nothing comes back by itself any more. */
const leaveShaky = ({ told }: Recovery & { phase: 'shaky' }): RecoveryStep =>
  restart(1, clear('shaky'), ...(told ? [] : [clear('tell'), interrupted]));

const onConnection = (state: Recovery, connection: ConnectionState): RecoveryStep => {
  switch (connection) {
    case 'connected':
      if (state.phase === 'waiting') return step({ phase: 'early' });
      if (state.phase === 'connecting')
        return step({ phase: 'steady' }, clear('first'), clear('hung'), { do: 'report', event: 'connected' });
      if (!isInterrupted(state)) return step(state);
      return step(
        { phase: 'steady' },
        ...(['tell', 'shaky', 'retry', 'give-up'] as const).map(clear),
        ...(state.phase === 'shaky' && !state.told ? [] : [{ do: 'report', event: 'connected' } as const]),
      );
    case 'disconnected':
      if (state.phase === 'early') return step({ phase: 'waiting' });
      return state.phase === 'steady'
        ? step(
            { phase: 'shaky', told: false },
            giveUp,
            { do: 'set-timer', name: 'tell', ms: MEDIA_TIMES.tell },
            { do: 'set-timer', name: 'shaky', ms: MEDIA_TIMES.shaky },
          )
        : step(state);
    case 'failed':
      if (state.phase === 'early') return step({ phase: 'waiting' });
      if (state.phase === 'connecting') return step(state, { do: 'restart', urgent: false });
      if (state.phase === 'steady') return restart(1, interrupted, giveUp);
      return state.phase === 'shaky' ? leaveShaky(state) : step(state);
    case 'new':
    case 'connecting':
    case 'closed':
      return step(state);
    default:
      return assertNever(connection);
  }
};

const onTimer = (state: Recovery, name: RecoveryTimer): RecoveryStep => {
  switch (name) {
    case 'first':
      return state.phase === 'connecting'
        ? step({ phase: 'over' }, { do: 'fail', why: 'connection-failed' })
        : step(state);
    case 'hung':
      return state.phase === 'connecting' ? step(state, { do: 'restart', urgent: false }) : step(state);
    case 'tell':
      return state.phase === 'shaky' ? step({ ...state, told: true }, interrupted) : step(state);
    case 'shaky':
      return state.phase === 'shaky' ? leaveShaky(state) : step(state);
    case 'retry':
      return state.phase === 'restarting' ? restart(state.tries + 1) : step(state);
    case 'give-up':
      return isInterrupted(state)
        ? step({ phase: 'over' }, { do: 'fail', why: 'connection-lost' })
        : step(state);
    default:
      return assertNever(name);
  }
};

/** Total: an event that a phase does not expect changes nothing. */
export const recover = (state: Recovery, event: RecoveryEvent): RecoveryStep => {
  if (state.phase === 'over') return step(state);
  switch (event.type) {
    case 'accepted':
      if (state.phase === 'early') return step({ phase: 'steady' }, { do: 'report', event: 'connected' });
      return state.phase === 'waiting'
        ? step(
            { phase: 'connecting' },
            { do: 'set-timer', name: 'first', ms: MEDIA_TIMES.first },
            { do: 'set-timer', name: 'hung', ms: MEDIA_TIMES.hung },
          )
        : step(state);
    case 'connection':
      return onConnection(state, event.state);
    case 'network':
      // While the old path still carries, a restart is free: it is left only for a better one.
      if (state.phase === 'steady') return step(state, { do: 'restart', urgent: true });
      if (state.phase === 'shaky') return leaveShaky(state);
      // What was tried before was tried on a network that is gone: the tries begin anew, and end by the same 15 s.
      return state.phase === 'restarting' ? restart(1) : step(state);
    case 'timer':
      return onTimer(state, event.name);
    case 'end':
      return step({ phase: 'over' });
    default:
      return assertNever(event);
  }
};
