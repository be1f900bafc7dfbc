import { describe, expect, it } from 'vitest';
import { putRule } from '../../../../utils/core/screening/edit-rules.ts';
import { MAX_RULES } from '../../../../utils/core/screening/ranges.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import type { RuleDraft } from '../../../../utils/core/screening/rule-draft.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';
import { createRuleEditor } from '../../../../utils/models/screening/rule-editor.ts';
import { settled } from '../../../support/fakes/background.ts';
import { createFakeRandom } from '../../../support/fakes/random.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { ACCOUNT, BOB } from '../../../support/page-stories.ts';
import { MINE, openScreening } from './given.ts';

const open = async (session = createFakeSession(), rules = DEFAULT_RULES) => {
  const given = await openScreening();
  await given.settings.setScreening(ACCOUNT, { rules });
  const { screening, account } = given;
  const editor = createRuleEditor({ screening, account, session, random: createFakeRandom() });
  await settled();
  /** Changes what is being written. */
  const write = (change: Partial<RuleDraft>) => {
    const draft = editor.draft.peek();
    if (draft === undefined) throw new Error('Nothing is being written');
    editor.write({ ...draft, ...change });
  };
  return { ...given, editor, session, write };
};

const IN_CALL = { question: { type: 'in-call' }, negated: false, typed: {} } as const;
const WITH_MINE = putRule(DEFAULT_RULES, MINE, 'my-people');

describe('a rule that is being written', () => {
  it('is stored once it is whole, before the standard ones', async () => {
    const { editor, write, stored } = await open();
    editor.add.value?.();
    expect(editor.isNew.value).toBe(true);
    expect(editor.save.value).toBeUndefined();
    write({ name: ' Busy ', parts: [IN_CALL], outcome: { verdict: 'silent' } });
    editor.save.value?.();
    expect(editor.draft.value).toBeUndefined();
    const { rules } = await stored();
    expect(rules).toHaveLength(DEFAULT_RULES.length + 1);
    expect(rules[3]).toMatchObject({ name: 'Busy', on: true, when: { type: 'in-call' } });
  });

  it('is still there when the popup opens again, and gone once it is saved', async () => {
    const session = createFakeSession();
    const first = await open(session);
    first.editor.add.value?.();
    first.write({ name: 'Half' });
    const second = await open(session);
    expect(second.editor.draft.value?.name).toBe('Half');
    second.write({ parts: [IN_CALL] });
    second.editor.save.value?.();
    expect((await open(session)).editor.draft.value).toBeUndefined();
  });

  it('belongs to one account', async () => {
    const { editor, write, account } = await open();
    editor.add.value?.();
    write({ name: 'Of mine' });
    account.value = BOB.userId;
    expect(editor.draft.value).toBeUndefined();
    account.value = ACCOUNT;
    expect(editor.draft.value?.name).toBe('Of mine');
  });

  it('comes back after it was discarded, unless nothing was written', async () => {
    const { editor, write } = await open(undefined, WITH_MINE);
    editor.edit(MINE);
    expect(editor.discard()).toBeUndefined();
    editor.edit(MINE);
    write({ name: 'Other' });
    const undo = editor.discard();
    expect(editor.draft.value).toBeUndefined();
    expect(undo?.bringBack()).toBeUndefined();
    expect(editor.draft.value?.name).toBe('Other');
  });

  it('that comes back puts aside what is written meanwhile, which comes back as well', async () => {
    const { editor, write } = await open();
    editor.add.value?.();
    write({ name: 'First' });
    const first = editor.discard();
    editor.add.value?.();
    write({ name: 'Second' });
    const second = first?.bringBack();
    expect([editor.draft.value?.name, second?.draft.name]).toEqual(['First', 'Second']);
    second?.bringBack();
    expect(editor.draft.value?.name).toBe('Second');
  });
});

describe('a rule of one’s own', () => {
  it('is changed in its place', async () => {
    const { editor, write, stored } = await open(undefined, WITH_MINE);
    editor.edit(MINE);
    expect(editor.isNew.value).toBe(false);
    write({ name: 'Renamed' });
    editor.save.value?.();
    expect((await stored()).rules).toEqual(putRule(WITH_MINE, { ...MINE, name: 'Renamed' }));
  });

  it('is duplicated as something new to write, which stands behind it', async () => {
    const { editor, stored } = await open(undefined, WITH_MINE);
    editor.edit(MINE);
    editor.duplicate.value?.('Mine (copy)');
    expect(editor.isNew.value).toBe(true);
    expect((await stored()).rules).toEqual(WITH_MINE);
    editor.save.value?.();
    const names = (await stored()).rules.map(({ name }) => name);
    expect(names.indexOf('Mine (copy)')).toBe(names.indexOf('Mine') + 1);
  });

  it('is removed, and put back where it was while later changes stay', async () => {
    const { editor, stored, screening } = await open(undefined, WITH_MINE);
    editor.edit(MINE);
    const undo = editor.remove.value?.();
    expect(editor.draft.value).toBeUndefined();
    expect((await stored()).rules).toEqual(DEFAULT_RULES);
    screening.changeSwitches.value?.({ verified: true });
    undo?.();
    const { rules } = await stored();
    expect(rules.map(({ id }) => id)).toEqual(WITH_MINE.map(({ id }) => id));
    expect(rules.find(({ id }) => id === 'verified')?.on).toBe(true);
  });
});

it('what happens to everyone else is written, and neither removed nor duplicated', async () => {
  const { editor, write, stored } = await open();
  const last = DEFAULT_RULES.at(-1);
  if (last === undefined) throw new Error('No rules');
  editor.edit(last);
  expect(editor.remove.value).toBeUndefined();
  expect(editor.duplicate.value).toBeUndefined();
  write({ outcome: { verdict: 'ring', noSound: true } });
  editor.save.value?.();
  expect((await stored()).rules.at(-1)?.outcome).toEqual({ verdict: 'ring', noSound: true });
});

it('a list that could not be read again is not saved, and the editor says why', async () => {
  const { editor, write, stored } = await open(undefined, WITH_MINE);
  const nested = (depth: number): Rule['when'] =>
    depth === 0 ? { type: 'in-call' } : { type: 'not', of: nested(depth - 1) };
  editor.edit({ ...MINE, when: nested(5) });
  expect(editor.save.value).toBeDefined();
  write({ parts: [{ kept: nested(5) }, IN_CALL] });
  expect(editor.save.value).toBeUndefined();
  expect(editor.problems.value).toEqual([{ what: 'too-much' }]);
  expect((await stored()).rules).toEqual(WITH_MINE);
});

it('a rule whose place was taken since it was removed is brought back to be written only', async () => {
  const many = Array.from({ length: MAX_RULES - DEFAULT_RULES.length }, (_, index) => ({
    ...MINE,
    id: `own-${index}`,
  }));
  const { editor, write, stored } = await open(undefined, DEFAULT_RULES.toSpliced(3, 0, ...many));
  editor.edit({ ...MINE, id: 'own-3' });
  const undo = editor.remove.value?.();
  editor.add.value?.();
  write({ name: 'New', parts: [IN_CALL] });
  editor.save.value?.();
  await settled();
  undo?.();
  await settled();
  const { rules } = await stored();
  expect([rules.length, rules.some(({ id }) => id === 'own-3')]).toEqual([MAX_RULES, false]);
  expect(editor.draft.value?.id).toBe('own-3');
  expect(editor.problems.value).toEqual([{ what: 'too-much' }]);
});

it('a full list takes no more rules, and says so by offering none', async () => {
  const many = Array.from({ length: MAX_RULES - DEFAULT_RULES.length }, (_, index) => ({
    ...MINE,
    id: `own-${index}`,
  }));
  const { editor } = await open(undefined, DEFAULT_RULES.toSpliced(3, 0, ...many));
  expect(editor.add.value).toBeUndefined();
  editor.edit({ ...MINE, id: 'own-3' });
  expect(editor.duplicate.value).toBeUndefined();
});
