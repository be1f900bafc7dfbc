import { describe, expect, it } from 'vitest';
import {
  canEditRule,
  canRemoveRule,
  moveRule,
  putRule,
  removeRule,
  switchRule,
} from '../../../../utils/core/screening/edit-rules.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';

const own = (id: string): Rule => ({
  id,
  name: id,
  on: true,
  when: { type: 'in-call' },
  outcome: { verdict: 'silent' },
});
const ids = (rules: readonly Rule[] | undefined) => rules?.map(({ id }) => id);
const standard = ids(DEFAULT_RULES) ?? [];

describe('a rule that is moved', () => {
  it('changes places with its neighbour', () => {
    expect(ids(moveRule(DEFAULT_RULES, 'quiet-hours', -1))?.slice(5, 7)).toEqual([
      'quiet-hours',
      'quiet-repeat',
    ]);
    expect(ids(moveRule(DEFAULT_RULES, 'own-verdict', 1))?.slice(2, 4)).toEqual([
      'blocked-on-x',
      'own-verdict',
    ]);
  });

  it('never stands before those who are blocked or behind everyone else', () => {
    expect(moveRule(DEFAULT_RULES, 'do-not-disturb', -1)).toBeUndefined();
    expect(moveRule(DEFAULT_RULES, 'has-card', 1)).toBeUndefined();
    expect(moveRule(DEFAULT_RULES, 'blocked', 1)).toBeUndefined();
    expect(moveRule(DEFAULT_RULES, 'everyone-else', -1)).toBeUndefined();
  });

  it('has to be in the list', () => {
    expect(moveRule(DEFAULT_RULES, 'gone', 1)).toBeUndefined();
  });
});

describe('a rule that is put into the list', () => {
  it('stands before all that can be removed when it is new', () => {
    expect(ids(putRule(DEFAULT_RULES, own('mine')))).toEqual(standard.toSpliced(3, 0, 'mine'));
  });

  it('stands behind the one that it was copied from', () => {
    expect(ids(putRule(DEFAULT_RULES, own('mine'), 'my-people'))).toEqual(
      standard.toSpliced(standard.indexOf('my-people') + 1, 0, 'mine'),
    );
  });

  it('takes the place of the one with its id', () => {
    const before = putRule(DEFAULT_RULES, own('mine'), 'my-people');
    const after = putRule(before, { ...own('mine'), name: 'New name' });
    expect(ids(after)).toEqual(ids(before));
    expect(after.find(({ id }) => id === 'mine')?.name).toBe('New name');
  });
});

describe('fixed rules', () => {
  it('stay in the list and in use, whatever is asked', () => {
    expect(removeRule(DEFAULT_RULES, 'blocked')).toEqual(DEFAULT_RULES);
    expect(switchRule(DEFAULT_RULES, 'do-not-disturb', false)).toEqual(DEFAULT_RULES);
  });

  it('cannot be edited, but for what happens to everyone else', () => {
    expect(standard.filter((id) => !canEditRule(id))).toEqual(['blocked', 'do-not-disturb', 'own-verdict']);
    expect(standard.filter((id) => !canRemoveRule(id))).toEqual([
      'blocked',
      'do-not-disturb',
      'own-verdict',
      'everyone-else',
    ]);
  });
});

it('other rules are switched off and removed', () => {
  expect(switchRule(DEFAULT_RULES, 'my-people', false).find(({ id }) => id === 'my-people')?.on).toBe(false);
  expect(ids(removeRule(DEFAULT_RULES, 'my-people'))).not.toContain('my-people');
});
