import { expect, it } from 'vitest';
import type { Facts } from '../../../../utils/core/people/fact.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';
import { createIsNamed } from '../../../../utils/models/screening/named.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';
import { ACCOUNT, BOB } from '../../../support/page-stories.ts';

const FOLLOWED: Facts = { iFollow: { value: true, source: 'x-archive', at: 1 } };

const isBobNamed = async (starred: boolean, facts: Facts = {}): Promise<readonly boolean[]> => {
  const settings = createFakeSettings();
  const isNamed = createIsNamed({ settings, known: { of: async () => facts } });
  const before = await isNamed({ ...BOB, starred, facts: {} });
  await settings.setScreening(ACCOUNT, { rules: DEFAULT_RULES.slice(-1) });
  return [before, await isNamed({ ...BOB, starred, facts: {} })];
};

it('somebody is named by the rules of the account as they stand then', async () => {
  expect(await isBobNamed(true)).toEqual([true, false]);
  expect(await isBobNamed(false)).toEqual([false, false]);
});

it('what is known from anywhere counts, not only what is kept with the person', async () => {
  expect(await isBobNamed(false, FOLLOWED)).toEqual([true, false]);
});
