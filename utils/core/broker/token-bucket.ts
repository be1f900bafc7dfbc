/** A token bucket: `burst` at once, then `perSecond`. */
export type Rate = { readonly burst: number; readonly perSecond: number };

export type Bucket = { readonly tokens: number; readonly at: number };

export const fullBucket = ({ burst }: Rate, at: number): Bucket => ({ tokens: burst, at });

/** Takes one token at `at` (ms), if there is one. A clock that goes back refills nothing. */
export const takeToken = (
  bucket: Bucket,
  { burst, perSecond }: Rate,
  at: number,
): { readonly bucket: Bucket; readonly taken: boolean } => {
  const refilled = (Math.max(0, at - bucket.at) / 1000) * perSecond;
  const tokens = Math.min(burst, bucket.tokens + refilled);
  const taken = tokens >= 1;
  return { bucket: { tokens: taken ? tokens - 1 : tokens, at }, taken };
};
