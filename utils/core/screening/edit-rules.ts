import { arrangeRules } from './parse-rules.ts';
import { FIXED_RULES, LAST_RULE, type Rule } from './rule.ts';

/** Of the last rule, which nobody can take away, the outcome can be changed. */
export const canEditRule = (id: string): boolean => !FIXED_RULES.has(id) || id === LAST_RULE;

/** Removed and switched off. */
export const canRemoveRule = (id: string): boolean => !FIXED_RULES.has(id);

/** One place up (-1) or down; undefined where it has to stay, or is not in the list. */
export const moveRule = (rules: readonly Rule[], id: string, by: -1 | 1): readonly Rule[] | undefined => {
  const from = rules.findIndex((rule) => rule.id === id);
  const [one, other] = [rules[from], rules[from + by]];
  if (one === undefined || other === undefined) return undefined;
  const moved = arrangeRules(rules.with(from, other).with(from + by, one));
  return moved[from + by]?.id === id ? moved : undefined;
};

export const switchRule = (rules: readonly Rule[], id: string, on: boolean): readonly Rule[] =>
  arrangeRules(rules.map((rule) => (rule.id === id ? { ...rule, on } : rule)));

export const removeRule = (rules: readonly Rule[], id: string): readonly Rule[] =>
  arrangeRules(rules.filter((rule) => rule.id !== id));

/** Before the first rule that can be removed: what is new is an exception from what stands below. */
const placeOfNew = (rules: readonly Rule[]): number => {
  const first = rules.findIndex(({ id }) => !FIXED_RULES.has(id) || id === LAST_RULE);
  return first < 0 ? rules.length : first;
};

/** Puts a rule in the place of the one with its id; a new one behind `after`, or else where new ones go. */
export const putRule = (rules: readonly Rule[], rule: Rule, after?: string): readonly Rule[] => {
  if (rules.some(({ id }) => id === rule.id))
    return arrangeRules(rules.map((one) => (one.id === rule.id ? rule : one)));
  const before = rules.findIndex(({ id }) => id === after);
  return arrangeRules(rules.toSpliced(before < 0 ? placeOfNew(rules) : before + 1, 0, rule));
};
