import type { Random } from '../../../utils/models/ports/system.ts';

/** Never the same bytes twice, and the same ones in every run. */
export const createFakeRandom = (seed = 0): Random => {
  let count = seed;
  return {
    bytes(length) {
      count += 1;
      const bytes = new Uint8Array(length);
      new DataView(bytes.buffer).setUint32(0, count);
      return bytes;
    },
  };
};
