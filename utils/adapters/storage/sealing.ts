import type { UserId } from '../../core/people/ids.ts';
import { err, ok } from '../../core/lib/result.ts';
import type { Sealing } from '../../models/ports/letters.ts';
import { unsealLetter, verifyHello, verifyLetter } from '../crypto/open-letter.ts';
import { sealLetter } from '../crypto/seal-letter.ts';
import type { AccountKeys, AccountStore } from './accounts.ts';

/**
 * Letters sealed and opened with keys that are read where they are used and go nowhere from here. They are read once:
 * the keys of an account never change, and a letter would wait for the disk on both of its ends.
 */
export const createSealing = (accounts: Pick<AccountStore, 'keys'>): Sealing => {
  const readings = new Map<UserId, Promise<AccountKeys | undefined>>();
  const keysOf = async (account: UserId): Promise<AccountKeys | undefined> => {
    const reading = readings.get(account) ?? accounts.keys(account);
    readings.set(account, reading);
    const keys = await reading.catch((error: unknown) => {
      readings.delete(account);
      throw error;
    });
    if (keys === undefined) readings.delete(account);
    return keys;
  };
  return {
    async seal(account, to, letter, psk) {
      const keys = await keysOf(account);
      if (!keys) throw new Error('No such account');
      const sender = { card: keys.card, signing: keys.signing.privateKey };
      return sealLetter({ sender, recipient: to, letter, psk });
    },

    async unseal(account, sealed, secret) {
      const keys = await keysOf(account);
      if (!keys) return err('no-account');
      const unsealed = await unsealLetter(sealed, keys, secret);
      if (!unsealed.ok) return unsealed;
      return ok({
        from: unsealed.value.from,
        type: unsealed.value.letter.type,
        verify: (sender) => verifyLetter(unsealed.value, sender, keys.card),
        verifyHello: (invited) => verifyHello(unsealed.value, invited, keys.card),
      });
    },

    forget: (account) => void readings.delete(account),
  };
};
