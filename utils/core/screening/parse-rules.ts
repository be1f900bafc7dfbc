import * as v from 'valibot';
import { err, ok, type Result } from '../lib/result.ts';
import type { Condition, Question } from './condition.ts';
import { FIXED_RULES, LAST_RULE, type Rule } from './rule.ts';
import { DEFAULT_RULES } from './switches.ts';

/** A list longer or deeper than any that a person makes is damage or malice. */
const MAX_RULES = 100;
const MAX_BRANCHES = 20;
const MAX_DEPTH = 5;

const atLeast = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const schedule = v.object({
  days: v.pipe(v.array(v.picklist([0, 1, 2, 3, 4, 5, 6])), v.maxLength(7)),
  from: atLeast(0, 1439),
  to: atLeast(0, 1439),
});

const QUESTIONS = [
  v.strictObject({
    type: v.literal('fact'),
    fact: v.picklist(['iFollow', 'followsMe', 'verified', 'blockedOnX', 'mutedOnX']),
  }),
  v.strictObject({
    type: v.literal('verified-as'),
    kind: v.picklist(['paid', 'organisation', 'government']),
  }),
  v.strictObject({ type: v.literal('account-age'), days: atLeast(0, 36_500) }),
  v.strictObject({ type: v.literal('followers'), atLeast: atLeast(0, 1e10) }),
  v.strictObject({ type: v.literal('conversation') }),
  v.strictObject({ type: v.literal('wrote-last'), who: v.picklist(['me', 'them']) }),
  v.strictObject({ type: v.literal('my-people') }),
  v.strictObject({ type: v.literal('has-card') }),
  v.strictObject({ type: v.literal('blocked') }),
  v.strictObject({ type: v.literal('own-verdict') }),
  v.strictObject({ type: v.literal('proved'), grade: v.picklist(['answered', 'written', 'confirmed']) }),
  v.strictObject({ type: v.literal('time'), schedule }),
  v.strictObject({ type: v.literal('do-not-disturb') }),
  v.strictObject({ type: v.literal('in-call') }),
  v.strictObject({ type: v.literal('away'), how: v.picklist(['idle', 'locked']) }),
  v.strictObject({ type: v.literal('expecting') }),
  v.strictObject({ type: v.literal('repeat'), minutes: atLeast(1, 1440) }),
  v.strictObject({ type: v.literal('first-contact') }),
  v.strictObject({ type: v.literal('attempts-today'), atLeast: atLeast(1, 1000) }),
  v.strictObject({ type: v.literal('unanswered-today'), atLeast: atLeast(1, 1000) }),
  v.strictObject({
    type: v.literal('history'),
    what: v.picklist(['called', 'answered', 'refused']),
    atLeast: atLeast(1, 1000),
  }),
  v.strictObject({ type: v.literal('burst'), callers: atLeast(1, 1000), minutes: atLeast(1, 1440) }),
  v.strictObject({ type: v.literal('kind'), kind: v.picklist(['audio', 'video']) }),
  v.strictObject({ type: v.literal('reason-given') }),
  v.strictObject({ type: v.literal('reason-says'), words: text(200) }),
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

const ruleSchema: v.GenericSchema<unknown, Rule> = v.strictObject({
  id: text(40),
  name: v.exactOptional(text(80)),
  on: v.boolean(),
  when: conditionUpTo(MAX_DEPTH),
  outcome: v.strictObject({
    verdict: v.picklist(['ring', 'ask', 'silent', 'decline', 'block', 'own']),
    message: v.exactOptional(text(560)),
    noSound: v.exactOptional(v.literal(true)),
    relayOnly: v.exactOptional(v.literal(true)),
    cameraOff: v.exactOptional(v.literal(true)),
  }),
});

/**
 * The list with what must hold put right: ids are unique, the blocked come first, the last rule is last, and nothing
 * that is fixed is missing, changed or off (the last rule's verdict is the person's).
 */
export const arrangeRules = (rules: readonly Rule[]): readonly Rule[] => {
  const seen = new Set<string>();
  const unique = rules.filter(({ id }) => !seen.has(id) && seen.add(id));
  const fixed = DEFAULT_RULES.filter(({ id }) => FIXED_RULES.has(id) && id !== LAST_RULE);
  const [blocked, ...others] = fixed;
  const last = DEFAULT_RULES.filter(({ id }) => id === LAST_RULE).map((rule) => ({
    ...rule,
    outcome: unique.find(({ id }) => id === LAST_RULE)?.outcome ?? rule.outcome,
  }));
  const inPlace = unique
    .filter(({ id }) => id !== LAST_RULE && id !== blocked?.id)
    .map((rule) => fixed.find(({ id }) => id === rule.id) ?? rule);
  return [...(blocked ? [blocked] : []), ...others.filter(({ id }) => !seen.has(id)), ...inPlace, ...last];
};

/** Rules from storage or a file. Refused as a whole: a list with a hole in it decides differently from the one meant. */
export const parseRules = (input: unknown): Result<readonly Rule[], 'malformed'> => {
  const parsed = v.safeParse(v.pipe(v.array(ruleSchema), v.maxLength(MAX_RULES)), input);
  return parsed.success ? ok(arrangeRules(parsed.output)) : err('malformed');
};
