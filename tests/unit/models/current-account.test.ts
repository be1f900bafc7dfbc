import { expect, it } from 'vitest';
import { createCurrentAccount } from '../../../utils/models/current-account.ts';
import { createOverview } from '../../../utils/models/overview.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakeSettings } from '../../support/fakes/settings.ts';
import { ACCOUNT, BOB, REACHABLE } from '../../support/page-stories.ts';

const until = new AbortController().signal;

it('is the stored account until the background names one', async () => {
  const background = createFakeBackground();
  background.vanish();
  const settings = createFakeSettings({ currentAccount: BOB.userId });
  const account = createCurrentAccount(createOverview(background, until), settings, until);
  expect(account.value).toBeUndefined();
  await settled();
  expect(account.value).toBe(BOB.userId);
  background.tell('overview-changed', REACHABLE);
  expect(account.value).toBe(ACCOUNT);
});

it('is none, rather than unknown, before X was opened', async () => {
  const background = createFakeBackground();
  background.answer('overview', {
    reachability: { state: 'unreachable', since: 0, why: 'no-account' },
    calls: [],
    invites: [],
    reminders: [],
  });
  const account = createCurrentAccount(createOverview(background, until), createFakeSettings(), until);
  await settled();
  expect(account.value).toBeNull();
});
