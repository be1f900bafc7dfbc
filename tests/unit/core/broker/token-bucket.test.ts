import { describe, expect, test } from 'vitest';
import { fullBucket, takeToken, type Bucket } from '../../../../utils/core/broker/token-bucket.ts';

const rate = { burst: 3, perSecond: 2 };

/** How many of the requests at these times (ms) get a token. */
const granted = (times: readonly number[]): boolean[] => {
  let bucket: Bucket = fullBucket(rate, 0);
  return times.map((at) => {
    const take = takeToken(bucket, rate, at);
    ({ bucket } = take);
    return take.taken;
  });
};

describe('a token bucket', () => {
  test('gives its burst at once and then as many a second as it should', () => {
    expect(granted([0, 0, 0, 0, 499, 500, 501, 1000])).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  test('never holds more than its burst', () => {
    expect(granted([1e9, 1e9, 1e9, 1e9])).toEqual([true, true, true, false]);
  });

  test('gives nothing for a clock that goes back', () => {
    expect(granted([5000, 5000, 5000, 1000, 1100])).toEqual([true, true, true, false, false]);
  });
});
