import { computed, type ReadonlySignal } from '@preact/signals-core';
import { canEditRule, canRemoveRule, moveRule, switchRule } from '../../core/screening/edit-rules.ts';
import type { Rule } from '../../core/screening/rule.ts';
import { nearestSwitches, rulesOf } from '../../core/screening/switches.ts';
import type { ScreeningModel } from './screening-model.ts';

export type ListedRule = {
  readonly rule: Rule;
  /** Each is undefined where the rule has to stay as it is. */
  readonly moveUp?: () => void;
  readonly moveDown?: () => void;
  readonly switchOn?: (on: boolean) => void;
  readonly canEdit: boolean;
};

export type RuleListModel = {
  /** In the order in which they are asked. Undefined until read. */
  readonly rules: ReadonlySignal<readonly ListedRule[] | undefined>;
  /**
   * Makes it the list that the nearest switches stand for, and gives what takes that back. Undefined while it is one
   * that switches can show.
   */
  readonly reset: ReadonlySignal<(() => () => void) | undefined>;
};

/** The list of rules, as it can be changed without writing any. Everything is saved at once. */
export const createRuleList = ({
  screening,
  switches,
  change,
}: Pick<ScreeningModel, 'screening' | 'switches' | 'change'>): RuleListModel => {
  const save = (rules: readonly Rule[]) => change.peek()?.({ rules });

  const list = (rule: Rule, rules: readonly Rule[]): ListedRule => {
    const up = moveRule(rules, rule.id, -1);
    const down = moveRule(rules, rule.id, 1);
    return {
      rule,
      ...(up && { moveUp: () => save(up) }),
      ...(down && { moveDown: () => save(down) }),
      ...(canRemoveRule(rule.id) && { switchOn: (on: boolean) => save(switchRule(rules, rule.id, on)) }),
      canEdit: canEditRule(rule.id),
    };
  };

  return {
    rules: computed(() => screening.value?.rules.map((rule, _, rules) => list(rule, rules))),
    reset: computed(() => {
      const rules = screening.value?.rules;
      const save = change.value;
      if (rules === undefined || save === undefined || switches.value !== undefined) return undefined;
      return () => {
        save({ rules: rulesOf(nearestSwitches(rules)) });
        return () => save({ rules });
      };
    }),
  };
};
