import { assertNever } from '../lib/assert-never.ts';
import type { PublicKey } from '../people/card.ts';
import type { Letter, LetterPayloads } from '../protocol/letter.ts';
import { end, step, unexpected, type Step } from './end.ts';
import type { CallEffect, CallEvent, SendEffect } from './event.ts';
import type { CallContext } from './facts.ts';
import type { CallCommand } from './input.ts';
import { CALL_TIMES, RINGS_PER_CALL, type Ringout, type RungDevice } from './state.ts';
import type { EndReason } from './view.ts';

const ring = (to: PublicKey, context: CallContext): SendEffect => {
  const reason = context.reason === undefined ? {} : { reason: context.reason };
  return {
    do: 'send',
    to,
    type: 'ring',
    payload: { kind: context.kind, duration: CALL_TIMES.ringing, ...reason },
  };
};

const isRefused = ({ reply }: RungDevice): boolean => reply === 'declined' || reply === 'busy';

/** Nothing better comes from it. */
const isClosed = (one: RungDevice): boolean => isRefused(one) || one.reply === 'not-sent';

/** Once for each device. One that became known only by its own ring may answer mine as well. */
const repeatRing = (state: Ringout, device: PublicKey, context: CallContext): Step => {
  const { reply, ...known } = state.rung.find((one) => one.device === device) ?? { device, reply: 'none' };
  if ('repeated' in known) return unexpected(state, 'repeat-ring');
  const again: RungDevice = { ...known, reply: reply === 'not-sent' ? 'none' : reply, repeated: true };
  const others = state.rung.filter((one) => one.device !== device);
  return step({ ...state, rung: [...others, again] }, ring(device, context));
};

/** Tells every device that may still ring that it is over. */
const callOff = (rung: readonly RungDevice[], type: 'cancel' | 'taken', except?: PublicKey): CallEffect[] =>
  rung
    .filter((one) => one.device !== except && !isRefused(one))
    .map(({ device }) => ({ do: 'send', to: device, type, payload: {} }) as const);

/** Rings these devices. */
export const dial = (devices: readonly PublicKey[], context: CallContext, at: number): Step =>
  step(
    {
      phase: 'dialing',
      rung: devices.map((device) => ({ device, reply: 'none' as const })),
      until: at + CALL_TIMES.ringingAgain,
      rings: 1,
    },
    ...devices.map((device) => ring(device, context)),
  );

/**
 * What the caller sees after one more reply: the most favourable of all devices (ringing, then asked). A decline or
 * busy ends the call only when every device said so, or when nothing better came within two seconds.
 */
const settle = (state: Ringout, rung: readonly RungDevice[], at: number): Step => {
  if (rung.some(({ reply }) => reply === 'ringing')) {
    const until = state.phase === 'ringing' ? state.until : at + CALL_TIMES.ringing;
    return step({ ...state, phase: 'ringing', rung, until });
  }
  if (rung.some(({ reply }) => reply === 'asked')) {
    const until = state.phase === 'asking' ? state.until : at + CALL_TIMES.asking;
    return step({ ...state, phase: 'asking', rung, until });
  }
  if (rung.every(isClosed)) return giveUp(state, rung, at);
  // Whoever takes back that it rings leaves the same two seconds to the others as one that never rang.
  const isNews = state.phase !== 'dialing' || (rung.some(isRefused) && !state.rung.some(isRefused));
  const until = isNews ? at + CALL_TIMES.settling : state.until;
  return step({ ...state, phase: 'dialing', rung, until });
};

const UNANSWERED = { dialing: 'unreachable', asking: 'no-reason', ringing: 'no-answer' } as const;

const giveUp = (state: Ringout, rung: readonly RungDevice[], at: number): Step => {
  const declined = rung.find(({ reply }) => reply === 'declined');
  if (declined !== undefined) {
    const message = declined.message === undefined ? {} : { message: declined.message };
    const counter = declined.counter === undefined ? {} : { counter: declined.counter };
    return end(state, at, 'declined-by-peer', callOff(rung, 'cancel'), { ...message, ...counter });
  }
  return end(state, at, whyNobody(state, rung), callOff(rung, 'cancel'));
};

const whyNobody = (state: Ringout, rung: readonly RungDevice[]): EndReason => {
  if (rung.some(({ reply }) => reply === 'busy')) return 'busy';
  if (rung.every(({ reply }) => reply === 'not-sent')) return 'not-connected';
  return UNANSWERED[state.phase];
};

const accepted = (state: Ringout, device: PublicKey, payload: LetterPayloads['accept'], at: number): Step =>
  step(
    { phase: 'connecting', device, until: at + CALL_TIMES.connecting },
    {
      do: 'signal',
      signal: { type: 'description', description: payload.description, candidates: payload.candidates },
    },
    ...callOff(state.rung, 'taken', device),
  );

const onLetter = (state: Ringout, device: PublicKey, letter: Letter, at: number): Step => {
  const known = state.rung.find((one) => one.device === device);
  if (known === undefined) return unexpected(state, letter.type);
  const replied = (reply: RungDevice['reply'], words: Pick<RungDevice, 'message' | 'counter'> = {}): Step =>
    settle(
      state,
      state.rung.map((one) => (one.device === device ? { ...one, reply, ...words } : one)),
      at,
    );
  switch (letter.type) {
    case 'accept':
      return accepted(state, device, letter.payload, at);
    case 'ringing':
      return isRefused(known) ? unexpected(state, letter.type) : replied('ringing');
    case 'ask-reason':
      // Once per call and device: a second question is not shown again.
      return known.reply === 'none' && state.rings === 1 ? replied('asked') : unexpected(state, letter.type);
    case 'decline':
      return replied('declined', letter.payload);
    case 'busy':
      return replied('busy');
    case 'hangup':
      // They accepted, which was lost or had no offer yet, and it is over already.
      return end(
        state,
        at,
        letter.payload.why === 'failed' ? 'connection-failed' : 'hung-up-by-peer',
        callOff(state.rung, 'cancel', device),
      );
    default:
      return unexpected(state, letter.type);
  }
};

/** Half of the time is over and nobody said anything: whoever did not get my ring twice gets it again. */
const ringAgain = (state: Ringout, context: CallContext, at: number): Step => {
  const isDue = ({ reply, repeated }: RungDevice): boolean => reply === 'none' && repeated === undefined;
  return step(
    {
      ...state,
      rungAgain: true,
      until: at + CALL_TIMES.dialing - CALL_TIMES.ringingAgain,
      rung: state.rung.map((one) => (isDue(one) ? { ...one, repeated: true } : one)),
    },
    ...state.rung.filter(isDue).map(({ device }) => ring(device, context)),
  );
};

/** A reason that is given after the ring went out comes as a new ring of the same call. */
const giveReason = (state: Ringout, context: CallContext, at: number): Step => {
  if (state.rings >= RINGS_PER_CALL) return unexpected(state, 'reason');
  const open = state.rung.filter((one) => !isClosed(one));
  const rung = state.rung.map((one) => (one.reply === 'asked' ? { ...one, reply: 'none' as const } : one));
  const { rungAgain: _, ...before } = state;
  const again = { ...before, rung, rings: state.rings + 1 };
  const letters = open.map(({ device }) => ring(device, context));
  return state.phase === 'asking'
    ? step({ ...again, phase: 'dialing', until: at + CALL_TIMES.ringingAgain }, ...letters)
    : step(again, ...letters);
};

const onCommand = (state: Ringout, command: CallCommand, context: CallContext, at: number): Step => {
  switch (command.type) {
    case 'hang-up':
      return end(state, at, 'cancelled', callOff(state.rung, 'cancel'));
    case 'reason':
      return giveReason(state, context, at);
    case 'accept':
    case 'decline':
    case 'ignore':
    case 'block':
    case 'cancel-countdown':
    case 'connect':
    case 'resume':
    case 'call-again':
      return unexpected(state, command.type);
    default:
      return assertNever(command);
  }
};

/** A ring is out: dialing, asking, ringing. `context.reason` is already the newest. */
export const transitionRingout = (state: Ringout, event: CallEvent, context: CallContext): Step => {
  switch (event.type) {
    case 'letter':
      return onLetter(state, event.device, event.letter, event.at);
    case 'command':
      return onCommand(state, event.command, context, event.at);
    case 'deadline':
      return state.phase === 'dialing' && state.rungAgain === undefined && !state.rung.some(isRefused)
        ? ringAgain(state, context, event.at)
        : giveUp(state, state.rung, event.at);
    case 'window-closed':
      return end(state, event.at, 'cancelled', callOff(state.rung, 'cancel'));
    case 'media':
      return event.event.type === 'failed'
        ? end(state, event.at, event.event.why, callOff(state.rung, 'cancel'))
        : unexpected(state, event.event.type);
    case 'repeat-ring':
      return repeatRing(state, event.device, context);
    case 'superseded':
      return end(state, event.at, 'joined-other-call', callOff(state.rung, 'cancel', event.by));
    case 'not-sent':
      // Others may have got theirs, and one that got an earlier ring may answer that.
      return settle(
        state,
        state.rung.map((one) =>
          one.device === event.device && one.reply === 'none' && one.repeated === undefined
            ? { ...one, reply: 'not-sent' }
            : one,
        ),
        event.at,
      );
    case 'dial':
    case 'visit':
    case 'paired':
    case 'invite-placed':
    case 'screened':
    case 'refuse':
      return unexpected(state, event.type);
    default:
      return assertNever(event);
  }
};

/** A new outgoing call: rings at once where devices are known, else waits with an invite. */
export const startCall = (devices: readonly PublicKey[], context: CallContext, at: number): Step => {
  const { state, effects } =
    devices.length === 0 ? step({ phase: 'inviting', placed: 'pending' }) : dial(devices, context, at);
  return step(state, ...effects, { do: 'open-window', background: false });
};
