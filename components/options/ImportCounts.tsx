import type { ArchiveOwner } from '../../utils/core/imports/archive-elements.ts';
import { i18n } from '#i18n';
import {
  archiveText,
  byHandleText,
  listText,
  namesText,
  peopleText,
  skippedText,
  type Named,
} from './import-texts.ts';

type Skipped = { readonly duplicate?: number; readonly 'no-handle'?: number; readonly invalid?: number };

export type Counts = {
  readonly archive?: {
    readonly owner?: ArchiveOwner;
    readonly at: number;
    readonly lists: readonly {
      readonly list: 'following' | 'follower' | 'block' | 'mute';
      readonly count: number;
      readonly skipped: Skipped;
    }[];
  };
  readonly contacts?: {
    readonly count: number;
    readonly byHandle: number;
    readonly first: readonly Named[];
    readonly skipped: Skipped;
  };
};

const Line = ({ what, skipped }: { readonly what: string; readonly skipped: Skipped }) => (
  <li>
    {what}
    <p class="secondary">{skippedText(skipped)}</p>
  </li>
);

/** What an import holds, in numbers: before it is written, and after. */
export const ImportCounts = ({
  counts,
  replaces,
}: {
  readonly counts: Counts;
  readonly replaces: boolean;
}) => {
  const { archive, contacts } = counts;
  return (
    <>
      {archive === undefined ? null : (
        <>
          <p>
            <bdi>{archiveText(archive.owner, archive.at)}</bdi> {replaces ? i18n.t('import.replaces') : null}
          </p>
          <ul class="import-counts">
            {archive.lists.map(({ list, count, skipped }) => (
              <Line key={list} what={listText(list, count)} skipped={skipped} />
            ))}
          </ul>
        </>
      )}
      {contacts === undefined ? null : (
        <>
          <ul class="import-counts">
            <Line
              what={`${peopleText(contacts.count)}: ${namesText(contacts.first, contacts.count)}`}
              skipped={contacts.skipped}
            />
          </ul>
          {contacts.byHandle === 0 ? null : <p class="secondary">{byHandleText(contacts.byHandle)}</p>}
        </>
      )}
    </>
  );
};
