import type { PublicKey } from '../../core/people/card.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';
import type { Letter } from '../../core/protocol/letter.ts';
import { letterBody } from '../../core/protocol/schemas.ts';
import { digestOf } from './sha256.ts';

/** The body of a letter of this device, which its signature covers. */
export const letterBytes = (signingKey: PublicKey, letter: Letter): Bytes =>
  new TextEncoder().encode(JSON.stringify(letterBody(signingKey, letter)));

/** SHA-256 of that body, base64url: the name by which `fresh?` asks for a letter. */
export const digestOfLetter = (signingKey: PublicKey, letter: Letter): Promise<string> =>
  digestOf(letterBytes(signingKey, letter));
