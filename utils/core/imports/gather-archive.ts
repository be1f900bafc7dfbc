/** Puts together what the files of one archive say: several files per list, whose it is, and when X made it. */
import { ARCHIVE_LISTS, type ArchiveList } from '../people/archive.ts';
import type { UserId } from '../people/ids.ts';
import {
  parseAccount,
  parseListed,
  parseListName,
  type ArchiveManifest,
  type ArchiveOwner,
} from './archive-elements.ts';
import type { ArchiveHead } from './archive-reader.ts';
import type { FoundArchive, FoundList, ImportRefusal } from './found.ts';
import { createIdList } from './id-list.ts';

type Gathered = {
  readonly ids: ReturnType<typeof createIdList>;
  readonly parts: Set<number>;
  invalid: number;
};

export type GatheredArchive =
  | { readonly found: FoundArchive | undefined }
  | { readonly refused: ImportRefusal };

const noParts: ArchiveManifest['parts'] = {};

export const createArchiveGathering = () => {
  const lists = new Map<ArchiveList, Gathered>();
  const owners: ArchiveOwner[] = [];
  let expected = noParts;

  const listOf = (name: ArchiveList): Gathered => {
    const known = lists.get(name) ?? { ids: createIdList(), parts: new Set(), invalid: 0 };
    lists.set(name, known);
    return known;
  };

  /** Parts are numbered from 0; how many there are only the manifest says. */
  const isWhole = (name: ArchiveList, { parts }: Gathered): boolean =>
    Array.from({ length: Math.max(parts.size, expected[name] ?? 0) }, (_, part) => part).every((part) =>
      parts.has(part),
    );

  const finishList = ({ ids, invalid }: Gathered): FoundList => ({ ...ids.finish(), invalid });

  return {
    /** One element of one file. */
    take(element: unknown, { name }: ArchiveHead): void {
      const list = parseListName(name);
      if (list !== undefined) {
        const id = parseListed(element);
        if (id === undefined) listOf(list).invalid += 1;
        else listOf(list).ids.add(id);
      } else if (name === 'account') {
        const owner = parseAccount(element);
        if (owner !== undefined) owners.push(owner);
      }
    },

    /** A file was read to its end. A list of nobody is a list, too. */
    finishPart({ name, part }: ArchiveHead): void {
      const list = parseListName(name);
      if (list !== undefined) listOf(list).parts.add(part);
    },

    takeManifest({ owner, parts }: ArchiveManifest): void {
      if (owner !== undefined) owners.push(owner);
      expected = parts;
    },

    /** Undefined when no list was there. `at`: when the archive was made, ms. */
    finish(account: UserId, at: number): GatheredArchive {
      const [owner] = owners;
      if (owners.some(({ id }) => id !== owner?.id)) return { refused: { trouble: 'two-archives' } };
      if (owner !== undefined && owner.id !== account) {
        return { refused: { trouble: 'other-account', owner } };
      }
      if (lists.size === 0) return { found: undefined };
      for (const [name, list] of lists)
        if (!isWhole(name, list)) return { refused: { trouble: 'missing-part', file: `${name}.js` } };
      const gathered = [...lists].map(([name, list]) => [name, finishList(list)] as const);
      // Read as a list of nobody, it would say no about everybody.
      for (const [name, { count, invalid }] of gathered)
        if (count === 0 && invalid > 0) return { refused: { trouble: 'wrong-shape', file: `${name}.js` } };
      const found = new Map(gathered);
      return {
        found: {
          at,
          ...(owner === undefined ? {} : { owner }),
          lists: Object.fromEntries(
            ARCHIVE_LISTS.flatMap((name) => {
              const list = found.get(name);
              return list === undefined ? [] : [[name, list]];
            }),
          ),
        },
      };
    },
  };
};
