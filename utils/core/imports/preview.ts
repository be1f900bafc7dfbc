import { ARCHIVE_LISTS } from '../people/archive.ts';
import type { Skipped } from './contact.ts';
import type { FoundImport, ImportPreview } from './found.ts';

const filled = (counts: Required<Pick<Skipped, 'duplicate' | 'invalid'>>): Skipped =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** So many people are named. */
const NAMED = 5;

/** What was found, in numbers and a few names. */
export const previewOf = ({ archive, contacts }: FoundImport): ImportPreview => ({
  ...(archive && {
    archive: {
      ...(archive.owner && { owner: archive.owner }),
      at: archive.at,
      lists: ARCHIVE_LISTS.flatMap((list) => {
        const found = archive.lists[list];
        if (found === undefined) return [];
        const { count, duplicates: duplicate, invalid } = found;
        return [{ list, count, skipped: filled({ duplicate, invalid }) }];
      }),
    },
  }),
  ...(contacts && {
    contacts: {
      count: contacts.people.length,
      first: contacts.people.slice(0, NAMED),
      byHandle: contacts.people.filter(({ id }) => id === undefined).length,
      skipped: contacts.skipped,
    },
  }),
});
