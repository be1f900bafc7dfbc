import type { Contact, FoundContacts, Skipped } from '../../core/imports/contact.ts';
import { createContactList } from '../../core/imports/contact.ts';
import type { ArchiveOwner } from '../../core/imports/archive-elements.ts';
import type { FoundImport, ImportRefusal, ImportTrouble } from '../../core/imports/found.ts';
import { createArchiveGathering } from '../../core/imports/gather-archive.ts';
import { err, type Result } from '../../core/lib/result.ts';
import { isSameHandle } from '../../core/people/ids.ts';
import { readSource } from './read-source.ts';
import { sourcesOf, type Source } from './sources.ts';

export type ReadFiles = { readonly found: FoundImport } | { readonly refused: ImportRefusal };

/** Each person is one write beside what rings need, in the same transaction; and all of them may ring. */
const MAX_PEOPLE = 20_000;

/** What the browser says of a file that it cannot read, or of packed bytes that are none. */
const troubleOf = (error: unknown): ImportTrouble | undefined => {
  if (error instanceof TypeError) return 'damaged';
  return error instanceof DOMException && error.name.startsWith('Not') ? 'unreadable' : undefined;
};

const guarded = async <T>(
  read: () => Promise<Result<T, ImportTrouble>>,
): Promise<Result<T, ImportTrouble>> => {
  try {
    return await read();
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return err(trouble);
  }
};

const addUp = (counts: readonly Skipped[]): Skipped => {
  const sum: Record<string, number> = {};
  for (const count of counts)
    for (const [reason, more] of Object.entries(count)) sum[reason] = (sum[reason] ?? 0) + more;
  return sum;
};

const isOneself = ({ id, handle }: Contact, own: ArchiveOwner): boolean =>
  id === undefined
    ? handle !== undefined && own.handle !== undefined && isSameHandle(handle, own.handle)
    : id === own.id;

/** Whoever is in two files is one person. */
const joinContacts = (files: readonly FoundContacts[], own: ArchiveOwner): FoundContacts => {
  const list = createContactList();
  for (const { contacts } of files)
    for (const contact of contacts) if (!isOneself(contact, own)) list.add(contact);
  const { contacts, skipped } = list.finish();
  return { contacts, skipped: addUp([...files.map((file) => file.skipped), skipped]) };
};

/**
 * Reads all that was chosen, to the end, and keeps it in memory; nothing is written. One file that cannot be used
 * refuses all of them: half of what somebody chose is not what they chose.
 */
export const readFiles = async (
  files: readonly File[],
  own: ArchiveOwner,
  now: number,
  progress: (share: number) => void,
): Promise<ReadFiles> => {
  const sources: Source[] = [];
  for (const file of files) {
    const inside = await guarded(() => sourcesOf(file));
    if (!inside.ok) return { refused: { trouble: inside.error, file: file.name } };
    sources.push(...inside.value);
  }

  const archive = createArchiveGathering();
  const contacts: FoundContacts[] = [];
  let made: number | undefined;
  let done = 0;
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const reading = {
    archive,
    generated: (at: number) => {
      made = at;
    },
    contacts: (found: FoundContacts) => void contacts.push(found),
    progress: (bytes: number) => {
      done += bytes;
      progress(Math.min(1, done / total));
    },
  };
  for (const source of sources) {
    const read = await guarded(() => readSource(source, reading));
    if (!read.ok) return { refused: { trouble: read.error, file: source.file } };
  }

  // A clock that was wrong must not make a list newer than all that X's page will ever show.
  const said = made ?? Math.max(0, ...sources.map(({ changedAt }) => changedAt));
  const at = Math.max(0, Math.min(now, said));
  const gathered = archive.finish(own.id, at);
  if ('refused' in gathered) return gathered;
  const joined = joinContacts(contacts, own);
  if (joined.contacts.length > MAX_PEOPLE) return { refused: { trouble: 'too-many' } };
  if (gathered.found === undefined && joined.contacts.length === 0)
    return { refused: { trouble: contacts.length > 0 ? 'only-oneself' : 'no-lists' } };
  return {
    found: {
      ...(gathered.found === undefined ? {} : { archive: gathered.found }),
      ...(joined.contacts.length === 0
        ? {}
        : { contacts: { people: joined.contacts, skipped: joined.skipped } }),
    },
  };
};
