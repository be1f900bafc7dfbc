/** A call of mine before its ring is out. */
import { assertNever } from '../lib/assert-never.ts';
import { dial } from './caller.ts';
import { end, step, unexpected, type Step } from './end.ts';
import type { CallEvent } from './event.ts';
import type { CallContext } from './facts.ts';
import type { CallCommand } from './input.ts';
import { CALL_TIMES, type Inviting, type Visiting } from './state.ts';

const visit = (placed: Inviting['placed'], asks: readonly string[], at: number): Step =>
  asks.length > 0
    ? step({ phase: 'inviting', placed, asks })
    : step({ phase: 'visiting', until: at + CALL_TIMES.visiting }, { do: 'visit' });

/** A new outgoing call to devices at other servers: goes there at once, unless it has to ask about hosts first. */
export const startVisit = (asks: readonly string[], at: number): Step => {
  const { state, effects } = visit('pending', asks, at);
  return step(state, ...effects, { do: 'open-window', background: false });
};

const onCommand = (state: Inviting, command: CallCommand, at: number): Step => {
  switch (command.type) {
    case 'hang-up':
    case 'cancel-countdown':
      return end(state, at, 'cancelled');
    case 'reason':
      return step(state);
    case 'connect':
      return state.asks === undefined ? unexpected(state, command.type) : step(state, { do: 'find-devices' });
    case 'accept':
    case 'decline':
    case 'ignore':
    case 'block':
    case 'resume':
    case 'call-again':
      return unexpected(state, command.type);
    default:
      return assertNever(command);
  }
};

/** No card of theirs yet and the invite stands in the DM, or a question of mine waits for its answer. */
export const transitionInviting = (state: Inviting, event: CallEvent, context: CallContext): Step => {
  switch (event.type) {
    case 'invite-placed':
      return step({ ...state, placed: event.placed });
    case 'paired':
      return state.asks === undefined
        ? step({ ...state, countdownUntil: event.at + CALL_TIMES.countdown }, { do: 'show-window' })
        : unexpected(state, event.type);
    case 'deadline':
      return state.countdownUntil === undefined
        ? unexpected(state, event.type)
        : // Counted down until they are found: a worker that dies over it looks for them again.
          step(state, { do: 'find-devices' });
    case 'dial': {
      const { countdownUntil: _over, ...waiting } = state;
      return event.devices.length === 0 ? step(waiting) : dial(event.devices, context, event.at);
    }
    case 'visit':
      return visit(state.placed, event.asks, event.at);
    case 'command':
      return onCommand(state, event.command, event.at);
    case 'window-closed':
      return end(state, event.at, 'cancelled');
    case 'superseded':
      return end(state, event.at, 'joined-other-call');
    case 'letter':
    case 'media':
    case 'not-sent':
    case 'repeat-ring':
    case 'screened':
    case 'refuse':
      return unexpected(state, event.type);
    default:
      return assertNever(event);
  }
};

/** Under way to the servers where their devices are; nothing has been sent yet. */
export const transitionVisiting = (state: Visiting, event: CallEvent, context: CallContext): Step => {
  switch (event.type) {
    case 'dial':
      return event.devices.length === 0
        ? end(state, event.at, 'unreachable')
        : dial(event.devices, context, event.at);
    case 'deadline':
      return end(state, event.at, 'unreachable');
    case 'command':
      if (event.command.type === 'hang-up') return end(state, event.at, 'cancelled');
      return event.command.type === 'reason' ? step(state) : unexpected(state, event.command.type);
    case 'window-closed':
      return end(state, event.at, 'cancelled');
    case 'superseded':
      return end(state, event.at, 'joined-other-call');
    case 'media':
      return event.event.type === 'failed'
        ? end(state, event.at, event.event.why)
        : unexpected(state, event.event.type);
    case 'letter':
    case 'not-sent':
    case 'paired':
    case 'invite-placed':
    case 'visit':
    case 'repeat-ring':
    case 'screened':
    case 'refuse':
      return unexpected(state, event.type);
    default:
      return assertNever(event);
  }
};
