import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { DEFAULT_SWITCHES } from '../../../utils/core/screening/switches.ts';
import { createScreeningSwitches } from '../../../utils/models/screening-switches.ts';
import { settled } from '../../support/fakes/background.ts';
import { createFakeSettings } from '../../support/fakes/settings.ts';
import { ACCOUNT, BOB } from '../../support/page-stories.ts';

const open = async (start: UserId | null | undefined) => {
  const settings = createFakeSettings();
  const account = signal<UserId | null | undefined>(start);
  const model = createScreeningSwitches(settings, account, new AbortController().signal);
  await settled();
  return { settings, account, model };
};

describe('the screening switches', () => {
  it('cannot be touched before they are read', async () => {
    const { model } = await open(undefined);
    expect(model.change.value).toBeUndefined();
    expect(model.switches.value).toBeUndefined();
  });

  it('save a touch at once, for the account that is shown alone', async () => {
    const { settings, model } = await open(ACCOUNT);
    model.change.value?.({ verified: true });
    expect(model.switches.value?.verified).toBe(true);
    await settled();
    expect((await settings.switches(ACCOUNT)).verified).toBe(true);
    expect(await settings.switches(BOB.userId)).toEqual(DEFAULT_SWITCHES);
  });

  it('can be chosen before any account is known', async () => {
    const { settings, model } = await open(null);
    model.change.value?.({ everyoneElse: 'silent' });
    await settled();
    expect((await settings.switches(ACCOUNT)).everyoneElse).toBe('silent');
  });

  it('lose nothing that is typed while an earlier touch is being stored', async () => {
    const { settings, model } = await open(ACCOUNT);
    for (const declineMessage of ['P', 'Pl', 'Ple']) model.change.value?.({ declineMessage });
    expect(model.switches.value?.declineMessage).toBe('Ple');
    await settled();
    expect(model.switches.value?.declineMessage).toBe('Ple');
    expect((await settings.switches(ACCOUNT)).declineMessage).toBe('Ple');
  });

  it('show and repeat what could not be stored', async () => {
    const { settings, model } = await open(ACCOUNT);
    settings.breakWrites(true);
    model.change.value?.({ iFollow: false });
    await settled();
    expect(model.failed.value).toBe(true);
    expect(model.switches.value?.iFollow).toBe(false);
    settings.breakWrites(false);
    model.change.value?.({ verified: true });
    await settled();
    expect(model.failed.value).toBe(false);
    expect(await settings.switches(ACCOUNT)).toMatchObject({ iFollow: false, verified: true });
  });

  it('follow the account and carry nothing over', async () => {
    const { account, model } = await open(ACCOUNT);
    model.change.value?.({ myPeople: false });
    account.value = BOB.userId;
    await settled();
    expect(model.switches.value).toEqual(DEFAULT_SWITCHES);
  });

  it('follow a change that another page made', async () => {
    const { settings, model } = await open(ACCOUNT);
    await settings.setSwitches(ACCOUNT, { takeCalls: false });
    await settled();
    expect(model.switches.value?.takeCalls).toBe(false);
  });
});
