/**
 * Everything that can happen to a call, and a way into each of its phases: what is added to one of the unions and is not
 * here does not compile.
 */
import { dial, startCall } from '../../utils/core/call/caller.ts';
import { startDoubted } from '../../utils/core/call/callee.ts';
import type { Step } from '../../utils/core/call/end.ts';
import type { CallEvent } from '../../utils/core/call/event.ts';
import type { CallContext } from '../../utils/core/call/facts.ts';
import type { CallCommand, MediaEvent } from '../../utils/core/call/input.ts';
import { startIncoming } from '../../utils/core/call/obey.ts';
import { startVisit } from '../../utils/core/call/reaching.ts';
import { startJoined, startRejoined } from '../../utils/core/call/ringing-here.ts';
import type { CallState, IncomingVerdict } from '../../utils/core/call/state.ts';
import type { Card, PublicKey } from '../../utils/core/people/card.ts';
import type { LetterPayloads, LetterType } from '../../utils/core/protocol/letter.ts';
import { CALLEE, CALLER, LAPTOP, letter, OFFER, PHONE, START } from './call-ladder.ts';

/** Samples of each member of a union that tells its members apart by `type`. */
type EachOf<U extends { readonly type: string }> = {
  readonly [T in U['type']]: readonly Extract<U, { readonly type: T }>[];
};

/** A device of theirs that no call begins with. */
export const TABLET = 'tablet' as PublicKey;
const DEVICES = [PHONE, LAPTOP, TABLET];

const at = START;
const HOST = 'signal.example.org';
const ASKED = { nonce: 'n', ring: 'd' };
const answer = { description: { type: 'answer', sdp: 'YW5zd2Vy' }, candidates: [] } as const;
const card: Card = {
  userId: '1' as Card['userId'],
  address: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' as Card['address'],
  signingKey: PHONE,
  sealingKey: PHONE,
};

const LETTERS: { readonly [T in LetterType]: readonly LetterPayloads[T][] } = {
  hello: [{ card }],
  'hello-ok': [{}],
  used: [{}],
  card: [{ card, serial: 1 }],
  'card-ok': [{ serial: 1 }],
  ring: [{ kind: 'video', duration: 45_000 }],
  ringing: [{}],
  'ask-reason': [{}],
  accept: [{ kind: 'video', ...OFFER }],
  decline: [{}, { message: 'Later' }, { counter: { kind: 'voice-only' } }],
  busy: [{}],
  cancel: [{}],
  taken: [{}],
  description: [OFFER, answer],
  candidates: [{ candidates: [] }],
  hangup: [{}, { why: 'failed' }],
  'fresh?': [ASKED],
  fresh: [ASKED, { ...ASKED, ring: 'another' }],
  'twin?': [{ nonce: 'n' }],
  twin: [{ answers: 'n' }],
};

const lettersOf = (type: LetterType): readonly CallEvent[] => {
  const payloads: readonly LetterPayloads[LetterType][] = LETTERS[type];
  return payloads.flatMap((payload) => DEVICES.map((device) => letter(device, type, payload)));
};

const COMMANDS: EachOf<CallCommand> = {
  'hang-up': [{ type: 'hang-up' }],
  reason: [{ type: 'reason', text: 'x' }],
  accept: [
    { type: 'accept', kind: 'video' },
    { type: 'accept', kind: 'audio' },
  ],
  decline: [{ type: 'decline' }, { type: 'decline', message: 'No', counter: { kind: 'write-to-me' } }],
  ignore: [{ type: 'ignore' }],
  block: [{ type: 'block' }],
  'cancel-countdown': [{ type: 'cancel-countdown' }],
  connect: [{ type: 'connect' }],
  resume: [{ type: 'resume' }],
  'call-again': [{ type: 'call-again' }],
};

const MEDIA: EachOf<MediaEvent> = {
  'offer-ready': [{ type: 'offer-ready', ...OFFER }],
  description: [
    { type: 'description', ...OFFER },
    { type: 'description', ...answer },
  ],
  candidates: [{ type: 'candidates', candidates: [] }],
  connected: [{ type: 'connected' }],
  interrupted: [{ type: 'interrupted' }],
  left: [{ type: 'left' }],
  vanished: [{ type: 'vanished' }],
  'page-began': [{ type: 'page-began' }],
  failed: (
    [
      'connection-failed',
      'connection-lost',
      'no-relay',
      'identity-changed',
      'proof-broken',
      'proof-differs',
    ] as const
  ).map((why) => ({ type: 'failed', why })),
};

const VERDICTS: EachOf<IncomingVerdict> = {
  ring: [{ type: 'ring' }],
  silent: [{ type: 'silent' }],
  block: [{ type: 'block' }],
  ask: [{ type: 'ask' }],
  decline: [{ type: 'decline' }, { type: 'decline', message: 'No calls' }],
  busy: [{ type: 'busy' }],
};
const verdicts = Object.values(VERDICTS).flat();

const screenings = [PHONE, LAPTOP].flatMap((device) =>
  verdicts.map((verdict) => ({ at, device, verdict, duration: 45_000 })),
);

const EVENTS: EachOf<CallEvent> = {
  letter: (Object.keys(LETTERS) as LetterType[]).flatMap(lettersOf) as Extract<
    CallEvent,
    { readonly type: 'letter' }
  >[],
  command: Object.values(COMMANDS)
    .flat()
    .map((command) => ({ type: 'command', at, command })),
  media: Object.values(MEDIA)
    .flat()
    .map((event) => ({ type: 'media', at, event })),
  deadline: [{ type: 'deadline', at }],
  'window-closed': [{ type: 'window-closed', at }],
  'not-sent': DEVICES.map((device) => ({ type: 'not-sent', at, device })),
  paired: [{ type: 'paired', at }],
  'invite-placed': (['pending', 'written', 'draft', 'failed'] as const).map((placed) => ({
    type: 'invite-placed',
    at,
    placed,
  })),
  dial: [[], [PHONE], [PHONE, LAPTOP]].map((devices) => ({ type: 'dial', at, devices })),
  visit: [[], [HOST]].map((asks) => ({ type: 'visit', at, asks })),
  'repeat-ring': DEVICES.map((device) => ({ type: 'repeat-ring', at, device })),
  screened: screenings.map((screening) => ({ type: 'screened', ...screening })),
  refuse: [{ type: 'refuse', at }],
  superseded: [
    { type: 'superseded', at },
    { type: 'superseded', at, by: PHONE },
  ],
};

const isSaid = (
  event: CallEvent,
): event is Extract<CallEvent, { readonly type: 'letter' | 'command' | 'media' }> =>
  event.type === 'letter' || event.type === 'command' || event.type === 'media';

/** Each kind of letter, command and what media did is a kind of its own, however many samples it has. */
const kindOf = (event: CallEvent): string => {
  if (!isSaid(event)) return event.type;
  const said =
    event.type === 'letter' ? event.letter : event.type === 'command' ? event.command : event.event;
  return `${event.type} ${said.type}`;
};

export const EVENTS_BY_KIND: readonly (readonly CallEvent[])[] = Object.values(
  Object.groupBy(Object.values(EVENTS).flat(), kindOf),
).map((samples = []) => samples);

/** A call from its first step on, and what brought it where it is. */
export type Start = {
  readonly context: CallContext;
  readonly first: Step;
  readonly events: readonly CallEvent[];
};

const start = (context: CallContext, first: Step, ...events: CallEvent[]): Start => ({
  context,
  first,
  events,
});

const command = (type: 'hang-up' | 'ignore'): CallEvent => ({ type: 'command', at, command: { type } });
const accept: CallEvent = { type: 'command', at, command: { type: 'accept', kind: 'video' } };
const media = (event: MediaEvent): CallEvent => ({ type: 'media', at, event });
const offered = media({ type: 'offer-ready', ...OFFER });
const connected = media({ type: 'connected' });

/** It goes on from a talk. */
const since = at - 60_000;
const CALLER_AGAIN: CallContext = { ...CALLER, since };
const CALLEE_AGAIN: CallContext = { ...CALLEE, since };

const placed = (...events: CallEvent[]): Start =>
  start(CALLER, startCall([PHONE, LAPTOP], CALLER, at), ...events);
const invited = (...events: CallEvent[]): Start => start(CALLER, startCall([], CALLER, at), ...events);
const placedAgain = (...events: CallEvent[]): Start =>
  start(CALLER_AGAIN, dial([PHONE], CALLER_AGAIN, at), ...events);
export const rung = (type: IncomingVerdict['type'], ...events: CallEvent[]): Start =>
  start(CALLEE, startIncoming(PHONE, { type }, 45_000, at), ...events);
const joined = (context: CallContext, ...events: CallEvent[]): Start =>
  start(context, startJoined(PHONE, 'video', at), ...events);
const rejoined = (context: CallContext, ...events: CallEvent[]): Start =>
  start(context, startRejoined(PHONE, 'video', at), ...events);

const acceptedThere = letter(PHONE, 'accept', { kind: 'video', ...OFFER });
const rings = letter(PHONE, 'ringing', {});
const asks = letter(PHONE, 'ask-reason', {});

export const STARTS: { readonly [P in CallState['phase']]: readonly Start[] } = {
  inviting: [
    invited(),
    invited({ type: 'paired', at }),
    start(CALLER, startVisit([HOST], at)),
    start({ ...CALLER, reason: 'The contract' }, startCall([], CALLER, at)),
  ],
  visiting: [start(CALLER, startVisit([], at)), invited({ type: 'visit', at, asks: [] })],
  dialing: [
    placed(),
    placed({ type: 'deadline', at }),
    placedAgain(),
    start({ ...CALLER, reason: 'The contract' }, startCall([PHONE], CALLER, at)),
    invited({ type: 'dial', at, devices: [PHONE] }),
  ],
  asking: [placed(asks), placedAgain(asks)],
  ringing: [placed(rings), placedAgain(rings)],
  screening: verdicts.map((verdict) =>
    start(
      CALLEE,
      startDoubted({ device: PHONE, verdict, duration: 45_000, nonce: ASKED.nonce, digest: ASKED.ring }, at),
    ),
  ),
  asked: [rung('ask')],
  'ringing-here': [
    rung('ring'),
    rung('ring', offered),
    rung('ring', accept),
    rung('silent'),
    rung('ring', command('ignore')),
    joined(CALLEE),
    joined(CALLEE_AGAIN),
    rejoined(CALLEE),
    rejoined(CALLEE_AGAIN),
  ],
  connecting: [
    placed(acceptedThere),
    placedAgain(acceptedThere),
    rung('ring', offered, accept),
    joined(CALLEE, offered),
    rejoined(CALLEE_AGAIN, offered),
  ],
  live: [
    placed(acceptedThere, connected),
    placedAgain(acceptedThere, connected),
    rung('ring', offered, accept, connected),
    rejoined(CALLEE_AGAIN, offered, connected),
  ],
  reconnecting: [
    placed(acceptedThere, connected, media({ type: 'interrupted' })),
    rung('ring', offered, accept, connected, media({ type: 'vanished' })),
  ],
  ended: [
    placed(command('hang-up')),
    placed(acceptedThere, connected, command('hang-up')),
    rung('block'),
    rung('decline'),
    rung('busy'),
    placedAgain(command('hang-up')),
  ],
};
