import type { UserId } from './ids.ts';

/** Where a device is found at its broker: 128 random bits, base32 lower case, 26 characters. It is the PeerJS id. */
export type Address = string & { readonly __brand: 'Address' };

/** 32 raw bytes of a public key as base64url. A device *is* its Ed25519 key, so this also names a device. */
export type PublicKey = string & { readonly __brand: 'PublicKey' };

/** What a device tells others about itself. */
export type Card = {
  readonly userId: UserId;
  readonly address: Address;
  /** Ed25519. */
  readonly signingKey: PublicKey;
  /** X25519. */
  readonly sealingKey: PublicKey;
  /** Only when it is not the default broker. */
  readonly broker?: string;
};

export const parseAddress = (text: unknown): Address | undefined =>
  typeof text === 'string' && /^[a-z2-7]{26}$/.test(text) ? (text as Address) : undefined;

/** 43 base64url characters are 32 bytes; the last one carries four bits only. */
export const parsePublicKey = (text: unknown): PublicKey | undefined =>
  typeof text === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text)
    ? (text as PublicKey)
    : undefined;
