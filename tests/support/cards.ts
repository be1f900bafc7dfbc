import type { Card } from '../../utils/core/people/card.ts';
import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import { newPerson } from '../../utils/core/people/facts.ts';
import type { Grade, Person as Known, Pin } from '../../utils/core/people/person.ts';
import { personOf } from '../sandbox/x/cast.ts';
import type { Anybody } from './anybody.ts';

type Keeper = Pick<Anybody, 'handle' | 'inExtension'>;

type Own = { readonly id: UserId; readonly card: Card; readonly serial: number };

const ownOf = async (person: Keeper): Promise<Own> => {
  const own = await person.inExtension(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('The database does not answer')));
      });
    const db = await done(indexedDB.open('ahoy'));
    try {
      const [account] = await done<Own[]>(db.transaction('accounts').objectStore('accounts').getAll());
      // Keys themselves do not leave the browser.
      return account && { id: account.id, card: account.card, serial: account.serial };
    } finally {
      db.close();
    }
  }, undefined);
  if (own === undefined) throw new Error(`${person.handle} has no account yet`);
  return own;
};

const write = (person: Keeper, rows: { readonly people: Known; readonly pins: Pin }): Promise<void> =>
  person.inExtension(async (given) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ahoy');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The database does not answer')));
    });
    const tx = db.transaction(['people', 'pins'], 'readwrite');
    tx.objectStore('people').put(given.people);
    tx.objectStore('pins').put(given.pins);
    await new Promise((resolve) => {
      tx.addEventListener('complete', resolve);
    });
    db.close();
  }, rows);

const learn = (person: Keeper, mine: Own, other: Keeper, theirs: Own, grade: Grade): Promise<void> => {
  const now = Date.now();
  const { name } = personOf(other.handle);
  return write(person, {
    people: {
      ...newPerson(mine.id, theirs.id, now),
      name,
      handle: other.handle as Handle,
      accepted: true,
    },
    pins: {
      account: mine.id,
      userId: theirs.id,
      card: theirs.card,
      grade,
      provedAt: now,
      heardAt: now,
      serial: theirs.serial,
      told: { serial: mine.serial, since: now, known: true },
    },
  });
};

/**
 * Alice and Bob have each other's cards, as after an invite of hers that he answered, which is `exchangeCards` and takes
 * seven seconds.
 */
export async function giveCards({
  alice,
  bob,
}: {
  readonly alice: Keeper;
  readonly bob: Keeper;
}): Promise<void> {
  const [hers, his] = await Promise.all([ownOf(alice), ownOf(bob)]);
  await Promise.all([learn(alice, hers, bob, his, 'answered'), learn(bob, his, alice, hers, 'written')]);
}
