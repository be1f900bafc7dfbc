import { expect, it } from 'vitest';
import { NEW_RELAY } from '../../../utils/core/protocol/relay.ts';
import { createRelaySet } from '../../../utils/models/relay-set.ts';
import { settled } from '../../support/fakes/background.ts';
import { createFakeSettings } from '../../support/fakes/settings.ts';

it('a relay counts as set once calls can use it', async () => {
  const settings = createFakeSettings();
  const isSet = createRelaySet(settings, new AbortController().signal);
  expect(isSet.value).toBeUndefined();
  await settled();
  expect(isSet.value).toBe(false);
  const relay = { ...NEW_RELAY, url: 'turn:relay.example.org', username: 'alice' };
  await settings.setBrowser({ relays: [relay] });
  await settled();
  expect(isSet.value).toBe(false);
  await settings.setBrowser({ relays: [{ ...relay, secret: 'secret' }] });
  await settled();
  expect(isSet.value).toBe(true);
});
