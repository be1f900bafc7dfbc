import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { letterBody, parseLetterBody } from '../../../utils/core/protocol/schemas.ts';
import { isWithinTextBounds } from '../../../utils/core/protocol/text.ts';
import {
  formatLetter,
  headerBytes,
  packPlaintext,
  parseSealedLetter,
  unpackPlaintext,
} from '../../../utils/core/protocol/wire.ts';
import { bytesOf, letter, publicKey } from '../sound-letters.ts';
import { spoiltJson } from '../spoil-json.ts';
import { spoilt, spoiltBytes } from '../spoil-text.ts';
import type { Target } from '../target.ts';

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const bodies: Target = {
  name: 'letter-bodies',
  property: () =>
    fc.property(
      spoiltJson(fc.tuple(publicKey, letter).map(([from, letter]) => letterBody(from, letter))),
      (text) => {
        const read = parseLetterBody(JSON.parse(text));
        if (!read.ok) return;
        const { from, letter } = read.value;
        assert.deepEqual(parseLetterBody(overTheWire(letterBody(from, letter))), read);
        if (letter.type === 'ring') assert.ok(isWithinTextBounds(letter.payload.reason ?? ''));
        if (letter.type === 'decline') assert.ok(isWithinTextBounds(letter.payload.message ?? ''));
        if (letter.type === 'candidates') assert.ok(letter.payload.candidates.length <= 24);
      },
    ),
};

export const soundBodies: Target = {
  name: 'letters-written',
  property: () =>
    fc.property(publicKey, letter, (from, letter) => {
      assert.deepEqual(parseLetterBody(overTheWire(letterBody(from, letter))), {
        ok: true,
        value: { from, letter: overTheWire(letter) },
      });
    }),
};

const sealed = fc
  .tuple(fc.option(bytesOf(16), { nil: undefined }), bytesOf(32), fc.constantFrom(1024, 4096, 15_360))
  .map(([pskId, enc, size]) =>
    formatLetter({ header: headerBytes(pskId), enc, ciphertext: new Uint8Array(size + 16) }),
  );

export const sealedLetters: Target = {
  name: 'sealed-letters',
  property: () =>
    fc.property(spoilt(sealed), (text) => {
      const read = parseSealedLetter(text);
      if (!read.ok) return;
      const { header, ciphertext, pskId } = read.value;
      assert.equal(formatLetter(read.value), text);
      assert.equal(header.length, pskId === undefined ? 2 : 18);
      assert.ok([1024, 4096, 15_360].includes(ciphertext.length - 16));
    }),
};

const packed = fc
  .tuple(bytesOf(64), fc.uint8Array({ minLength: 1, maxLength: 300 }))
  .map(([signature, body]) => packPlaintext('ring', { signature, body: Uint8Array.from(body) }))
  .map((plaintext) => (plaintext.ok ? plaintext.value : new Uint8Array()));

export const plaintexts: Target = {
  name: 'letter-plaintexts',
  property: () =>
    fc.property(spoiltBytes(packed), (bytes) => {
      const read = unpackPlaintext(bytes);
      if (!read.ok) return;
      const { signature, body } = read.value;
      assert.equal(signature.length, 64);
      assert.deepEqual(bytes.slice(66, 66 + body.length), body);
    }),
};
