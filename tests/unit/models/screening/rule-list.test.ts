import { describe, expect, it } from 'vitest';
import { putRule } from '../../../../utils/core/screening/edit-rules.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';
import { createRuleList } from '../../../../utils/models/screening/rule-list.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { settled } from '../../../support/fakes/background.ts';
import { ACCOUNT, BOB } from '../../../support/page-stories.ts';
import { MINE, openScreening } from './given.ts';

const open = async () => {
  const given = await openScreening();
  const list = createRuleList(given.screening);
  const row = (id: string) => list.rules.value?.find(({ rule }) => rule.id === id);
  return { ...given, list, row };
};

describe('the list of rules', () => {
  it('moves a rule and stores the order; the switches then do not lie', async () => {
    const { row, stored, screening } = await open();
    row('verified')?.moveUp?.();
    const ids = (await stored()).rules.map(({ id }) => id);
    expect(ids.indexOf('verified')).toBe(ids.indexOf('i-follow') - 1);
    expect(screening.switches.value).toBeUndefined();
  });

  it('offers no move that is none, and no switch for what is fixed', async () => {
    const { row } = await open();
    expect(row('blocked')).toEqual({ rule: DEFAULT_RULES[0], canEdit: false });
    expect(row('do-not-disturb')).toEqual({ rule: DEFAULT_RULES[1], canEdit: false });
    expect(row('own-verdict')).toMatchObject({ canEdit: false, moveDown: expect.any(Function) });
    expect(row('own-verdict')?.moveUp).toBeUndefined();
    expect(row('own-verdict')?.switchOn).toBeUndefined();
    expect(row('everyone-else')?.canEdit).toBe(true);
  });

  it('switches what a switch of the tab stands for', async () => {
    const { row, screening } = await open();
    row('verified')?.switchOn?.(true);
    expect(screening.switches.value?.verified).toBe(true);
  });
});

describe('going back to the switches', () => {
  it('is not offered while they show the list', async () => {
    const { list } = await open();
    expect(list.reset.value).toBeUndefined();
  });

  it('keeps the nearest settings, and can be taken back', async () => {
    const { list, stored, screening, settings } = await open();
    const edited = putRule(rulesWith({ verified: true, everyoneElse: 'silent' }).rules, MINE);
    await settings.setScreening(ACCOUNT, { rules: edited });
    await settled();
    const undo = list.reset.value?.();
    expect(screening.switches.value).toMatchObject({ verified: true, everyoneElse: 'silent' });
    expect((await stored()).rules).toEqual(rulesWith({ verified: true, everyoneElse: 'silent' }).rules);
    undo?.();
    expect((await stored()).rules).toEqual(edited);
  });

  it('is taken back for the account it was done for, whichever is shown by then', async () => {
    const { list, stored, settings, account } = await open();
    const edited = putRule(DEFAULT_RULES, MINE);
    await settings.setScreening(ACCOUNT, { rules: edited });
    await settled();
    const undo = list.reset.value?.();
    account.value = BOB.userId;
    await settled();
    undo?.();
    expect((await stored(BOB.userId)).rules).toEqual(DEFAULT_RULES);
    expect((await stored()).rules).toEqual(edited);
  });
});
