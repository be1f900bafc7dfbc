import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** base64url of the hash, 43 characters. */
export const digestOf = async (bytes: Bytes): Promise<string> => encodeBase64url(await sha256(bytes));
