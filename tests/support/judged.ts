import type { Facts } from '../../utils/core/people/fact.ts';
import type { Judged } from '../../utils/core/people/log-entry.ts';
import { decide } from '../../utils/core/screening/decide.ts';
import type {
  Caller,
  History,
  RingSays,
  ScreeningInput,
  Situation,
} from '../../utils/core/screening/input.ts';
import type { Rule } from '../../utils/core/screening/rule.ts';
import { DEFAULT_RULES } from '../../utils/core/screening/switches.ts';

export type InputChange = {
  readonly caller?: Partial<Caller>;
  readonly situation?: Partial<Situation>;
  readonly history?: Partial<History>;
  readonly ring?: Partial<RingSays>;
};

/** Noon on a Wednesday; a stranger calls for the first time and says nothing. */
export const inputOf = ({ caller, situation, history, ring }: InputChange = {}): ScreeningInput => ({
  caller: { starred: false, accepted: false, blocked: false, proof: 'written', facts: {}, ...caller },
  situation: {
    now: 1_900_000_000_000,
    local: { weekday: 3, minute: 12 * 60 },
    takeCalls: true,
    inCall: false,
    expectingUntil: 0,
    ...situation,
  },
  history: {
    called: 0,
    answered: 0,
    refused: 0,
    attemptsToday: 0,
    unansweredToday: 0,
    firstContact: true,
    newcomers: [],
    ...history,
  },
  ring: { kind: 'audio', ...ring },
});

/** A caller of whom X says this. */
export const fact = (name: keyof Facts, value: boolean | string | number): InputChange => ({
  caller: { facts: { [name]: { value, source: 'x-data', at: 5 } } },
});

/** What the rules really say about such a ring. */
export const judgedBy = (change: InputChange = {}, rules: readonly Rule[] = DEFAULT_RULES): Judged => {
  const input = inputOf(change);
  return { input, judgement: decide(rules, input) };
};
