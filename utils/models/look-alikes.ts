import type { PersonLabel } from '../core/call/view.ts';
import { createLookAlikeIndex, findLookAlike, type LookAlikeIndex } from '../core/people/look-alike.ts';
import type { UserId } from '../core/people/ids.ts';
import type { Person } from '../core/people/person.ts';
import type { PeopleStore } from './ports/people.ts';

/** Whom a caller could be taken for. */
export interface LookAlikes {
  of(person: Person): Promise<PersonLabel | undefined>;
  /** Somebody got or lost a star or a card. */
  forget(): void;
}

/**
 * Reads whom something was decided about once in a worker's life, and again after a change of who matters. A new name that X showed of one of
 * them counts from the next life on.
 */
export const createLookAlikes = (people: Pick<PeopleStore, 'kept'>): LookAlikes => {
  const indexes = new Map<UserId, Promise<LookAlikeIndex>>();
  const read = (account: UserId): Promise<LookAlikeIndex> => {
    const known = indexes.get(account);
    if (known !== undefined) return known;
    const reading = people.kept(account).then(createLookAlikeIndex);
    indexes.set(account, reading);
    // What cannot be read now may be read for the next ring.
    reading.catch(() => indexes.delete(account));
    return reading;
  };
  return {
    of: async (person) => findLookAlike(await read(person.account), person),
    forget: () => indexes.clear(),
  };
};
