import { expect, test } from 'vitest';
import type { Card, PublicKey } from '../../../../utils/core/people/card.ts';
import { encodeAddress } from '../../../../utils/core/protocol/address.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { createRoutes } from '../../../../utils/models/broker-host/routes.ts';
import { createLetter } from '../../../support/letters.ts';

const addressOf = (seed: number) => encodeAddress(new Uint8Array(16).fill(seed));
const letterOf = (call: string) => createLetter('ringing', {}, { call: call as CallId });
const heard = (device: string, call: string) => ({
  device: device as PublicKey,
  letter: letterOf(call),
  digest: '',
  receivedAt: 0,
});
const deviceOf = (signingKey: string) => ({ signingKey }) as Card;

test('a device with any number of calls takes the way back from nobody else', () => {
  const routes = createRoutes();
  routes.heard(addressOf(1), heard('friend', 'call'));
  for (let i = 0; i < 1000; i += 1) routes.heard(addressOf(2), heard('mallory', `call ${i}`));
  expect(routes.replyTo(deviceOf('friend'), letterOf('call'))).toBe(addressOf(1));
  expect(routes.replyTo(deviceOf('mallory'), letterOf('call 999'))).toBe(addressOf(2));
  expect(routes.replyTo(deviceOf('mallory'), letterOf('call 1'))).toBeUndefined();
});
