import type { Condition, Question } from './condition.ts';
import {
  MAX_BRANCHES,
  MAX_RULE_NAME,
  MAX_WORDS,
  type NumberName,
  parseWhole,
  type Range,
  RANGES,
} from './ranges.ts';
import { LAST_RULE, type Outcome, type Rule } from './rule.ts';
import { parseClock } from './schedule.ts';
import { DEFAULT_RULES } from './switches.ts';

export type FieldName = NumberName | 'from' | 'to' | 'words';

/** A question that is being written. `typed`: what stands in a field and is not (yet) what the field takes. */
export type QuestionPart = {
  readonly question: Question;
  readonly negated: boolean;
  readonly typed: { readonly [F in FieldName]?: string };
};

/** A nested condition that somebody imported: shown in words and kept as it is. */
export type KeptPart = { readonly kept: Condition };

export type DraftPart = QuestionPart | KeptPart;

/** A rule that is being written. */
export type RuleDraft = {
  readonly id: string;
  /** Of a new one: the rule that it is to follow. */
  readonly after?: string;
  readonly name: string;
  readonly on: boolean;
  readonly joined: 'all' | 'any';
  readonly parts: readonly DraftPart[];
  readonly outcome: Outcome;
};

/** Why a draft is no rule yet. `part`: which of its conditions, from 0. */
export type DraftProblem =
  | { readonly what: 'no-name' | 'long-name' | 'no-conditions' }
  /** The list would hold too many rules, or conditions nested too deep. */
  | { readonly what: 'too-much' }
  | { readonly what: 'half-typed'; readonly part: number; readonly field: FieldName }
  | { readonly what: 'no-words' | 'no-days'; readonly part: number };

const partOf = (condition: Condition): DraftPart => {
  switch (condition.type) {
    case 'all':
    case 'any':
      return { kept: condition };
    case 'not': {
      const inner = partOf(condition.of);
      return 'kept' in inner || inner.negated ? { kept: condition } : { ...inner, negated: true };
    }
    default:
      return { question: condition, negated: false, typed: {} };
  }
};

export const newDraft = (id: string): RuleDraft => ({
  id,
  name: '',
  on: true,
  joined: 'all',
  parts: [],
  outcome: { verdict: 'ring' },
});

export const draftOf = ({ id, name = '', on, when, outcome }: Rule): RuleDraft => {
  const isList = when.type === 'all' || when.type === 'any';
  return {
    id,
    name,
    on,
    joined: isList ? when.type : 'all',
    parts: isList ? when.of.map(partOf) : [partOf(when)],
    outcome,
  };
};

const conditionOf = (part: DraftPart): Condition => {
  if ('kept' in part) return part.kept;
  return part.negated ? { type: 'not', of: part.question } : part.question;
};

/** Standard rules have a name of ours. */
export const isStandardRule = (id: string): boolean => DEFAULT_RULES.some((rule) => rule.id === id);

/** The last rule matches always: only what it leads to is written. */
export const isOutcomeOnly = ({ id }: Pick<RuleDraft, 'id'>): boolean => id === LAST_RULE;

const partProblems = (part: DraftPart, index: number): readonly DraftProblem[] => {
  if ('kept' in part) return [];
  const { question, typed } = part;
  const halfTyped = (Object.keys(typed) as FieldName[]).map((field): DraftProblem => ({
    what: 'half-typed',
    part: index,
    field,
  }));
  if (question.type === 'reason-says' && question.words.split(',').every((word) => word.trim() === ''))
    return [{ what: 'no-words', part: index }];
  if (question.type === 'time' && question.schedule.days.length === 0)
    return [{ what: 'no-days', part: index }, ...halfTyped];
  return halfTyped;
};

/** Everything that keeps it from being a rule, in the order in which it is written. */
export const draftProblems = (draft: RuleDraft): readonly DraftProblem[] => {
  if (isOutcomeOnly(draft)) return [];
  const { length } = draft.name.trim();
  return [
    ...(length === 0 && !isStandardRule(draft.id) ? [{ what: 'no-name' } as const] : []),
    ...(length > MAX_RULE_NAME ? [{ what: 'long-name' } as const] : []),
    ...(draft.parts.length === 0 ? [{ what: 'no-conditions' } as const] : []),
    ...draft.parts.flatMap(partProblems),
  ];
};

/** The rule that a draft without problems stands for. What was opened and left as it was means the same. */
export const ruleOf = ({ id, name, on, joined, parts, outcome }: RuleDraft): Rule => {
  const [first, ...others] = parts;
  const isOne = first !== undefined && others.length === 0;
  const called = name.trim();
  return {
    id,
    ...(called === '' ? {} : { name: called }),
    on,
    when: isOne ? conditionOf(first) : { type: joined, of: parts.map(conditionOf) },
    outcome,
  };
};

export const canTakeCondition = ({ parts }: RuleDraft): boolean => parts.length < MAX_BRANCHES;

/** The numbers in a question, with the range of each. */
export const numbersOf = ({ type }: Question): Readonly<Partial<Record<NumberName, Range>>> =>
  type in RANGES ? RANGES[type as keyof typeof RANGES] : {};

const withField = (question: Question, field: FieldName, text: string): Question | undefined => {
  if (field === 'from' || field === 'to') {
    const minute = parseClock(text);
    if (question.type !== 'time' || minute === undefined) return undefined;
    return { ...question, schedule: { ...question.schedule, [field]: minute } };
  }
  if (field === 'words')
    return question.type === 'reason-says' && text.length <= MAX_WORDS
      ? { ...question, words: text }
      : undefined;
  const range = numbersOf(question)[field];
  const value = range && parseWhole(text, range);
  return value === undefined ? undefined : { ...question, [field]: value };
};

/** Types into a field: the question changes once the text is what the field takes, and nothing typed is lost before. */
export const typeInto = (part: QuestionPart, field: FieldName, text: string): QuestionPart => {
  const question = withField(part.question, field, text);
  const { [field]: _, ...others } = part.typed;
  return question === undefined
    ? { ...part, typed: { ...others, [field]: text } }
    : { ...part, question, typed: others };
};
