import type { MediaKind } from '../protocol/letter.ts';
import type { History, RingSays, ScreeningInput, Situation } from './input.ts';
import type { LocalTime } from './schedule.ts';

/** What a trial of the rules takes for granted of the past. Whatever is absent stays as Recent has it. */
export type AssumedPast = {
  readonly firstContact?: boolean;
  readonly unansweredToday?: number;
  /** How long ago they tried in vain; null: never. */
  readonly minutesAgo?: number | null;
  /** Others who called for the first time just now. */
  readonly newcomers?: number;
};

/** What it takes for granted of the moment and the ring. Whatever is absent stays as it is now. */
export type Assumed = {
  /** Undefined: now. */
  readonly time?: LocalTime | undefined;
  readonly takeCalls?: boolean;
  readonly inCall?: boolean;
  readonly presence?: NonNullable<Situation['presence']>;
  readonly expecting?: boolean;
  readonly kind?: MediaKind;
  /** Empty: none. */
  readonly reason?: string;
};

/** Every assumption with its value, for a form that shows them. */
export type Shown = Required<AssumedPast> &
  Required<Omit<Assumed, 'time'>> & {
    readonly time: LocalTime | undefined;
    readonly local: LocalTime;
  };

const MINUTE = 60_000;
/** Callers of the last minutes count as "just now". */
const JUST_NOW = 10 * MINUTE;

/** What a ring says of itself. */
export const assumeRing = ({ kind = 'audio', reason = '' }: Assumed): RingSays => ({
  kind,
  ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
});

/** An input whose moment is as assumed, whatever made it otherwise. */
export const assumeMoment = (
  input: ScreeningInput,
  { takeCalls, inCall, presence, expecting }: Assumed,
): ScreeningInput => {
  const { situation } = input;
  return {
    ...input,
    situation: {
      ...situation,
      takeCalls: takeCalls ?? situation.takeCalls,
      inCall: inCall ?? situation.inCall,
      ...(presence === undefined ? {} : { presence }),
      ...(expecting === undefined ? {} : { expectingUntil: expecting ? situation.now + MINUTE : 0 }),
    },
  };
};

const assumeAttempts = (
  history: History,
  { minutesAgo, unansweredToday }: AssumedPast,
  now: number,
): History => {
  const { lastUnanswered, ...rest } = history;
  const last =
    minutesAgo === undefined ? lastUnanswered : minutesAgo === null ? undefined : now - minutesAgo * MINUTE;
  return {
    ...rest,
    ...(last === undefined ? {} : { lastUnanswered: last }),
    ...(unansweredToday === undefined
      ? {}
      : { unansweredToday, attemptsToday: Math.max(rest.attemptsToday, unansweredToday) }),
  };
};

/** An input whose history is as assumed. */
export const assumePast = (input: ScreeningInput, past: AssumedPast): ScreeningInput => {
  const { now } = input.situation;
  const { firstContact, newcomers } = past;
  return {
    ...input,
    history: {
      ...assumeAttempts(input.history, past, now),
      ...(firstContact === undefined ? {} : { firstContact }),
      ...(newcomers === undefined ? {} : { newcomers: Array<number>(newcomers).fill(now) }),
    },
  };
};

/** What a form shows: the assumptions, and where there are none, what really is. */
export const shownOf = (
  { situation, history, ring }: ScreeningInput,
  assumed: Assumed,
  past: AssumedPast,
): Shown => ({
  local: situation.local,
  time: assumed.time,
  takeCalls: situation.takeCalls,
  inCall: situation.inCall,
  presence: situation.presence ?? 'active',
  expecting: situation.now < situation.expectingUntil,
  firstContact: history.firstContact,
  unansweredToday: history.unansweredToday,
  minutesAgo:
    history.lastUnanswered === undefined
      ? null
      : Math.floor((situation.now - history.lastUnanswered) / MINUTE),
  newcomers: history.newcomers.filter((at) => situation.now - at <= JUST_NOW).length,
  kind: ring.kind,
  reason: ring.reason ?? '',
  ...assumed,
  ...past,
});
