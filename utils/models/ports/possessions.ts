/** What comes in or goes at once: imports and resets. */
import type { ArchiveOwner } from '../../core/imports/archive-elements.ts';
import type { ImportPreview, ImportRefusal } from '../../core/imports/found.ts';
import type { ArchiveList, ArchiveMeta } from '../../core/people/archive.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { KeptBefore } from '../../core/people/kept-person.ts';
import type { Portable } from '../../core/portable/portable.ts';
import type { FormerSettings } from './settings.ts';

/** Lists that were imported from the person's X archive. */
export interface ArchiveLists {
  imported(account: UserId): Promise<{ readonly [K in ArchiveList]?: ArchiveMeta }>;
}

/** Reads what a person chose to import, apart from the page, and keeps it until it is written or another is read. */
export interface Importer {
  /** Rejects when aborted. `own`: of whoever imports. `progress`: from 0 to 1. */
  read(
    files: readonly File[],
    own: ArchiveOwner,
    progress: (share: number) => void,
    until: AbortSignal,
  ): Promise<{ readonly preview: ImportPreview } | { readonly refused: ImportRefusal }>;
  /** All that was read last, or nothing of it (and rejects). */
  write(): Promise<void>;
  /** Puts back what was there before the last `write`. */
  undo(): Promise<void>;
}

/**
 * Imports and resets: many rows in one transaction, all or nothing, together with what undoes it, under an id
 * that nothing else has: another tab may undo what it did itself.
 */
export interface PossessionStore {
  /** Keeps a file that was read until it is taken or another one is. `id`: no other has it. */
  stage(file: StagedFile, now: number): Promise<void>;
  /** Undefined: another one was kept since. */
  staged(account: UserId, id: string): Promise<StagedFile | undefined>;
  /** Its undo has the id of the file. */
  take(
    file: StagedFile,
    parts: { readonly people: boolean; readonly log: boolean },
    former: FormerSettings,
    now: number,
  ): Promise<Taken>;
  /** Removes the rows of a group; of people with cards a mark stays, as of everybody who is removed. */
  reset(account: UserId, group: 'people' | 'log' | undefined, undo: Undo, now: number): Promise<void>;
  /** Keeps with an undo what blocking will take of people. */
  noteBlocked(account: UserId, id: string, blocked: readonly KeptBefore[]): Promise<void>;
  /** What an undo has to bring back beside the rows. Undefined: there is nothing to undo. */
  former(account: UserId, id: string): Promise<Former | undefined>;
  undo(account: UserId, id: string): Promise<void>;
  /** Everything of an account with its keys. */
  erase(account: UserId): Promise<void>;
  /** Drops what was kept aside before that moment (ms). */
  forgetAside(before: number): Promise<void>;
}

export type Former = { readonly settings: FormerSettings; readonly blocked: readonly KeptBefore[] };

export type Undo = { readonly id: string; readonly former: FormerSettings };

export type StagedFile = { readonly id: string; readonly portable: Portable };

export type Taken = {
  readonly added: number;
  readonly changed: number;
  readonly calls: number;
  /** Those who were not blocked before. */
  readonly blocked: readonly UserId[];
};
