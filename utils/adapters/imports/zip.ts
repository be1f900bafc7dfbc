import { crc32 } from '../../core/imports/crc32.ts';
import { err, ok, type Result } from '../../core/lib/result.ts';
import {
  findDirectory,
  LOCAL_LENGTH,
  readDirectory,
  readEnd64,
  readLocalHeader,
  TAIL_LENGTH,
  type Range,
  type ZipEntry,
} from '../../core/imports/zip-directory.ts';

const STORED = 0;
const DEFLATED = 8;

const slice = ({ size }: Blob, { at, length }: Range): Range | undefined =>
  at >= 0 && at + length <= size ? { at, length } : undefined;

const bytesOf = async (file: Blob, { at, length }: Range): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(at, at + length).arrayBuffer());

/** `PK`, in front of the first entry or of the end of an empty zip. */
export const isZip = (first: Uint8Array): boolean =>
  first[0] === 0x50 && first[1] === 0x4b && (first[2] === 3 || first[2] === 5);

/** The table of contents of a zip of any size; reads its end only. */
export const readZip = async (file: Blob): Promise<Result<readonly ZipEntry[], 'cut-off'>> => {
  const start = Math.max(0, file.size - TAIL_LENGTH);
  const end = findDirectory(await bytesOf(file, { at: start, length: file.size - start }));
  if (!end.ok) return end;
  let { range } = end.value;
  if (end.value.in === 'end64') {
    const end64 = readEnd64(await bytesOf(file, range));
    if (!end64.ok) return end64;
    range = end64.value;
  }
  const whole = slice(file, range);
  return whole === undefined ? err('cut-off') : readDirectory(await bytesOf(file, whole));
};

/** Fails at the end of what is not what was packed. */
const checked = ({ size, checksum }: ZipEntry): TransformStream<Uint8Array, Uint8Array> => {
  let length = 0;
  let sum = 0;
  return new TransformStream({
    transform(chunk, controller) {
      length += chunk.length;
      sum = crc32(chunk, sum);
      controller.enqueue(chunk);
    },
    flush(controller) {
      if (length !== size || sum !== checksum) controller.error(new TypeError('The checksum differs'));
    },
  });
};

/** Unpacks one entry as it is read. The stream fails when what is packed is damaged. */
export const openEntry = async (
  file: Blob,
  entry: ZipEntry,
): Promise<Result<ReadableStream<Uint8Array>, 'encrypted' | 'damaged' | 'cut-off'>> => {
  if (entry.isEncrypted) return err('encrypted');
  if (entry.method !== STORED && entry.method !== DEFLATED) return err('damaged');
  const local = readLocalHeader(await bytesOf(file, { at: entry.at, length: LOCAL_LENGTH }), entry);
  if (!local.ok) return err('damaged');
  const range = slice(file, local.value);
  if (range === undefined) return err('cut-off');
  const packed: ReadableStream<Uint8Array<ArrayBuffer>> = file
    .slice(range.at, range.at + range.length)
    .stream();
  const unpacked =
    entry.method === STORED ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
  return ok(unpacked.pipeThrough(checked(entry)));
};
