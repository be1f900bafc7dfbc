import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err } from '../../../../utils/core/lib/result.ts';
import { encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';
import { concatBytes } from '../../../../utils/core/protocol/bytes.ts';
import type { LetterType } from '../../../../utils/core/protocol/letter.ts';
import {
  formatLetter,
  headerBytes,
  packPlaintext,
  parseSealedLetter,
  unpackPlaintext,
} from '../../../../utils/core/protocol/wire.ts';

const signature = new Uint8Array(64).fill(7);
const packed = (type: LetterType, length: number) => {
  const plaintext = packPlaintext(type, { signature, body: new Uint8Array(length).fill(1) });
  return plaintext.ok ? plaintext.value.length : plaintext.error;
};

const sealed = (header: Uint8Array, rest: number) =>
  encodeBase64url(concatBytes(header, new Uint8Array(rest)));

describe('the plaintext of a letter', () => {
  it('has one of three sizes, whatever it says', () => {
    expect(packed('ring', 1)).toBe(1024);
    expect(packed('ring', 1024 - 66)).toBe(1024);
    expect(packed('ring', 1024 - 65)).toBe(4096);
    expect(packed('ring', 4096 - 65)).toBe(15_360);
    expect(packed('ring', 15_360 - 66)).toBe(15_360);
    expect(packed('ring', 15_360 - 65)).toBe('too-large');
  });

  it.each(['accept', 'decline', 'busy', 'description', 'candidates'] as const)(
    'is at least 4 KiB for %s',
    (type) => {
      expect(packed(type, 1)).toBe(4096);
    },
  );

  it('comes back without its padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 15_294 }), (bytes) => {
        const body = Uint8Array.from(bytes);
        const plaintext = packPlaintext('ring', { signature, body });
        expect(plaintext.ok && unpackPlaintext(plaintext.value)).toEqual({
          ok: true,
          value: { signature, body },
        });
      }),
    );
  });

  it('is refused without a body, with one that is longer than itself, or with something in its padding', () => {
    const plaintext = new Uint8Array(1024);
    expect(unpackPlaintext(plaintext)).toEqual(err('malformed'));
    plaintext.set([0xff, 0xff], 64);
    expect(unpackPlaintext(plaintext)).toEqual(err('malformed'));
    plaintext.set([0, 1], 64);
    expect(unpackPlaintext(plaintext).ok).toBe(true);
    plaintext[1023] = 1;
    expect(unpackPlaintext(plaintext)).toEqual(err('malformed'));
    expect(unpackPlaintext(new Uint8Array(65))).toEqual(err('malformed'));
  });
});

describe('a sealed letter', () => {
  it.each([undefined, new Uint8Array(16).fill(3)])('comes back as its parts', (pskId) => {
    const parts = {
      header: headerBytes(pskId),
      ...(pskId && { pskId: encodeBase64url(pskId) }),
      enc: new Uint8Array(32).fill(4),
      ciphertext: new Uint8Array(1040).fill(5),
    };
    expect(parseSealedLetter(formatLetter(parts))).toEqual({ ok: true, value: parts });
  });

  it('is never decoded when it is too large', () => {
    expect(parseSealedLetter('!'.repeat(21_847))).toEqual(err('too-large'));
    expect(parseSealedLetter('!'.repeat(21_846))).toEqual(err('malformed'));
  });

  it.each([0, 2, 255])(
    'of version %i, lower or higher than the one that everybody speaks, is dropped',
    (version) => {
      expect(parseSealedLetter(sealed(Uint8Array.of(version, 0), 32 + 1040))).toEqual(err('unknown-version'));
    },
  );

  it.each([
    ['another mode', sealed(Uint8Array.of(1, 2), 32 + 1040)],
    ['a size that no letter has', sealed(Uint8Array.of(1, 0), 32 + 1039)],
    ['nothing in it', ''],
    ['only a header', sealed(Uint8Array.of(1, 0), 0)],
    ['a mode 1 header cut short', sealed(Uint8Array.of(1, 1), 3)],
  ])('with %s is malformed', (_, text) => {
    expect(parseSealedLetter(text)).toEqual(err('malformed'));
  });

  it('is no reason to throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.uint8Array().map(encodeBase64url)), (value) => {
        expect(parseSealedLetter(value).ok).toBe(false);
      }),
    );
  });
});
