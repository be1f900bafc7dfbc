import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../utils/core/people/card.ts';
import { decodeAddress, encodeAddress } from '../../../../utils/core/protocol/address.ts';

describe('an address', () => {
  it('is 26 characters of base32 that come back as the same 16 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const address = encodeAddress(bytes);
        expect(parseAddress(address)).toBe(address);
        expect(decodeAddress(address)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it.each(['', 'a'.repeat(25), 'a'.repeat(27), 'A'.repeat(26), `${'a'.repeat(25)}b`, 7])(
    'is not %j',
    (text) => {
      expect(decodeAddress(text)).toBeUndefined();
    },
  );
});
