/**
 * Fixed bytes of protocol v1. They were also opened and made by an independent implementation (RFC 9180 by hand):
 * a change that breaks one of them breaks every device out there.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createInviteTokens } from '../../../utils/adapters/crypto/invite-tokens.ts';
import { unsealLetter, verifyHello, verifyLetter } from '../../../utils/adapters/crypto/open-letter.ts';
import { createSafetyNumber } from '../../../utils/adapters/crypto/safety-digits.ts';
import { encodeBase64url } from '../../../utils/core/protocol/base64url.ts';
import { decodeCard, encodeCard } from '../../../utils/core/protocol/card-bytes.ts';
import { parseSealedLetter } from '../../../utils/core/protocol/wire.ts';
import { createTestDevice, signAs, type TestDevice } from '../../support/devices.ts';
import vectors from './vectors.json' with { type: 'json' };

let alice: TestDevice;
let bob: TestDevice;

beforeAll(async () => {
  alice = await createTestDevice(vectors.alice.card.userId, vectors.alice.seed);
  const { broker } = vectors.bob.card;
  bob = await createTestDevice(vectors.bob.card.userId, vectors.bob.seed, { broker });
});

const unseal = async (text: string, secret?: string) => {
  const parsed = parseSealedLetter(text);
  if (!parsed.ok) throw new Error(parsed.error);
  const unsealed = await unsealLetter(parsed.value, { card: bob.card, sealing: bob.keys.sealing }, secret);
  if (!unsealed.ok) throw new Error(unsealed.error);
  expect(parsed.value.pskId).toBe(secret && vectors.invite.pskId);
  return unsealed.value;
};

describe('the test vectors of protocol v1', () => {
  it('give the same cards', () => {
    for (const [device, { card, cardBytes }] of [
      [alice, vectors.alice],
      [bob, vectors.bob],
    ] as const) {
      expect(device.card).toEqual(card);
      expect(encodeBase64url(encodeCard(device.card))).toBe(cardBytes);
      expect(decodeCard(encodeCard(device.card))?.card).toEqual(card);
    }
  });

  it('give the same invite', async () => {
    const { secret, issuedAt, token, pskId } = vectors.invite;
    const tokens = createInviteTokens({ sign: (_, bytes) => signAs(bob, bytes) });
    const content = {
      card: bob.card,
      secret: new Uint8Array(32).map((_, i) => i),
      recipient: alice.card.userId,
      issuedAt,
    };
    expect(encodeBase64url(content.secret)).toBe(secret);
    expect(await tokens.create(content)).toEqual({ ok: true, value: { token, pskId } });
    expect(await tokens.verify(token)).toEqual({ ok: true, value: content });
  });

  it('give the same safety number, whoever looks', async () => {
    expect(await createSafetyNumber(alice.card, bob.card)).toBe(vectors.safetyNumber);
    expect(await createSafetyNumber(bob.card, alice.card)).toBe(vectors.safetyNumber);
  });

  it('open as the letters that they are', async () => {
    const unsealed = await unseal(vectors.ring.text);
    expect(new TextDecoder().decode(unsealed.body)).toBe(vectors.ring.body);
    const proved = await verifyLetter(unsealed, alice.card, bob.card);
    expect(proved).toMatchObject({ ok: true, value: { digest: vectors.ring.digest } });
  });

  it('open as a hello under the secret of the invite', async () => {
    const unsealed = await unseal(vectors.hello.text, vectors.invite.secret);
    const proved = await verifyHello(unsealed, alice.card.userId, bob.card);
    expect(proved).toMatchObject({ ok: true, value: { card: alice.card, digest: vectors.hello.digest } });
  });
});
