import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDevice, signAs, strangeKey, type TestDevice } from '../../../support/devices.ts';
import { createLetter } from '../../../support/letters.ts';
import { suite } from '../../../../utils/adapters/crypto/hpke.ts';
import { unsealLetter, verifyHello, verifyLetter } from '../../../../utils/adapters/crypto/open-letter.ts';
import { digestOfLetter } from '../../../../utils/adapters/crypto/letter-digest.ts';
import { sealLetter } from '../../../../utils/adapters/crypto/seal-letter.ts';
import { ok } from '../../../../utils/core/lib/result.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { decodeBase64url, encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';
import type { Letter } from '../../../../utils/core/protocol/letter.ts';
import { letterBody } from '../../../../utils/core/protocol/schemas.ts';
import { keyBytes } from '../../../../utils/core/protocol/device-bytes.ts';
import {
  formatLetter,
  headerBytes,
  letterInfo,
  packPlaintext,
  parseSealedLetter,
  signedBytes,
} from '../../../../utils/core/protocol/wire.ts';

const SECRET = encodeBase64url(new Uint8Array(32).fill(9));
const OTHER_SECRET = encodeBase64url(new Uint8Array(32).fill(8));
const RING = createLetter('ring', { kind: 'audio', duration: 45_000, reason: 'Hi' });

let alice: TestDevice;
let bob: TestDevice;
let mallory: TestDevice;

beforeAll(async () => {
  alice = await createTestDevice('44196397', 1);
  bob = await createTestDevice('1234567890123456789', 2);
  mallory = await createTestDevice('666', 3);
});

const seal = async (letter: Letter, from: TestDevice, to: TestDevice, psk?: string): Promise<string> => {
  const sender = { card: from.card, signing: from.keys.signing.privateKey };
  const sealed = await sealLetter({ sender, recipient: to.card, letter, psk });
  if (!sealed.ok) throw new Error(sealed.error);
  return sealed.value;
};

const unseal = async (text: string, at: TestDevice, secret?: string) => {
  const parsed = parseSealedLetter(text);
  if (!parsed.ok) return parsed;
  return unsealLetter(parsed.value, { card: at.card, sealing: at.keys.sealing }, secret);
};

const open = async (text: string, at: TestDevice, pinned: TestDevice) => {
  const unsealed = await unseal(text, at);
  return unsealed.ok ? verifyLetter(unsealed.value, pinned.card, at.card) : unsealed;
};

const openHello = async (text: string, at: TestDevice, secret: string, invited: string) => {
  const unsealed = await unseal(text, at, secret);
  return unsealed.ok ? verifyHello(unsealed.value, invited as UserId, at.card) : unsealed;
};

const flip = (text: string, at: number): string => {
  const bytes = decodeBase64url(text);
  if (!bytes.ok) throw new Error('not base64url');
  bytes.value[at % bytes.value.length]! ^= 1;
  return encodeBase64url(bytes.value);
};

describe('a letter', () => {
  it('is opened by its recipient and proved to be from its sender', async () => {
    const opened = await open(await seal(RING, alice, bob), bob, alice);
    expect(opened).toMatchObject(ok({ letter: RING, device: alice.card.signingKey }));
  });

  it('looks different each time, whatever it says', async () => {
    expect(await seal(RING, alice, bob)).not.toBe(await seal(RING, alice, bob));
  });

  it('has the digest by which its sender knows it', async () => {
    const opened = await open(await seal(RING, alice, bob), bob, alice);
    expect(opened).toMatchObject({
      ok: true,
      value: { digest: await digestOfLetter(alice.card.signingKey, RING) },
    });
  });

  it('is refused when any byte of it was flipped', async () => {
    const text = await seal(RING, alice, bob);
    await fc.assert(
      fc.asyncProperty(fc.nat(1073), async (at) => {
        expect((await open(flip(text, at), bob, alice)).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when it is cut short or made longer', async () => {
    const text = await seal(RING, alice, bob);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (length) => {
        expect((await open(text.slice(0, length), bob, alice)).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
    expect((await open(`${text}AAAA`, bob, alice)).ok).toBe(false);
  });

  it('is nothing to anybody but its recipient', async () => {
    expect(await open(await seal(RING, alice, bob), mallory, alice)).toEqual({
      ok: false,
      error: 'unopenable',
    });
  });

  it('cannot be opened by a recipient under another user id', async () => {
    const elsewhere = { ...bob, card: { ...bob.card, userId: '77' as UserId } };
    expect(await open(await seal(RING, alice, bob), elsewhere, alice)).toEqual({
      ok: false,
      error: 'unopenable',
    });
  });

  it('is not taken for a letter of anybody else', async () => {
    const text = await seal(RING, mallory, bob);
    expect(await open(text, bob, alice)).toEqual({ ok: false, error: 'bad-signature' });
  });

  it('is read as it was signed: nothing before its JSON is passed over', async () => {
    const header = headerBytes(undefined);
    const json = JSON.stringify(letterBody(alice.card.signingKey, RING));
    const sent = async (text: string) => {
      const body = new TextEncoder().encode(text);
      return forwarded(await signAs(alice, signedBytes(header, alice.card, bob.card, body)), body);
    };
    expect(await sent(json)).toMatchObject({ ok: true });
    expect(await sent(`\uFEFF${json}`)).toEqual({ ok: false, error: 'malformed' });
  });

  it('signed over somebody else’s keys is not theirs', async () => {
    const header = headerBytes(undefined);
    const body = new TextEncoder().encode(JSON.stringify(letterBody(mallory.card.signingKey, RING)));
    const signature = await signAs(mallory, signedBytes(header, alice.card, bob.card, body));
    expect(await forwarded(signature, body)).toEqual({ ok: false, error: 'bad-signature' });
  });

  it('does not hold when its sender is pinned under another id', async () => {
    const renamed = { ...alice, card: { ...alice.card, userId: '77' as UserId } };
    expect(await open(await seal(RING, alice, bob), bob, renamed)).toEqual({
      ok: false,
      error: 'bad-signature',
    });
  });

  it('that was sealed to me cannot be sealed again to somebody else', async () => {
    const unsealed = await unseal(await seal(RING, alice, mallory), mallory);
    if (!unsealed.ok) throw new Error(unsealed.error);
    expect(await forwarded(unsealed.value.signature, unsealed.value.body)).toEqual({
      ok: false,
      error: 'bad-signature',
    });
  });

  it('says so when it is too large', async () => {
    const candidates = Array.from({ length: 80 }, () => ({ mid: '0', line: 'x'.repeat(256) }));
    const sender = { card: alice.card, signing: alice.keys.signing.privateKey };
    const letter = createLetter('candidates', { candidates });
    expect(await sealLetter({ sender, recipient: bob.card, letter })).toEqual({
      ok: false,
      error: 'too-large',
    });
  });

  it('that is no JSON, or no letter, is malformed', async () => {
    expect(await openBody(new TextEncoder().encode('{'))).toEqual({ ok: false, error: 'malformed' });
    expect(await openBody(Uint8Array.of(0xff, 0xfe))).toEqual({ ok: false, error: 'malformed' });
    expect(await openBody(new TextEncoder().encode('[]'))).toEqual({ ok: false, error: 'malformed' });
  });
});

const sealBytes = async (header: Uint8Array<ArrayBuffer>, plaintext: Uint8Array) => {
  const key = await suite.DeserializePublicKey(keyBytes(bob.card.sealingKey));
  const sealed = await suite.Seal(key, plaintext, { aad: header, info: letterInfo(bob.card) });
  return formatLetter({
    header,
    enc: new Uint8Array(sealed.encapsulatedSecret),
    ciphertext: new Uint8Array(sealed.ciphertext),
  });
};

/** A body that Mallory sealed to Bob and calls Alice's. */
const forwarded = async (signature: Uint8Array<ArrayBuffer>, body: Uint8Array<ArrayBuffer>) => {
  const plaintext = packPlaintext('ring', { signature, body });
  if (!plaintext.ok) throw new Error(plaintext.error);
  return open(await sealBytes(headerBytes(undefined), plaintext.value), bob, alice);
};

const openBody = async (body: Uint8Array<ArrayBuffer>) => {
  const header = headerBytes(undefined);
  const signature = await signAs(alice, signedBytes(header, alice.card, bob.card, body));
  const plaintext = packPlaintext('ring', { signature, body });
  if (!plaintext.ok) throw new Error(plaintext.error);
  return open(await sealBytes(header, plaintext.value), bob, alice);
};

describe('hello', () => {
  const hello = (device: TestDevice): Letter => createLetter('hello', { card: device.card });

  it('under the secret of an invite proves the card of the invited person', async () => {
    const text = await seal(hello(bob), bob, alice, SECRET);
    expect(await openHello(text, alice, SECRET, bob.card.userId)).toMatchObject(ok({ card: bob.card }));
  });

  it('names its secret, and is not opened without it or with another one', async () => {
    const text = await seal(hello(bob), bob, alice, SECRET);
    expect(await unseal(text, alice)).toEqual({ ok: false, error: 'wrong-mode' });
    expect(await unseal(text, alice, OTHER_SECRET)).toEqual({ ok: false, error: 'unopenable' });
  });

  it('from anybody but the invited person is refused', async () => {
    const text = await seal(hello(mallory), mallory, alice, SECRET);
    expect(await openHello(text, alice, SECRET, bob.card.userId)).toEqual({ ok: false, error: 'wrong-card' });
  });

  it('with somebody else’s card is refused, whoever signs', async () => {
    const text = await seal(hello(bob), mallory, alice, SECRET);
    expect(await openHello(text, alice, SECRET, bob.card.userId)).toEqual({
      ok: false,
      error: 'bad-signature',
    });
  });

  it('with a key that nothing can be sealed to is refused', async () => {
    const card = { ...bob.card, sealingKey: strangeKey };
    const sender = { card, signing: bob.keys.signing.privateKey };
    const letter = createLetter('hello', { card });
    const sealed = await sealLetter({ sender, recipient: alice.card, letter, psk: SECRET });
    const text = sealed.ok ? sealed.value : '';
    expect(await openHello(text, alice, SECRET, bob.card.userId)).toEqual({ ok: false, error: 'wrong-card' });
  });

  it('in mode 0 is dropped', async () => {
    const body = new TextEncoder().encode(JSON.stringify(letterBody(alice.card.signingKey, hello(alice))));
    expect(await openBody(body)).toEqual({ ok: false, error: 'wrong-mode' });
  });

  it('is never sealed without a secret, with a short one or an empty one, nor is any other letter with one', async () => {
    await expect(seal(hello(bob), bob, alice)).rejects.toThrow();
    await expect(seal(hello(bob), bob, alice, '')).rejects.toThrow();
    await expect(seal(hello(bob), bob, alice, encodeBase64url(new Uint8Array(31)))).rejects.toThrow();
    await expect(seal(RING, alice, bob, SECRET)).rejects.toThrow();
  });
});
