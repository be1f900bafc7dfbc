import { beforeEach, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../utils/core/people/card.ts';
import type { Handle } from '../../../../utils/core/people/ids.ts';
import { createAccounts } from '../../../../utils/adapters/storage/accounts.ts';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { ALICE, BOB, freshDisk, restarted } from './given.ts';

const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const accountsOn = (database = createDatabase()) => createAccounts({ database, random });

describe('accounts', () => {
  beforeEach(freshDisk);

  test('the first sight of an account makes keys and an address, later ones keep them', async () => {
    const accounts = accountsOn();
    const first = await accounts.ensure(ALICE, undefined, 10);
    const later = await accounts.ensure(ALICE, 'alice' as Handle, 20);

    expect(parseAddress(first.card.address)).toBe(first.card.address);
    expect(later).toEqual({ ...first, handle: 'alice', seenAt: 20 });
  });

  test('a sight without a handle keeps the handle that is known', async () => {
    const accounts = accountsOn();
    await accounts.ensure(ALICE, 'alice' as Handle, 10);

    expect(await accounts.ensure(ALICE, undefined, 20)).toMatchObject({ handle: 'alice', seenAt: 20 });
  });

  test('how many it follows stays with an account, and is nothing without one', async () => {
    const accounts = accountsOn();
    await accounts.noteFollowing(ALICE, 480, 10);
    expect(await accounts.list()).toEqual([]);
    const alice = await accounts.ensure(ALICE, undefined, 10);
    await accounts.noteFollowing(ALICE, 481, 20);
    await accounts.ensure(ALICE, 'alice' as Handle, 30);

    expect(await accounts.get(ALICE)).toMatchObject({ card: alice.card, following: { count: 481, at: 20 } });
  });

  test('two tabs that report the account at once agree on one device', async () => {
    const accounts = accountsOn();
    const [one, other] = await Promise.all([
      accounts.ensure(ALICE, undefined, 10),
      accounts.ensure(ALICE, undefined, 10),
    ]);

    expect(one.card).toEqual(other.card);
    expect(await accounts.list()).toHaveLength(1);
  });

  test('two accounts share neither keys nor address', async () => {
    const accounts = accountsOn();
    const alice = await accounts.ensure(ALICE, undefined, 10);
    const bob = await accounts.ensure(BOB, undefined, 10);

    expect(new Set([...Object.values(alice.card), ...Object.values(bob.card)]).size).toBe(8);
  });

  test('after a restart the same key signs, and it still cannot be read', async () => {
    const made = await accountsOn().ensure(ALICE, undefined, 10);
    const accounts = accountsOn(restarted());
    const letter = new TextEncoder().encode('a letter');
    const signature = await accounts.sign(ALICE, letter);

    const verifier = await crypto.subtle.importKey(
      'raw',
      Buffer.from(made.card.signingKey, 'base64url'),
      'Ed25519',
      true,
      ['verify'],
    );
    expect(await crypto.subtle.verify('Ed25519', verifier, signature, letter)).toBe(true);
    const keys = await accounts.keys(ALICE);
    expect([keys?.signing.privateKey.extractable, keys?.sealing.privateKey.extractable]).toEqual([
      false,
      false,
    ]);
  });

  test('what models see of an account carries no private key', async () => {
    const account = await accountsOn().ensure(ALICE, undefined, 10);

    expect(Object.keys(account).sort()).toEqual(['card', 'id', 'seenAt', 'serial']);
  });

  test('a changed address comes with the next serial and the same keys', async () => {
    const accounts = accountsOn();
    const before = await accounts.ensure(ALICE, undefined, 10);
    const after = await accounts.changeAddress(ALICE);

    expect(after.card.address).not.toBe(before.card.address);
    expect(after).toEqual({
      ...before,
      serial: before.serial + 1,
      card: { ...before.card, address: after.card.address },
    });
    expect(await accounts.get(ALICE)).toEqual(after);
  });

  test('another broker comes with the next serial, the same address and the same keys, and once', async () => {
    const accounts = accountsOn();
    const before = await accounts.ensure(ALICE, undefined, 10);
    await accounts.nameBroker(ALICE, 'https://signal.example.org');
    const named = await accounts.get(ALICE);
    expect(named).toEqual({
      ...before,
      serial: before.serial + 1,
      card: { ...before.card, broker: 'https://signal.example.org' },
    });

    await accounts.nameBroker(ALICE, 'https://signal.example.org');
    expect(await accounts.get(ALICE)).toEqual(named);
    await accounts.nameBroker(ALICE, undefined);
    expect(await accounts.get(ALICE)).toEqual({ ...before, serial: before.serial + 2 });
  });

  test('an account that was never seen has no address to change', async () => {
    await expect(accountsOn().changeAddress(ALICE)).rejects.toThrow('No such account');
  });
});
