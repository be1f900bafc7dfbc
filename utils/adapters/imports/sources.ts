import type { ImportTrouble } from '../../core/imports/found.ts';
import type { ZipEntry } from '../../core/imports/zip-directory.ts';
import { err, ok, type Result } from '../../core/lib/result.ts';
import { isZip, openEntry, readZip } from './zip.ts';

/** One text to read: a chosen file, or one inside a zip. */
export type Source = {
  /** As it is called in what a person is told. */
  readonly file: string;
  readonly size: number;
  /** When it was last changed, ms. */
  readonly changedAt: number;
  readonly open: () => Promise<Result<ReadableStream<Uint8Array>, ImportTrouble>>;
};

/** The files of an X archive that are read, wherever in the zip they are. */
const LIST = /(?:^|\/)(?:following|follower|block|mute)(?:-part\d+)?\.js$/;
const WANTED = /(?:^|\/)(?:(?:following|follower|block|mute)(?:-part\d+)?|account|manifest)\.js$/;

/** Spreadsheets and documents of our days are zips, those of before are OLE files. */
const OFFICE = /^(?:xl|word|ppt)\/|^\[Content_Types\]\.xml$|^content\.xml$|^Index\/.*\.iwa$/;
const isOle = (first: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => first[at] === byte);

const folderOf = ({ name }: ZipEntry): string => name.slice(0, name.lastIndexOf('/') + 1);

/** An archive may have an older one inside; two of them together are neither. */
const ofOneFolder = (wanted: readonly ZipEntry[]): readonly ZipEntry[] => {
  const lists = wanted.filter(({ name }) => LIST.test(name));
  const folders = (lists.length === 0 ? wanted : lists).map(folderOf);
  const shortest = folders.reduce((best, one) => (one.length < best.length ? one : best));
  return wanted.filter((entry) => folderOf(entry) === shortest);
};

const ofEntry = (file: File, entry: ZipEntry): Source => ({
  file: entry.name,
  size: entry.size,
  changedAt: file.lastModified,
  open: () => openEntry(file, entry),
});

const plain = (file: File): Source => ({
  file: file.name,
  size: file.size,
  changedAt: file.lastModified,
  open: async () => ok(file.stream()),
});

/** What is to be read of one chosen file. */
export const sourcesOf = async (file: File): Promise<Result<readonly Source[], ImportTrouble>> => {
  // A folder that was dropped is a file of nothing in some browsers, and unreadable in others.
  if (file.size === 0) return err(file.name.includes('.') ? 'empty' : 'unreadable');
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (isOle(first)) return err('office');
  if (!isZip(first)) return ok([plain(file)]);
  const entries = await readZip(file);
  if (!entries.ok) return entries;
  const wanted = entries.value.filter(({ name }) => WANTED.test(name));
  if (wanted.length === 0)
    return err(entries.value.some(({ name }) => OFFICE.test(name)) ? 'office' : 'no-lists');
  const chosen = ofOneFolder(wanted);
  // Said of the file that was chosen: nobody knows what is inside.
  if (chosen.some(({ isEncrypted }) => isEncrypted)) return err('encrypted');
  return ok(chosen.map((entry) => ofEntry(file, entry)));
};
