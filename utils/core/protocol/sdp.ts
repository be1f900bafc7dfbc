/** Every fingerprint line, session or media level (RFC 8122 section 5), well-formed or not. */
const FINGERPRINT = /^a=fingerprint:(.*)$/gm;

/**
 * The DTLS fingerprints of a description, each once and in order, in lower case: `sha-256 ab:cd…`. Two descriptions
 * of one side of one call must give the same list, on any path, or the call ends.
 */
export const parseFingerprints = (sdp: string): readonly string[] => {
  const found = Array.from(sdp.matchAll(FINGERPRINT), ([, value = '']) => value.trim().toLowerCase());
  return [...new Set(found)].sort();
};
