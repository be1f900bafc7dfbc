import type { Pin } from '../../core/people/person.ts';
import { MAX_DEVICES_PER_PERSON } from '../../core/protocol/limits.ts';
import type { PinStore } from '../../models/ports/people.ts';
import type { Database } from './database.ts';
import { createPinReader } from './read-pins.ts';
import { transact } from './transact.ts';

/** The device unheard of longest goes first; one whose number was compared goes for none whose was not, if there is another. */
const byWorth = (a: Pin, b: Pin): number =>
  Number(a.confirmedAt !== undefined) - Number(b.confirmedAt !== undefined) || a.heardAt - b.heardAt;

export const createPinStore = (database: Database): PinStore => ({
  ...createPinReader(database),

  /** Makes room for a new device: a person has at most five. A key that names another person is a bug and rejects. */
  put: (pin) =>
    transact(database, ['pins'], async (tx) => {
      const { account, userId, card } = pin;
      const pins = tx.objectStore('pins');
      const known = await pins.get([account, card.signingKey]);
      if (known && known.userId !== userId) throw new Error('The key is pinned to another person');
      const others = (await pins.index('byPerson').getAll([account, userId])).filter(
        (other) => other.card.signingKey !== card.signingKey,
      );
      const excess = others.sort(byWorth).slice(0, Math.max(0, others.length - MAX_DEVICES_PER_PERSON + 1));
      for (const old of excess) await pins.delete([account, old.card.signingKey]);
      await pins.put(pin);
    }),

  remove: async (account, signingKey) => (await database()).delete('pins', [account, signingKey]),
});
