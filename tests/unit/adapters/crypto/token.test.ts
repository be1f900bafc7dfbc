import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDevice, signAs, strangeKey, type TestDevice } from '../../../support/devices.ts';
import { NOW } from '../../../support/fakes/clock.ts';
import { createInviteTokens } from '../../../../utils/adapters/crypto/invite-tokens.ts';
import { err, ok } from '../../../../utils/core/lib/result.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { decodeBase64url, encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';
import { parseToken, type InviteContent } from '../../../../utils/core/protocol/token.ts';

const BOB = '18446744073709551615' as UserId;

let alice: TestDevice;
let mallory: TestDevice;

beforeAll(async () => {
  alice = await createTestDevice('44196397', 1);
  mallory = await createTestDevice('666', 3);
});

const contentOf = (change: Partial<InviteContent> = {}): InviteContent => ({
  card: alice.card,
  secret: new Uint8Array(32).fill(9),
  recipient: BOB,
  issuedAt: NOW,
  ...change,
});

/** Tokens as the owner of `device` makes them, whatever card they carry. */
const tokensOf = (device: TestDevice) => createInviteTokens({ sign: (_, bytes) => signAs(device, bytes) });

const tokenOf = async (content: InviteContent, device = alice): Promise<string> => {
  const made = await tokensOf(device).create(content);
  if (!made.ok) throw new Error(made.error);
  return made.value.token;
};

const { verify } = createInviteTokens({ sign: () => Promise.reject(new Error('nobody signs here')) });

describe('an invite token', () => {
  it('says what was put in, at most 320 characters long', async () => {
    const token = await tokenOf(contentOf());
    expect(token).toHaveLength(270);
    expect(await verify(token)).toEqual(ok(contentOf()));
  });

  it('carries a broker of one’s own, as long as it fits', async () => {
    const of = (broker: string) => contentOf({ card: { ...alice.card, broker } });
    for (const broker of ['https://signal.example.org:9443/ahoy', 'http://127.0.0.1:9000/x']) {
      expect(await verify(await tokenOf(of(broker)))).toEqual(ok(of(broker)));
    }
    const longest = `https://${'x'.repeat(29)}.example`;
    expect(await tokenOf(of(longest))).toHaveLength(320);
    expect(await tokensOf(alice).create(of(`${longest}s`))).toEqual(err('too-large'));
  });

  it('is refused when any of its characters was changed', async () => {
    const token = await tokenOf(contentOf());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...'Az09-_+: '.split('')),
        async (at, character) => {
          const edited = token.slice(0, at) + character + token.slice(at + 1);
          if (edited !== token) expect((await verify(edited)).ok).toBe(false);
        },
      ),
    );
  });

  it('is refused when any of its bits was flipped', async () => {
    const token = await tokenOf(contentOf());
    const decoded = decodeBase64url(token.slice(6));
    if (!decoded.ok) throw new Error(decoded.error);
    await fc.assert(
      fc.asyncProperty(fc.nat(decoded.value.length * 8 - 1), async (bit) => {
        const bytes = decoded.value.slice();
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect((await verify(`ahoy1:${encodeBase64url(bytes)}`)).ok).toBe(false);
      }),
    );
  });

  it('is refused when it is cut short or made longer', async () => {
    const token = await tokenOf(contentOf());
    for (let length = 0; length < token.length; length += 7) {
      expect((await verify(token.slice(0, length))).ok).toBe(false);
    }
    expect((await verify(`${token}AAAA`)).ok).toBe(false);
  });

  it('with somebody else’s keys is refused', async () => {
    expect(await verify(await tokenOf(contentOf(), mallory))).toEqual(err('bad-signature'));
    const mixed = { ...alice.card, signingKey: mallory.card.signingKey };
    expect(await verify(await tokenOf(contentOf({ card: mixed }), alice))).toEqual(err('bad-signature'));
  });

  it('with a key that nothing can be sealed to is refused', async () => {
    const content = contentOf({ card: { ...alice.card, sealingKey: strangeKey } });
    expect(await verify(await tokenOf(content))).toEqual(err('malformed'));
  });

  it('with a broker that no card may name is refused', async () => {
    const content = contentOf({ card: { ...alice.card, broker: 'https://10.0.0.1' } });
    expect(parseToken(await tokenOf(content))).toEqual(err('malformed'));
  });

  it('is no reason to throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.uint8Array({ minLength: 150, maxLength: 240 }), (value, bytes) => {
        expect(parseToken(value).ok).toBe(false);
        const parsed = parseToken(`ahoy1:${encodeBase64url(Uint8Array.of(1, ...bytes))}`);
        if (!parsed.ok) expect(parsed.error).toBe('malformed');
      }),
    );
  });
});
