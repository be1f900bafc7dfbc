import { isolate } from '../../utils/core/lib/isolate.ts';
import { i18n } from '#i18n';
import type { ArchiveOwner } from '../../utils/core/imports/archive-elements.ts';
import type { Skipped, SkipReason } from '../../utils/core/imports/contact.ts';
import type { ImportRefusal, ImportTrouble } from '../../utils/core/imports/found.ts';
import type { ArchiveList } from '../../utils/core/people/archive.ts';
import { numberText } from '../ui/number-text.ts';
import { fullTimeText } from '../ui/past-text.ts';

const LISTS: Readonly<Record<ArchiveList, (count: number) => string>> = {
  following: (count) => i18n.t('import.following', count, [numberText(count)]),
  follower: (count) => i18n.t('import.follower', count, [numberText(count)]),
  block: (count) => i18n.t('import.block', count, [numberText(count)]),
  mute: (count) => i18n.t('import.mute', count, [numberText(count)]),
};

export const listText = (list: ArchiveList, count: number): string => LISTS[list](count);

export const peopleText = (count: number): string => i18n.t('import.people', count, [numberText(count)]);
export const byHandleText = (count: number): string => i18n.t('import.byHandle', count, [numberText(count)]);
export const waitingText = (count: number): string => i18n.t('import.waiting', count, [numberText(count)]);

export type Named = { readonly handle?: string; readonly name?: string; readonly id?: string };

/** The first of them and how many more: “@bob, @carol, and 48 more”. */
export const namesText = (first: readonly Named[], count: number): string => {
  const names = first.map(({ handle, name, id = '' }) =>
    handle === undefined ? isolate(name ?? id) : `@${handle}`,
  );
  const more = count - first.length;
  const all = more > 0 ? [...names, i18n.t('import.more', more, [numberText(more)])] : names;
  return new Intl.ListFormat(i18n.t('language')).format(all);
};

const REASONS: Readonly<Record<SkipReason, (count: number) => string>> = {
  duplicate: (count) => i18n.t('import.duplicate', count, [numberText(count)]),
  'no-handle': (count) => i18n.t('import.noHandle', count, [numberText(count)]),
  invalid: (count) => i18n.t('import.invalid', count, [numberText(count)]),
};

/** "Left out: 3 that are there twice, one entry that cannot be read"; undefined when nothing was. */
export const skippedText = (skipped: Skipped): string | undefined => {
  const reasons = (Object.keys(REASONS) as SkipReason[]).flatMap((reason) => {
    const count = skipped[reason] ?? 0;
    return count === 0 ? [] : [REASONS[reason](count)];
  });
  return reasons.length === 0
    ? undefined
    : i18n.t('import.skipped', [new Intl.ListFormat(i18n.t('language'), { type: 'unit' }).format(reasons)]);
};

const ownerName = ({ id, handle }: ArchiveOwner): string => isolate(handle === undefined ? id : `@${handle}`);

/** `at`: when it was made, ms. */
export const archiveText = (owner: ArchiveOwner | undefined, at: number): string =>
  owner === undefined
    ? i18n.t('import.ownerUnknown', [fullTimeText(at)])
    : i18n.t('import.owner', [ownerName(owner), fullTimeText(at)]);

const TROUBLES: Readonly<Record<ImportTrouble, (file: string, owner: string, account: string) => string>> = {
  empty: (file) => i18n.t('import.troubleEmpty', [file]),
  'not-known': (file) => i18n.t('import.troubleNotKnown', [file]),
  'cut-off': (file) => i18n.t('import.troubleCutOff', [file]),
  damaged: (file) => i18n.t('import.troubleDamaged', [file]),
  office: (file) => i18n.t('import.troubleOffice', [file]),
  encrypted: (file) => i18n.t('import.troubleEncrypted', [file]),
  'wrong-shape': (file) => i18n.t('import.troubleWrongShape', [file]),
  unreadable: (file) => i18n.t('import.troubleUnreadable', [file]),
  'too-large': (file) => i18n.t('import.troubleTooLarge', [file]),
  nobody: (file) => i18n.t('import.troubleNobody', [file]),
  'only-oneself': (_file, _owner, account) => i18n.t('import.troubleOnlyOneself', [account]),
  'no-lists': (file) => i18n.t('import.troubleNoLists', [file]),
  'missing-part': (file) => i18n.t('import.troubleMissingPart', [file]),
  'other-account': (_, owner, account) => i18n.t('import.troubleOtherAccount', [owner, account]),
  'two-archives': () => i18n.t('import.troubleTwoArchives'),
  'too-many': () => i18n.t('import.troubleTooMany'),
};

/** `account`: `@handle` of whom Ahoy works for. */
export const refusalText = ({ trouble, file, owner }: ImportRefusal, account: string): string =>
  TROUBLES[trouble](
    file === undefined ? i18n.t('import.theseFiles') : isolate(file),
    owner === undefined ? '' : ownerName(owner),
    isolate(account),
  );
