import { encodeAddress } from '../../../utils/core/protocol/address.ts';
import type { UserId } from '../../../utils/core/people/ids.ts';
import type { Account, Accounts } from '../../../utils/models/ports/accounts.ts';
import type { Random } from '../../../utils/models/ports/system.ts';
import { signAs, type TestDevice } from '../devices.ts';

/** The accounts of one browser; each device stands for one of them. */
export const createFakeAccounts = (random: Random, ...devices: readonly TestDevice[]): Accounts => {
  const accounts = new Map<UserId, Account>(
    devices.map(({ card }) => [card.userId, { id: card.userId, card, serial: 1, seenAt: 0 }]),
  );
  const existing = (id: UserId): Account => {
    const account = accounts.get(id);
    if (account === undefined) throw new Error('No such account');
    return account;
  };
  return {
    list: async () => [...accounts.values()],
    get: async (id) => accounts.get(id),
    ensure: async (id) => existing(id),
    async changeAddress(id) {
      const { card, serial, ...rest } = existing(id);
      const changed = {
        ...rest,
        card: { ...card, address: encodeAddress(random.bytes(16)) },
        serial: serial + 1,
      };
      accounts.set(id, changed);
      return changed;
    },
    async nameBroker(id, broker) {
      const { card, serial, ...rest } = existing(id);
      const { broker: before, ...unnamed } = card;
      if (before === broker) return;
      accounts.set(id, {
        ...rest,
        card: broker === undefined ? unnamed : { ...unnamed, broker },
        serial: serial + 1,
      });
    },
    async noteFollowing(id, count, now) {
      accounts.set(id, { ...existing(id), following: { count, at: now } });
    },
    async sign(id, bytes) {
      const device = devices.find(({ card }) => card.userId === id);
      if (device === undefined) throw new Error('No such account');
      return signAs(device, bytes);
    },
  };
};
