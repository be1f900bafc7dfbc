import { expect, it } from 'vitest';
import {
  hasLogin,
  isUnsetRelay,
  NEW_RELAY,
  relayError,
  timedUsername,
} from '../../../../utils/core/protocol/relay.ts';

it('a login from a shared secret names the moment of its end, a day ahead, and nobody', () => {
  expect(timedUsername(1_800_000_000_999)).toBe('1800086400:ahoy');
});

it('a relay can be used with a username and a password, or with a shared secret alone', () => {
  const relay = { ...NEW_RELAY, url: 'turn:relay.example.org' };
  expect(hasLogin({ ...relay, username: 'me', secret: 'secret' })).toBe(true);
  expect(hasLogin({ ...relay, secret: 'secret' })).toBe(false);
  expect(hasLogin({ ...relay, username: 'me' })).toBe(false);
  expect(hasLogin({ ...relay, login: 'shared-secret', secret: 'shared' })).toBe(true);
});

it('a relay of which nothing was typed is none, and no mistake', () => {
  expect(isUnsetRelay({ ...NEW_RELAY, url: ' ' })).toBe(true);
  expect(relayError({ ...NEW_RELAY, url: ' ' })).toBeUndefined();
  expect(relayError({ ...NEW_RELAY, secret: 'secret' })).toBe('no-address');
  expect(relayError({ ...NEW_RELAY, url: 'stun:relay.example.org' })).toBe('not-a-relay');
});
