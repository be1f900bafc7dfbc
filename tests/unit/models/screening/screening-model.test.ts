import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { DEFAULT_SWITCHES, switchesOf } from '../../../../utils/core/screening/switches.ts';
import { DEFAULT_SCREENING } from '../../../../utils/core/screening/screening.ts';
import { createScreening } from '../../../../utils/models/screening/screening-model.ts';
import { settled } from '../../../support/fakes/background.ts';
import { createFakeSettings, type FakeSettings } from '../../../support/fakes/settings.ts';
import { ACCOUNT, BOB } from '../../../support/page-stories.ts';

const storedSwitches = async (settings: FakeSettings, account: UserId) =>
  switchesOf((await settings.screening(account)).rules);

const open = async (start: UserId | null | undefined) => {
  const settings = createFakeSettings();
  const account = signal<UserId | null | undefined>(start);
  const model = createScreening(settings, account, new AbortController().signal);
  await settled();
  return { settings, account, model };
};

describe('the screening of an account', () => {
  it('cannot be touched before they are read', async () => {
    const { model } = await open(undefined);
    expect(model.change.value).toBeUndefined();
    expect(model.switches.value).toBeUndefined();
  });

  it('save a touch at once, for the account that is shown alone', async () => {
    const { settings, model } = await open(ACCOUNT);
    model.changeSwitches.value?.({ verified: true });
    expect(model.switches.value?.verified).toBe(true);
    await settled();
    expect((await storedSwitches(settings, ACCOUNT))?.verified).toBe(true);
    expect(await storedSwitches(settings, BOB.userId)).toEqual(DEFAULT_SWITCHES);
  });

  it('can be chosen before any account is known', async () => {
    const { settings, model } = await open(null);
    model.changeSwitches.value?.({ everyoneElse: 'silent' });
    await settled();
    expect((await storedSwitches(settings, ACCOUNT))?.everyoneElse).toBe('silent');
  });

  it('lose nothing that is typed while an earlier touch is being stored', async () => {
    const { settings, model } = await open(ACCOUNT);
    for (const declineMessage of ['P', 'Pl', 'Ple']) model.changeSwitches.value?.({ declineMessage });
    expect(model.switches.value?.declineMessage).toBe('Ple');
    await settled();
    expect(model.switches.value?.declineMessage).toBe('Ple');
    expect((await storedSwitches(settings, ACCOUNT))?.declineMessage).toBe('Ple');
  });

  it('show and repeat what could not be stored', async () => {
    const { settings, model } = await open(ACCOUNT);
    settings.breakWrites(true);
    model.changeSwitches.value?.({ iFollow: false });
    await settled();
    expect(model.failed.value).toBe(true);
    expect(model.switches.value?.iFollow).toBe(false);
    settings.breakWrites(false);
    model.changeSwitches.value?.({ verified: true });
    await settled();
    expect(model.failed.value).toBe(false);
    expect(await storedSwitches(settings, ACCOUNT))?.toMatchObject({ iFollow: false, verified: true });
  });

  it('follow the account and carry nothing over', async () => {
    const { account, model } = await open(ACCOUNT);
    model.changeSwitches.value?.({ myPeople: false });
    account.value = BOB.userId;
    await settled();
    expect(model.switches.value).toEqual(DEFAULT_SWITCHES);
  });

  it('follow a change that another page made', async () => {
    const { settings, model } = await open(ACCOUNT);
    await settings.setScreening(ACCOUNT, { takeCalls: false });
    await settled();
    expect(model.screening.value).toEqual({ ...DEFAULT_SCREENING, takeCalls: false });
  });

  it('are no switches where the list says what switches cannot', async () => {
    const { settings, model } = await open(ACCOUNT);
    const [first, second, ...rest] = DEFAULT_SCREENING.rules;
    if (!first || !second) throw new Error('No rules');
    await settings.setScreening(ACCOUNT, { rules: [second, first, ...rest] });
    await settled();
    expect(model.switches.value).toBeUndefined();
    expect(model.changeSwitches.value).toBeUndefined();
    expect(model.screening.value?.rules[0]).toEqual(second);
  });
});
