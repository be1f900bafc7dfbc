/** Bytes of text files, which say in what they are written only now and then. */

const byMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
};

/** A whole file: by its byte order mark, else UTF-8 if it is that from end to end, else what old Windows wrote. */
export const decodeText = (bytes: Uint8Array): string => {
  const marked = byMark(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** For a file that streams in: X writes UTF-8, an editor that saved it again may have put a mark in front. */
export const streamDecoder = (first: Uint8Array): TextDecoder => new TextDecoder(byMark(first) ?? 'utf-8');

/** Text has no zero bytes, except in UTF-16. */
export const isText = (bytes: Uint8Array): boolean =>
  byMark(bytes)?.startsWith('utf-16') === true || !bytes.subarray(0, 4096).includes(0);
