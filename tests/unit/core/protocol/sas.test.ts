import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Address, Card, PublicKey } from '../../../../utils/core/people/card.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { SAS_EMOJI } from '../../../../utils/core/protocol/sas-emoji.ts';
import { commitInput, sasCode, sasInput, sha256Fingerprint } from '../../../../utils/core/protocol/sas.ts';

const key = (byte: number): PublicKey => Buffer.alloc(32, byte).toString('base64url') as PublicKey;
const card = (userId: string, byte: number): Card => ({
  userId: userId as UserId,
  address: 'a'.repeat(26) as Address,
  signingKey: key(byte),
  sealingKey: key(byte + 1),
});
const sha256 = (...parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const alice = { card: card('99', 1), fingerprint: new Uint8Array(32).fill(0xaa) };
const bob = { card: card('1000', 5), fingerprint: new Uint8Array(32).fill(0xbb) };
const nonces = { offerer: new Uint8Array(32).fill(7), answerer: new Uint8Array(32).fill(9) };

describe('the short code', () => {
  test('is taken from the bytes that the protocol names, lower user id first, by value and not by spelling', () => {
    const id = (value: number): Uint8Array => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(BigInt(value));
      return bytes;
    };
    const keys = (byte: number) =>
      [new Uint8Array(32).fill(byte), new Uint8Array(32).fill(byte + 1)] as const;
    const expected = sha256(
      'ahoy/1 sas',
      nonces.offerer,
      nonces.answerer,
      id(99),
      ...keys(1),
      alice.fingerprint,
      id(1000),
      ...keys(5),
      bob.fingerprint,
    );
    expect(sha256(sasInput(nonces, alice, bob))).toEqual(expected);
    expect(sha256(sasInput(nonces, bob, alice))).toEqual(expected);
  });

  test('is another one when anything in it is another', () => {
    const code = (...args: Parameters<typeof sasInput>) => sasCode(sha256(sasInput(...args))).join();
    const usual = code(nonces, alice, bob);
    expect(code({ ...nonces, offerer: new Uint8Array(32).fill(8) }, alice, bob)).not.toBe(usual);
    expect(code({ ...nonces, answerer: new Uint8Array(32).fill(8) }, alice, bob)).not.toBe(usual);
    expect(code(nonces, { ...alice, fingerprint: new Uint8Array(32) }, bob)).not.toBe(usual);
    expect(code(nonces, alice, { ...bob, card: card('1000', 6) })).not.toBe(usual);
  });

  test('is the first 24 bits, six at a time', () => {
    expect(sasCode(Uint8Array.of(0b00000100, 0b00100000, 0b11000100, 255))).toEqual([1, 2, 3, 4]);
    expect(sasCode(new Uint8Array(32).fill(255))).toEqual([63, 63, 63, 63]);
  });

  test('has 64 pictures and 64 names, none of them twice', () => {
    expect(new Set(SAS_EMOJI.map(([emoji]) => emoji)).size).toBe(64);
    expect(new Set(SAS_EMOJI.map(([, name]) => name)).size).toBe(64);
  });

  test('is committed to under a label of its own', () => {
    expect(Buffer.from(commitInput(nonces.offerer))).toEqual(
      Buffer.concat([Buffer.from('ahoy/1 commit'), nonces.offerer]),
    );
  });
});

describe('the certificate of a side', () => {
  const line = `sha-256 ${Array.from({ length: 32 }, () => '0f').join(':')}`;

  test('is its SHA-256 fingerprint', () => {
    expect(sha256Fingerprint([line])).toEqual(new Uint8Array(32).fill(15));
    expect(sha256Fingerprint(['sha-512 aa', line])).toEqual(new Uint8Array(32).fill(15));
  });

  test('is unknown when there is none, a cut one, or two', () => {
    expect(sha256Fingerprint([])).toBeUndefined();
    expect(sha256Fingerprint([line.slice(0, -3)])).toBeUndefined();
    expect(sha256Fingerprint([line.replace('0f', 'zz')])).toBeUndefined();
    expect(sha256Fingerprint([line, line.replace('0f', '0e')])).toBeUndefined();
  });
});
