import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../utils/core/lib/result.ts';
import { decodeBase64url, encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('base64url', () => {
  it('writes what the platform writes', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(encodeBase64url(value)).toBe(Buffer.from(value).toString('base64url'));
      }),
    );
  });

  it('comes back as the same bytes', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(decodeBase64url(encodeBase64url(value))).toEqual(ok(Uint8Array.from(value)));
      }),
    );
  });

  it('accepts one text per byte string: whatever decodes is written the same again', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('')),
      maxLength: 9,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const decoded = decodeBase64url(text);
        if (decoded.ok) expect(encodeBase64url(decoded.value)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['A', 'AA==', 'AB', 'AAB', 'A A', 'AA\n', 'A+', 'A/', 'Aé', '😀', 'AAAAA'])(
    'refuses %j',
    (text) => {
      expect(decodeBase64url(text).ok).toBe(false);
    },
  );
});
