import { expect, it } from 'vitest';
import { relayPasswords } from '../../../../utils/adapters/crypto/relay-passwords.ts';
import { NEW_RELAY, type Relay } from '../../../../utils/core/protocol/relay.ts';
import { iceSettingsOf } from '../../../../utils/models/desk/ice.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';

const ice = (relays: readonly Relay[], hideLocal = false) =>
  iceSettingsOf(
    {
      settings: createFakeSettings({ relays, hideLocal }),
      clock: createFakeClock(1_400_000_000_000 - 86_400_000),
      passwords: relayPasswords,
    },
    true,
  );

const shared: Relay = { ...NEW_RELAY, url: 'turn:two.example', login: 'shared-secret', secret: 'north' };

it('a call gets every relay, each with its own login', async () => {
  const own: Relay = { url: ' turns:one.example ', login: 'password', username: 'me', secret: 'password' };
  expect(await ice([own, shared], true)).toEqual({
    servers: [
      { urls: expect.arrayContaining([expect.stringMatching(/^stun:/)]) as string[] },
      { urls: ['turns:one.example'], username: 'me', credential: 'password' },
      {
        urls: ['turn:two.example'],
        username: '1400000000:ahoy',
        // openssl dgst -sha1 -hmac north -binary | base64
        credential: 'hDYgzGzKu9AbRGGLWL8ryFTC3e0=',
      },
    ],
    relayOnly: true,
    hideLocal: true,
  });
});

it('a relay that cannot be used is left out: with it a browser would make no connection at all', async () => {
  const unusable: readonly Relay[] = [
    { ...NEW_RELAY, url: 'turn:one.example' },
    { ...NEW_RELAY, url: 'turn:one.example', username: 'me' },
    { ...shared, url: 'one.example' },
    { ...shared, secret: '' },
    { ...shared, url: '' },
  ];
  expect((await ice(unusable)).servers).toHaveLength(1);
});
