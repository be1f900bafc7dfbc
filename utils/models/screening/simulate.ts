import type { UserId } from '../../core/people/ids.ts';
import type { Person, Pin } from '../../core/people/person.ts';
import {
  type Assumed,
  type AssumedPast,
  assumeMoment,
  assumePast,
  assumeRing,
} from '../../core/screening/assume.ts';
import { describe, type Described, NOBODY } from '../../core/screening/describe.ts';
import type { ScreeningInput } from '../../core/screening/input.ts';
import type { LocalTime } from '../../core/screening/schedule.ts';
import type { Screening } from '../../core/screening/screening.ts';
import type { PinStore } from '../ports/people.ts';
import type { Calendar } from '../ports/system.ts';
import { gatherInput, type JudgeDeps } from './judge.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Of a day, in minutes. */
const HALF = 720;

/** The next time that a clock on the wall here shows this, ms; today also when it is over already. */
export const momentOf = (calendar: Calendar, now: number, { weekday, minute }: LocalTime): number => {
  const days = (weekday - calendar.local(now).weekday + 7) % 7;
  // By its noon: a day that is an hour shorter or longer is still met.
  const midnight = calendar.midnight(calendar.midnight(now) + days * DAY + DAY / 2);
  const at = midnight + minute * MINUTE;
  const off = minute - calendar.local(at).minute;
  // An hour too late at 23:30 is already the next day, and no day behind.
  return at + (off > HALF ? off - 2 * HALF : off) * MINUTE;
};

export type Trial = {
  /** A person who is known, or one who is made up. */
  readonly who: Person | Described;
  readonly assumed: Assumed;
  readonly past: AssumedPast;
  /** Whether a call goes on in truth. */
  readonly inCall: boolean;
  readonly screening: Screening;
  /** ms */
  readonly now: number;
};

type SimulateDeps = Omit<JudgeDeps, 'clock' | 'settings'> & { readonly pins: Pick<PinStore, 'ofPerson'> };

/** The device that a person would call with: the one last heard of. */
const newestPin = async (pins: SimulateDeps['pins'], person: Person): Promise<Pin | undefined> =>
  (await pins.ofPerson(person.account, person.userId)).toSorted((a, b) => b.heardAt - a.heardAt)[0];

/** What a ring would be judged by, gathered as for a real one, with assumptions in place of what is so now. */
export const simulateInput = async (
  deps: SimulateDeps,
  account: UserId | null,
  { who, assumed, past, inCall, screening, now: real }: Trial,
): Promise<ScreeningInput> => {
  const now = assumed.time === undefined ? real : momentOf(deps.calendar, real, assumed.time);
  const of = account ?? NOBODY;
  const isReal = 'userId' in who;
  const caller = isReal ? { person: who, pin: await newestPin(deps.pins, who) } : describe(who, of, now);
  const input = await gatherInput(
    {
      ...deps,
      // Nothing is stored of somebody who is made up, and an archive would say that I do not follow them.
      ...(isReal ? {} : { known: { of: async () => caller.person.facts } }),
    },
    of,
    {
      ...caller,
      ring: assumeRing(assumed),
      now,
      inCall,
      screening,
    },
  );
  return assumePast(assumeMoment(input, assumed), past);
};
