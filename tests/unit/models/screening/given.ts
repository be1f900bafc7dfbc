import { signal } from '@preact/signals-core';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { createScreening } from '../../../../utils/models/screening/screening-model.ts';
import { settled } from '../../../support/fakes/background.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';
import { ACCOUNT } from '../../../support/page-stories.ts';

/** A rule of the person's own. */
export const MINE: Rule = {
  id: 'own-1',
  name: 'Mine',
  on: true,
  when: { type: 'in-call' },
  outcome: { verdict: 'silent' },
};

/** The screening of an account, read, over settings that live in memory. */
export const openScreening = async () => {
  const settings = createFakeSettings();
  const account = signal<UserId | null | undefined>(ACCOUNT);
  const screening = createScreening(settings, account, new AbortController().signal);
  await settled();
  const stored = async (of: UserId = ACCOUNT) => {
    await settled();
    return settings.screening(of);
  };
  return { settings, account, screening, stored };
};
