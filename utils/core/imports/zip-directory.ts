/**
 * The table of contents at the end of a zip (PKWARE APPNOTE 4.3), so that four small files are read out of an archive
 * of many gigabytes. Reading from the front would unpack every video on the way.
 */
import { err, ok, type Result } from '../lib/result.ts';

export type ZipEntry = {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored · 8 deflated · anything else is not read. */
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** CRC-32 of what is unpacked. */
  readonly checksum: number;
  /** Where its local header begins. */
  readonly at: number;
};

/** A stretch of the file. */
export type Range = { readonly at: number; readonly length: number };

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const ENTRY_LENGTH = 46;
export const LOCAL_LENGTH = 30;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/** As much of the end as can hold the end record with the longest comment and the locator in front of it. */
export const TAIL_LENGTH = END_LENGTH + FULL_16 + LOCATOR_LENGTH;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const u64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Where the directory is, or, in archives beyond 4 GB, where the record is that says it. `tail`: the file's last bytes. */
export const findDirectory = (
  tail: Uint8Array,
): Result<{ readonly in: 'directory' | 'end64'; readonly range: Range }, 'cut-off'> => {
  const view = viewOf(tail);
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END || view.getUint16(at + 20, true) !== tail.length - at - END_LENGTH)
      continue;
    const [count, length, start] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    if (count !== FULL_16 && length !== FULL_32 && start !== FULL_32)
      return ok({ in: 'directory', range: { at: start, length } });
    const locator = at - LOCATOR_LENGTH;
    if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) return err('cut-off');
    return ok({ in: 'end64', range: { at: u64(view, locator + 8), length: 56 } });
  }
  return err('cut-off');
};

export const readEnd64 = (bytes: Uint8Array): Result<Range, 'cut-off'> => {
  const view = viewOf(bytes);
  if (bytes.length < 56 || view.getUint32(0, true) !== END64) return err('cut-off');
  return ok({ at: u64(view, 48), length: u64(view, 40) });
};

/** Sizes and places that do not fit into 32 bits are in an extra field, in this order, only those that do not fit. */
const widen = (view: DataView, from: number, to: number, values: readonly number[]): readonly number[] => {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return values.map((value) => {
      if (value !== FULL_32 || next + 8 > to) return value;
      next += 8;
      return u64(view, next - 8);
    });
  }
  return values;
};

/** Names of an archive's own files are ASCII; of others only what is shown matters. */
const nameOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

export const readDirectory = (bytes: Uint8Array): Result<readonly ZipEntry[], 'cut-off'> => {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_LENGTH <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const extra = at + ENTRY_LENGTH + view.getUint16(at + 28, true);
    const comment = extra + view.getUint16(at + 30, true);
    if (comment > bytes.length) return err('cut-off');
    const [size = 0, packedSize = 0, start = 0] = widen(view, extra, comment, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    entries.push({
      name: nameOf(bytes.subarray(at + ENTRY_LENGTH, extra)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedSize,
      size,
      checksum: view.getUint32(at + 16, true),
      at: start,
    });
    at = comment + view.getUint16(at + 32, true);
  }
  return at === bytes.length ? ok(entries) : err('cut-off');
};

/** Where an entry's bytes are. `header`: the 30 bytes at the entry's place. */
export const readLocalHeader = (header: Uint8Array, entry: ZipEntry): Result<Range, 'cut-off'> => {
  const view = viewOf(header);
  if (header.length < LOCAL_LENGTH || view.getUint32(0, true) !== LOCAL) return err('cut-off');
  const names = view.getUint16(26, true) + view.getUint16(28, true);
  return ok({ at: entry.at + LOCAL_LENGTH + names, length: entry.packedSize });
};
