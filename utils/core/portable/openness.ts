import type { Person, Pin } from '../people/person.ts';
import { decide } from '../screening/decide.ts';
import type { Caller, History } from '../screening/input.ts';
import type { Rule } from '../screening/rule.ts';
import type { LocalTime } from '../screening/schedule.ts';
import type { Verdict } from '../screening/verdict.ts';

/** Of a card that is here. */
export type Proved = Pick<Pin, 'userId' | 'grade' | 'confirmedAt'>;

/** A working day and one that is none, every three hours: whoever may ring at night only may ring. */
const MOMENTS: readonly LocalTime[] = ([3, 6] as const).flatMap((weekday) =>
  Array.from({ length: 8 }, (_, index) => ({ weekday, minute: index * 180 })),
);

/** Nothing that would keep anybody out. */
const NOW = { takeCalls: true, inCall: false, presence: 'active', expectingUntil: 0 } as const;
const PAST: History = {
  called: 0,
  answered: 0,
  refused: 0,
  attemptsToday: 0,
  unansweredToday: 0,
  firstContact: false,
  newcomers: [],
};

/** 2: rings at some time of the week · 1: once there is a reason · 0: never, or has no card here */
export type Openness = (person: Person | undefined, rules: readonly Rule[]) => 0 | 1 | 2;

/** How far people may ring by some rules, as far as that can be said before they do. `now`: ms. */
export const createOpenness = (pins: readonly Proved[], now: number): Openness => {
  const cards = new Map<string, Proved>(pins.map((pin) => [pin.userId, pin]));
  return (person, rules) => {
    const pin = person && cards.get(person.userId);
    if (person === undefined || pin === undefined || person.blocked) return 0;
    const { verdict, ...known } = person;
    const proof = pin.confirmedAt === undefined ? pin.grade : 'confirmed';
    const caller: Caller = { ...known, proof, ...(verdict && { verdict }) };
    const verdictAt = (local: LocalTime): Verdict => {
      const situation = { ...NOW, now, local };
      return decide(rules, { caller, situation, history: PAST, ring: { kind: 'audio' } }).verdict;
    };
    const verdicts = new Set(MOMENTS.map(verdictAt));
    return verdicts.has('ring') ? 2 : verdicts.has('ask') ? 1 : 0;
  };
};
