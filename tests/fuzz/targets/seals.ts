/** What a letter is held to by cryptography: nobody alters one, and what a stranger seals is only data. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { suite } from '../../../utils/adapters/crypto/hpke.ts';
import { unsealLetter, verifyHello, verifyLetter } from '../../../utils/adapters/crypto/open-letter.ts';
import { sealLetter } from '../../../utils/adapters/crypto/seal-letter.ts';
import { encodeBase64url } from '../../../utils/core/protocol/base64url.ts';
import { keyBytes } from '../../../utils/core/protocol/device-bytes.ts';
import type { Letter } from '../../../utils/core/protocol/letter.ts';
import { letterBody, parseLetterBody } from '../../../utils/core/protocol/schemas.ts';
import {
  formatLetter,
  headerBytes,
  letterInfo,
  packPlaintext,
  parseSealedLetter,
  signedBytes,
} from '../../../utils/core/protocol/wire.ts';
import { createTestDevice, signAs, type TestDevice } from '../../support/devices.ts';
import { createLetter } from '../../support/letters.ts';
import { letter } from '../sound-letters.ts';
import { spoiltJson } from '../spoil-json.ts';
import { fillPlaces, spoiltPlaces } from '../spoil-places.ts';
import { spoilt } from '../spoil-text.ts';
import { once, type Target } from '../target.ts';

const SECRET = encodeBase64url(new Uint8Array(32).fill(9));
const alice = once(() => createTestDevice('44196397', 1));
const bob = once(() => createTestDevice('1234567890123456789', 2));

const seal = async (letter: Letter, from: TestDevice, to: TestDevice, psk?: string): Promise<string> => {
  const sender = { card: from.card, signing: from.keys.signing.privateKey };
  const sealed = await sealLetter({ sender, recipient: to.card, letter, psk });
  return sealed.ok ? sealed.value : '';
};

const open = async (text: string, at: TestDevice, pinned: TestDevice) => {
  const parsed = parseSealedLetter(text);
  if (!parsed.ok) return parsed;
  const unsealed = await unsealLetter(parsed.value, { card: at.card, sealing: at.keys.sealing });
  return unsealed.ok ? verifyLetter(unsealed.value, pinned.card, at.card) : unsealed;
};

export const alteredLetters: Target = {
  name: 'altered-letters',
  runs: 40,
  property: () =>
    fc.asyncProperty(spoiltPlaces(1432), fc.integer({ min: 1, max: 45_000 }), async (edits, duration) => {
      const [from, to] = await Promise.all([alice(), bob()]);
      const letter = createLetter('ring', { kind: 'audio', duration });
      const text = await seal(letter, from, to);
      const altered = fillPlaces(edits, text);
      const opened = await open(altered, to, from);
      assert.equal(opened.ok, altered === text);
      if (opened.ok) assert.deepEqual(opened.value.letter, letter);
    }),
};

export const alteredHellos: Target = {
  name: 'altered-hellos',
  runs: 40,
  property: () =>
    fc.asyncProperty(spoiltPlaces(1454), async (edits) => {
      const [from, to] = await Promise.all([bob(), alice()]);
      const text = await seal(createLetter('hello', { card: from.card }), from, to, SECRET);
      const altered = fillPlaces(edits, text);
      const parsed = parseSealedLetter(altered);
      if (!parsed.ok) return;
      const at = { card: to.card, sealing: to.keys.sealing };
      const unsealed = await unsealLetter(parsed.value, at, SECRET);
      const proved = unsealed.ok ? await verifyHello(unsealed.value, from.card.userId, to.card) : unsealed;
      assert.equal(proved.ok, altered === text);
    }),
};

/** Bob knows Alice, and she has gone mad: whatever she signs and seals is read or refused. */
export const hostileLetters: Target = {
  name: 'hostile-letters',
  runs: 60,
  property: () =>
    fc.asyncProperty(
      fc.oneof(
        { weight: 5, arbitrary: spoiltJson(letter.map((one) => letterBody('@from@' as never, one))) },
        {
          weight: 1,
          arbitrary: spoilt(letter.map((one) => JSON.stringify(letterBody('@from@' as never, one)))),
        },
      ),
      async (template) => {
        const [from, to] = await Promise.all([alice(), bob()]);
        const text = template.replaceAll('@from@', from.card.signingKey);
        const body = new TextEncoder().encode(text);
        const header = headerBytes(undefined);
        const signature = await signAs(from, signedBytes(header, from.card, to.card, body));
        const plaintext = packPlaintext('accept', { signature, body });
        if (!plaintext.ok) return;
        const key = await suite.DeserializePublicKey(keyBytes(to.card.sealingKey));
        const sealed = await suite.Seal(key, plaintext.value, { aad: header, info: letterInfo(to.card) });
        const opened = await open(
          formatLetter({
            header,
            enc: new Uint8Array(sealed.encapsulatedSecret),
            ciphertext: new Uint8Array(sealed.ciphertext),
          }),
          to,
          from,
        );
        if (!opened.ok) return;
        const read = parseLetterBody(JSON.parse(text));
        assert.deepEqual(read, {
          ok: true,
          value: { from: from.card.signingKey, letter: opened.value.letter },
        });
      },
    ),
};
