import type { Facts } from '../../core/people/fact.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Judged, LogEntry } from '../../core/people/log-entry.ts';
import type { Person, Pin } from '../../core/people/person.ts';
import { decide } from '../../core/screening/decide.ts';
import { expectedUntil } from '../../core/screening/expected.ts';
import { historyOf } from '../../core/screening/history.ts';
import type { Caller, RingSays, ScreeningInput } from '../../core/screening/input.ts';
import type { Screening } from '../../core/screening/screening.ts';
import type { LogStore } from '../ports/calls.ts';
import type { KnownFacts } from '../ports/people.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Attention, Calendar, Clock } from '../ports/system.ts';

const DAY = 86_400_000;

export type JudgeDeps = {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly attention: Attention;
  readonly settings: Pick<SettingsStore, 'screening'>;
  readonly log: Pick<LogStore, 'ofPerson' | 'since'>;
  readonly known: KnownFacts;
};

/** A person as the rules see them; `facts`: all that is known, wherever it was learned. */
export const callerOf = (
  person: Person,
  pin: Pick<Pin, 'grade' | 'confirmedAt'> | undefined,
  facts: Facts,
): Caller => ({
  starred: person.starred,
  accepted: person.accepted,
  blocked: person.blocked,
  ...(person.verdict === undefined ? {} : { verdict: person.verdict }),
  ...(pin === undefined ? {} : { proof: pin.confirmedAt === undefined ? pin.grade : 'confirmed' }),
  facts,
});

/** Everything that a decision about this person rests on at that moment (ms). */
export const gatherInput = async (
  deps: Omit<JudgeDeps, 'clock' | 'settings'>,
  account: UserId,
  {
    person,
    pin,
    ring,
    now,
    inCall,
    screening: reading,
    open = [],
  }: {
    readonly person: Person;
    readonly pin?: Pick<Pin, 'grade' | 'confirmedAt'> | undefined;
    readonly ring: RingSays;
    readonly now: number;
    readonly inCall: boolean;
    readonly screening: Screening | Promise<Screening>;
    readonly open?: readonly LogEntry[];
  },
): Promise<ScreeningInput> => {
  const [screening, theirs, lately, presence, facts] = await Promise.all([
    reading,
    deps.log.ofPerson(account, person.userId),
    deps.log.since(account, now - DAY),
    deps.attention.state(),
    deps.known.of(account, person.userId),
  ]);
  return {
    caller: callerOf(person, pin, facts),
    situation: {
      now,
      local: deps.calendar.local(now),
      takeCalls: screening.takeCalls,
      inCall,
      expectingUntil: Math.max(screening.expectingUntil, expectedUntil(theirs)),
      ...(presence === undefined ? {} : { presence }),
    },
    history: historyOf(
      person.userId,
      [...theirs, ...open.filter((one) => one.person.userId === person.userId)],
      [...lately, ...open],
      { now, midnight: deps.calendar.midnight(now) },
    ),
    ring,
  };
};

/** Judges a ring by the rules of the account. */
export interface Judge {
  judge(
    account: UserId,
    ring: {
      readonly person: Person;
      readonly pin: Pin | undefined;
      readonly ring: RingSays;
      readonly inCall: boolean;
      /** Other calls that came in and are not over, as far as they got: Recent has none of them yet. */
      readonly open?: readonly LogEntry[];
    },
  ): Promise<Judged>;
}

export const createJudge = (deps: JudgeDeps): Judge => ({
  async judge(account, ring) {
    const screening = deps.settings.screening(account);
    const input = await gatherInput(deps, account, { ...ring, now: deps.clock.now(), screening });
    return { input, judgement: decide((await screening).rules, input) };
  },
});
