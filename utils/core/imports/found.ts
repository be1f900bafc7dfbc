/** What was found in the files that a person chose, before anything is written. */
import type { ArchiveList } from '../people/archive.ts';
import type { ArchiveOwner } from './archive-elements.ts';
import type { Contact, Skipped } from './contact.ts';
import type { BucketedIds } from './id-list.ts';

/** Why nothing can be imported: of one file, or (without a file) of all together. */
export type ImportTrouble =
  | 'empty'
  /** No zip of X, no file of its archive, no table, no contacts file. */
  | 'not-known'
  /** It ends in the middle: a download that was not finished. */
  | 'cut-off'
  | 'damaged'
  /** A file of Excel, Word and the like. */
  | 'office'
  | 'encrypted'
  | 'wrong-shape'
  /** The browser cannot read it: moved, or changed meanwhile. */
  | 'unreadable'
  | 'too-large'
  /** A table or contacts file in which nobody of X is. */
  | 'nobody'
  /** Nobody but the one who imports. */
  | 'only-oneself'
  /** An archive, or files of one, without any list of people. */
  | 'no-lists'
  /** One of several files of a list is not there: whoever is in it would count as not being in the list. */
  | 'missing-part'
  | 'other-account'
  /** Files of two archives. */
  | 'two-archives'
  | 'too-many';

export type ImportRefusal = {
  readonly trouble: ImportTrouble;
  readonly file?: string;
  readonly owner?: ArchiveOwner;
};

export type FoundList = BucketedIds & { readonly invalid: number };

export type FoundArchive = {
  readonly owner?: ArchiveOwner;
  /** When X made it, ms. */
  readonly at: number;
  readonly lists: { readonly [K in ArchiveList]?: FoundList };
};

export type FoundImport = {
  readonly archive?: FoundArchive;
  readonly contacts?: { readonly people: readonly Contact[]; readonly skipped: Skipped };
};

/** What a person sees before they decide. */
export type ImportPreview = {
  readonly archive?: {
    readonly owner?: ArchiveOwner;
    readonly at: number;
    readonly lists: readonly {
      readonly list: ArchiveList;
      readonly count: number;
      readonly skipped: Skipped;
    }[];
  };
  readonly contacts?: {
    readonly count: number;
    /** Of whom the file says a handle only. */
    readonly byHandle: number;
    /** Some of them, to be named: whoever agrees sees whom they take in. */
    readonly first: readonly Contact[];
    readonly skipped: Skipped;
  };
};
