import type { Address } from '../../core/people/card.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { encodeAddress } from '../../core/protocol/address.ts';
import type { Accounts } from '../../models/ports/accounts.ts';
import type { Random } from '../../models/ports/system.ts';
import { createDeviceKeys, signBytes } from '../crypto/device-keys.ts';
import type { Database, StoredAccount } from './database.ts';
import { publicSide, readAccount } from './read-account.ts';

export type AccountKeys = Pick<StoredAccount, 'card' | 'signing' | 'sealing'>;

/** The accounts of this browser, and for the post office alone their keys. */
export interface AccountStore extends Accounts {
  keys(id: UserId): Promise<AccountKeys | undefined>;
}

export const createAccounts = (deps: { database: Database; random: Random }): AccountStore => {
  const { database, random } = deps;
  const newAddress = (): Address => encodeAddress(random.bytes(16));

  /** Reads, changes and writes in one transaction; `change` must not wait, or the transaction would end. */
  const update = async (
    id: UserId,
    change: (stored: StoredAccount | undefined) => StoredAccount | undefined,
  ): Promise<StoredAccount | undefined> => {
    const db = await database();
    const tx = db.transaction('accounts', 'readwrite');
    const changed = change(await tx.store.get(id));
    if (changed) await tx.store.put(changed);
    await tx.done;
    return changed;
  };

  const existing = async (id: UserId): Promise<StoredAccount> => {
    const stored = await (await database()).get('accounts', id);
    if (!stored) throw new Error('No such account');
    return stored;
  };

  const seen = (stored: StoredAccount, handle: Handle | undefined, now: number): StoredAccount => ({
    ...stored,
    ...(handle === undefined ? {} : { handle }),
    seenAt: now,
  });

  return {
    async list() {
      const stored = await (await database()).getAll('accounts');
      return stored.map(publicSide);
    },

    get: (id) => readAccount(database, id),

    async ensure(id, handle, now) {
      const known = await update(id, (stored) => stored && seen(stored, handle, now));
      if (known) return publicSide(known);
      // Making keys takes longer than a transaction lives. Of two that race here the first one stays.
      const { signing, sealing, signingKey, sealingKey } = await createDeviceKeys();
      const card = { userId: id, address: newAddress(), signingKey, sealingKey };
      const made = await update(id, (stored) =>
        seen(stored ?? { id, card, serial: 1, seenAt: now, signing, sealing }, handle, now),
      );
      return publicSide(made as StoredAccount);
    },

    async changeAddress(id) {
      const changed = await update(
        id,
        (stored) =>
          stored && {
            ...stored,
            card: { ...stored.card, address: newAddress() },
            serial: stored.serial + 1,
          },
      );
      if (!changed) throw new Error('No such account');
      return publicSide(changed);
    },

    async nameBroker(id, broker) {
      await update(id, (stored) => {
        if (stored === undefined || stored.card.broker === broker) return undefined;
        const { broker: _before, ...card } = stored.card;
        return {
          ...stored,
          card: broker === undefined ? card : { ...card, broker },
          serial: stored.serial + 1,
        };
      });
    },

    async noteFollowing(id, count, now) {
      await update(id, (stored) => stored && { ...stored, following: { count, at: now } });
    },

    async sign(id, bytes) {
      const { signing } = await existing(id);
      return signBytes(signing.privateKey, bytes);
    },

    keys: (id) => database().then((db) => db.get('accounts', id)),
  };
};
