import type { PublicKey } from '../../core/people/card.ts';
import type { Letter } from '../../core/protocol/letter.ts';
import { letterBody } from '../../core/protocol/schemas.ts';
import { digestOf } from './sha256.ts';

/** SHA-256 of the body that a letter of this device is signed with, base64url: the name by which `fresh?` asks for it. */
export const digestOfLetter = (signingKey: PublicKey, letter: Letter): Promise<string> =>
  digestOf(new TextEncoder().encode(JSON.stringify(letterBody(signingKey, letter))));
