import { createArchiveReader } from '../../core/imports/archive-reader.ts';
import { isManifest, parseListName, parseManifest } from '../../core/imports/archive-elements.ts';
import type { Contact, FoundContacts } from '../../core/imports/contact.ts';
import { readCsvContacts } from '../../core/imports/csv-contacts.ts';
import type { ImportTrouble } from '../../core/imports/found.ts';
import type { createArchiveGathering } from '../../core/imports/gather-archive.ts';
import { isVcard, readVcardContacts } from '../../core/imports/vcard-contacts.ts';
import { err, ok, type Result } from '../../core/lib/result.ts';
import { decodeText, isText, streamDecoder } from './encoding.ts';
import type { Source } from './sources.ts';

export type Reading = {
  readonly archive: ReturnType<typeof createArchiveGathering>;
  /** What the manifest says of when the archive was made, ms. */
  readonly generated: (at: number) => void;
  readonly contacts: (found: FoundContacts) => void;
  /** So many bytes were read. */
  readonly progress: (bytes: number) => void;
};

/** A table or contacts file is held as a whole, a few times over. */
const MAX_WHOLE = 200_000_000;
const TABLES = /\.(?:csv|tsv|tab|txt)$/i;

type Chunks = AsyncGenerator<Uint8Array>;

async function* chunksOf(stream: ReadableStream<Uint8Array>, progress: (bytes: number) => void): Chunks {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    progress(value.length);
    yield value;
  }
}

const readList = async (
  first: Uint8Array,
  rest: Chunks,
  { archive }: Reading,
): Promise<Result<void, ImportTrouble>> => {
  const decoder = streamDecoder(first);
  const reader = createArchiveReader((element, head) => archive.take(element, head));
  let goesOn = reader.push(decoder.decode(first, { stream: true }));
  for await (const chunk of rest) {
    if (!goesOn) break;
    goesOn = reader.push(decoder.decode(chunk, { stream: true }));
  }
  if (goesOn) reader.push(decoder.decode());
  const head = reader.end();
  if (!head.ok) return err(head.error === 'not-archive' ? 'wrong-shape' : head.error);
  archive.finishPart(head.value);
  return ok(undefined);
};

const readWhole = async (first: Uint8Array, rest: Chunks): Promise<string | undefined> => {
  const chunks = [first];
  let length = first.length;
  for await (const chunk of rest) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_WHOLE) return undefined;
  }
  return decodeText(new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer()));
};

const readManifest = (text: string, { archive, generated }: Reading): Result<void, ImportTrouble> => {
  const manifest = parseManifest(text);
  const at = Date.parse(manifest?.generated ?? '');
  if (manifest === undefined || Number.isNaN(at)) return err('wrong-shape');
  archive.takeManifest(manifest);
  generated(at);
  return ok(undefined);
};

const readContacts = (file: string, text: string): FoundContacts | undefined => {
  if (isVcard(text)) return readVcardContacts(text);
  return TABLES.test(file) ? readCsvContacts(text) : undefined;
};

const isSomebody = ({ contacts }: { readonly contacts: readonly Contact[] }): boolean => contacts.length > 0;

/** X puts one into every archive; its words are no list of people. */
const isReadme = (file: string): boolean => /^readme\.txt$/i.test(file);

/** An archive has sixty files more, and whoever drops all of them means the ones that are read. */
const isRead = (name: string): boolean => parseListName(name) !== undefined || name === 'account';

/** Reads one text, whatever it is called: what kind it is stands at its beginning. */
export const readSource = async (source: Source, reading: Reading): Promise<Result<void, ImportTrouble>> => {
  const opened = await source.open();
  if (!opened.ok) return opened;
  const chunks = chunksOf(opened.value, reading.progress);
  const first = (await chunks.next()).value ?? new Uint8Array();
  if (!isText(first)) return err('not-known');
  const start = decodeText(first.subarray(0, 400)).trimStart();
  const [, name] = /^window\.YTD\.(\w+)/.exec(start) ?? [];
  if (name !== undefined) return isRead(name) ? readList(first, chunks, reading) : ok(undefined);
  const text = await readWhole(first, chunks);
  if (text === undefined) return err('too-large');
  if (text.trim() === '') return err('empty');
  if (isManifest(text.trimStart())) return readManifest(text, reading);
  if (source.file.endsWith('.js')) return err('wrong-shape');
  if (isReadme(source.file)) return ok(undefined);
  const found = readContacts(source.file, text);
  if (found === undefined) return err('not-known');
  if (!isSomebody(found)) return err('nobody');
  reading.contacts(found);
  return ok(undefined);
};
