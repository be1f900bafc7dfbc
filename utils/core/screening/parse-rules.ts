import * as v from 'valibot';
import { VERIFIED_KINDS, YES_NO_FACTS } from '../people/fact.ts';
import { PROOF_GRADES } from '../people/person.ts';
import { MEDIA_KINDS } from '../protocol/letter.ts';
import type { Condition, Question } from './condition.ts';
import {
  MAX_BRANCHES,
  MAX_CONDITIONS,
  MAX_RULE_NAME,
  MAX_RULES,
  MAX_WORDS,
  type Range,
  RANGES,
} from './ranges.ts';
import { FIRST_RULES, FIXED_RULES, LAST_RULE, type Outcome, type Rule } from './rule.ts';
import { DEFAULT_RULES } from './switches.ts';
import { ALL_VERDICTS } from './verdict.ts';

const MAX_DEPTH = 5;

const whole = ({ least, most }: Range) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const MINUTE_OF_DAY = { least: 0, most: 1439 };
const schedule = v.object({
  days: v.pipe(v.array(v.picklist([0, 1, 2, 3, 4, 5, 6])), v.maxLength(7)),
  from: whole(MINUTE_OF_DAY),
  to: whole(MINUTE_OF_DAY),
});

/** A question that is its type alone. */
const bare = <const T extends string>(type: T) => v.strictObject({ type: v.literal(type) });

const QUESTIONS = [
  v.strictObject({
    type: v.literal('fact'),
    fact: v.picklist(YES_NO_FACTS),
  }),
  v.strictObject({
    type: v.literal('verified-as'),
    kind: v.picklist(VERIFIED_KINDS),
  }),
  v.strictObject({ type: v.literal('account-age'), days: whole(RANGES['account-age'].days) }),
  v.strictObject({ type: v.literal('followers'), atLeast: whole(RANGES.followers.atLeast) }),
  bare('conversation'),
  v.strictObject({ type: v.literal('wrote-last'), who: v.picklist(['me', 'them']) }),
  bare('my-people'),
  bare('has-card'),
  bare('blocked'),
  bare('own-verdict'),
  v.strictObject({ type: v.literal('proved'), grade: v.picklist(PROOF_GRADES) }),
  v.strictObject({ type: v.literal('time'), schedule }),
  bare('do-not-disturb'),
  bare('in-call'),
  v.strictObject({ type: v.literal('away'), how: v.picklist(['idle', 'locked']) }),
  bare('expecting'),
  v.strictObject({ type: v.literal('repeat'), minutes: whole(RANGES.repeat.minutes) }),
  bare('first-contact'),
  v.strictObject({ type: v.literal('attempts-today'), atLeast: whole(RANGES['attempts-today'].atLeast) }),
  v.strictObject({ type: v.literal('unanswered-today'), atLeast: whole(RANGES['unanswered-today'].atLeast) }),
  v.strictObject({
    type: v.literal('history'),
    what: v.picklist(['called', 'answered', 'refused']),
    atLeast: whole(RANGES.history.atLeast),
  }),
  v.strictObject({
    type: v.literal('burst'),
    callers: whole(RANGES.burst.callers),
    minutes: whole(RANGES.burst.minutes),
  }),
  v.strictObject({ type: v.literal('kind'), kind: v.picklist(MEDIA_KINDS) }),
  bare('reason-given'),
  v.strictObject({ type: v.literal('reason-says'), words: text(MAX_WORDS) }),
] as const;

export const questionSchema: v.GenericSchema<unknown, Question> = v.variant('type', QUESTIONS);

const conditionUpTo = (depth: number): v.GenericSchema<unknown, Condition> => {
  if (depth === 0) return questionSchema;
  const inner = conditionUpTo(depth - 1);
  return v.union([
    questionSchema,
    v.strictObject({
      type: v.picklist(['all', 'any']),
      of: v.pipe(v.array(inner), v.maxLength(MAX_BRANCHES)),
    }),
    v.strictObject({ type: v.literal('not'), of: inner }),
  ]);
};

export const conditionSchema = conditionUpTo(MAX_DEPTH);

export const outcomeSchema: v.GenericSchema<unknown, Outcome> = v.strictObject({
  verdict: v.picklist([...ALL_VERDICTS, 'own']),
  message: v.exactOptional(text(560)),
  noSound: v.exactOptional(v.literal(true)),
  relayOnly: v.exactOptional(v.literal(true)),
  cameraOff: v.exactOptional(v.literal(true)),
  callWaiting: v.exactOptional(v.literal(true)),
});

const ruleSchema: v.GenericSchema<unknown, Rule> = v.strictObject({
  id: text(40),
  name: v.exactOptional(text(MAX_RULE_NAME)),
  on: v.boolean(),
  when: conditionSchema,
  outcome: outcomeSchema,
});

/**
 * The list with what must hold put right: ids are unique, the blocked and *Take calls* come first, the last rule is last, and nothing
 * that is fixed is missing, changed or off (the last rule's verdict is the person's).
 */
export const arrangeRules = (rules: readonly Rule[]): readonly Rule[] => {
  const seen = new Set<string>();
  const unique = rules.filter(({ id }) => !seen.has(id) && seen.add(id));
  const fixed = DEFAULT_RULES.filter(({ id }) => FIXED_RULES.has(id) && id !== LAST_RULE);
  const first = fixed.filter(({ id }) => FIRST_RULES.has(id));
  const missing = fixed.filter(({ id }) => !FIRST_RULES.has(id) && !seen.has(id));
  const last = DEFAULT_RULES.filter(({ id }) => id === LAST_RULE).map((rule) => ({
    ...rule,
    outcome: unique.find(({ id }) => id === LAST_RULE)?.outcome ?? rule.outcome,
  }));
  const inPlace = unique
    .filter(({ id }) => id !== LAST_RULE && !FIRST_RULES.has(id))
    .map((rule) => fixed.find(({ id }) => id === rule.id) ?? rule);
  return [...first, ...missing, ...inPlace, ...last];
};

const countConditions = (condition: Condition): number => {
  const { type } = condition;
  if (type === 'not') return 1 + countConditions(condition.of);
  if (type !== 'all' && type !== 'any') return 1;
  return condition.of.reduce((sum, one) => sum + countConditions(one), 1);
};

/** Every ring asks them all and writes down what each said: a list that nobody wrote by hand would keep rings waiting. */
const isModest = (rules: readonly Rule[]): boolean =>
  rules.reduce((sum, { when }) => sum + countConditions(when), 0) <= MAX_CONDITIONS;

/** Rules from storage or a file. Refused as a whole: a list with a hole in it decides differently from the one meant. */
export const rulesSchema = v.pipe(
  v.array(ruleSchema),
  v.maxLength(MAX_RULES),
  v.transform((rules) => arrangeRules(rules)),
  v.check(isModest),
);

/** Whether a list can be read again once it is stored; one that cannot would count as none. */
export const canStoreRules = (rules: readonly Rule[]): boolean => v.is(rulesSchema, rules);
