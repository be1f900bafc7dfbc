import type { UserId } from '../../core/people/ids.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { Clock } from '../../models/ports/system.ts';
import type { Database } from './database.ts';
import { byTimeOf, ofOne } from './read-log.ts';

/** At most so many people per account of whom nothing but facts from X is known. */
const MAX_PEOPLE = 200_000;
/** Counting takes longer than a write: it is done at the first new person of a worker's life, then after so many more. */
const COUNT_AFTER = 1000;
/** Dropped in one transaction: a ring that comes meanwhile waits for no more than these. */
const BATCH = 200;

type Trimming = { readonly account: UserId; readonly now: number; readonly looked: Set<string> };

/** Drops at most `count` people; gives how many are still to go, or 0 when nobody else may go. */
const dropSome = async (
  database: Database,
  { account, now, looked }: Trimming,
  count: number,
): Promise<number> => {
  const tx = (await database()).transaction(['people', 'pins', 'log'], 'readwrite');
  const pins = tx.objectStore('pins').index('byPerson');
  const log = tx.objectStore('log');
  const isInLog = async (direction: LogEntry['direction'], userId: string): Promise<boolean> =>
    (await log.count(ofOne(account, direction, userId))) > 0;
  const isUseful = async (userId: string): Promise<boolean> =>
    (await pins.count([account, userId])) > 0 ||
    (await isInLog('incoming', userId)) ||
    isInLog('outgoing', userId);

  let left = count;
  const end = looked.size + BATCH;
  let cursor = await tx.objectStore('people').index('byUsefulAt').openCursor(byTimeOf(account));
  while (cursor && left > 0 && looked.size < end) {
    const { userId } = cursor.value;
    // To the end of the line, where the cursor may meet them again.
    if (!looked.has(userId)) {
      looked.add(userId);
      if (await isUseful(userId)) await cursor.update({ ...cursor.value, usefulAt: now });
      else {
        await cursor.delete();
        left -= 1;
      }
    }
    cursor = await cursor.continue();
  }
  await tx.done;
  return cursor === null ? 0 : left;
};

/**
 * Drops the people of whom nothing was learned for longest until `max` are left. A card or an entry in *Recent* keeps a
 * person, too; those are looked for only here, so that no other write has to think of it.
 */
export const trimPeople = async (
  database: Database,
  account: UserId,
  max: number,
  now: number,
): Promise<void> => {
  let left = (await (await database()).countFromIndex('people', 'byUsefulAt', byTimeOf(account))) - max;
  const trimming = { account, now, looked: new Set<string>() };
  while (left > 0) left = await dropSome(database, trimming, left);
};

export const createPeopleBound = (database: Database, clock: Clock) => {
  const grownBy = new Map<UserId, number>();
  return {
    /** So many people were added. Makes room in its own time. */
    grown(account: UserId, added: number): void {
      const more = (grownBy.get(account) ?? COUNT_AFTER) + added;
      const isDue = more >= COUNT_AFTER;
      grownBy.set(account, isDue ? 0 : more);
      // What fails here is tried again with the next thousand.
      if (isDue) trimPeople(database, account, MAX_PEOPLE, clock.now()).catch(() => {});
    },
  };
};
