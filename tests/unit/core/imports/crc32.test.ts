import { crc32 as reference } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from '../../../../utils/core/imports/crc32.ts';

it('the checksum of a zip is the same in however many pieces', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(crc32(b, crc32(a))).toBe(reference(Uint8Array.from([...a, ...b])));
    }),
  );
});
