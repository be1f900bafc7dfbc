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
const WANTED = /(?:^|\/)((?:following|follower|block|mute)(?:-part\d+)?|account|manifest)\.js$/;

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
  if (file.size === 0) return err('empty');
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (!isZip(first)) return ok([plain(file)]);
  const entries = await readZip(file);
  if (!entries.ok) return entries;
  const wanted = entries.value.filter(({ name }) => WANTED.test(name));
  return wanted.length === 0 ? err('no-lists') : ok(wanted.map((entry) => ofEntry(file, entry)));
};
