import { err, ok } from '../../core/lib/result.ts';
import type { Sealing } from '../../models/ports.ts';
import { unsealLetter, verifyHello, verifyLetter } from '../crypto/open-letter.ts';
import { sealLetter } from '../crypto/seal-letter.ts';
import type { AccountStore } from './accounts.ts';

/** Letters sealed and opened with keys that are read where they are used and go nowhere from here. */
export const createSealing = (accounts: Pick<AccountStore, 'keys'>): Sealing => ({
  async seal(account, to, letter, psk) {
    const keys = await accounts.keys(account);
    if (!keys) throw new Error('No such account');
    const sender = { card: keys.card, signing: keys.signing.privateKey };
    const sealed = await sealLetter({ sender, recipient: to, letter, psk });
    return sealed.ok ? ok(sealed.value.text) : sealed;
  },

  async unseal(account, sealed, secret) {
    const keys = await accounts.keys(account);
    if (!keys) return err('no-account');
    const unsealed = await unsealLetter(sealed, keys, secret);
    if (!unsealed.ok) return unsealed;
    return ok({
      from: unsealed.value.from,
      verify: (sender) => verifyLetter(unsealed.value, sender, keys.card),
      verifyHello: (invited) => verifyHello(unsealed.value, invited, keys.card),
    });
  },
});
