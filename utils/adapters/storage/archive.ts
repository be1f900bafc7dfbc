import {
  ARCHIVE_LISTS,
  bucketOf,
  factOfList,
  holdsId,
  type ArchiveList,
  type ArchiveMeta,
} from '../../core/people/archive.ts';
import { mergeFacts } from '../../core/people/facts.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { KnownFacts } from '../../models/ports/people.ts';
import type { ArchiveLists } from '../../models/ports/possessions.ts';
import { ofAccount, type Database } from './database.ts';

export const createArchiveLists = (database: Database): ArchiveLists => ({
  async imported(account) {
    const stored = await (await database()).getAll('archiveLists', ofAccount(account));
    return Object.fromEntries(
      stored.map(({ list, at, count, importedAt }): [ArchiveList, ArchiveMeta] => [
        list,
        { at, count, importedAt },
      ]),
    );
  },
});

export const createKnownFacts = (database: Database): KnownFacts => ({
  async of(account: UserId, person: UserId) {
    const tx = (await database()).transaction(['people', 'archive', 'archiveLists']);
    const archive = tx.objectStore('archive');
    // All at once: each request of its own would wait for the one before.
    const [known, lists, buckets] = await Promise.all([
      tx.objectStore('people').get([account, person]),
      tx.objectStore('archiveLists').getAll(ofAccount(account)),
      Promise.all(ARCHIVE_LISTS.map((list) => archive.get([account, list, bucketOf(person)]))),
    ]);
    return lists.reduce((facts, { list, at }) => {
      const bucket = buckets[ARCHIVE_LISTS.indexOf(list)];
      const isIn = bucket !== undefined && holdsId(bucket.ids, person);
      return mergeFacts(facts, factOfList(list, isIn), 'x-archive', at);
    }, known?.facts ?? {});
  },
});
