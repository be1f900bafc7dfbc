/** Bytes over a plain buffer: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const concatBytes = (...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Labels and URLs of the protocol are ASCII, where UTF-8 is one byte per character. Throws on anything else. */
export const asciiBytes = (text: string): Bytes =>
  Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code > 0x7f) throw new RangeError('Not ASCII');
    return code;
  });

export const u64Bytes = (value: bigint): Bytes => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
};

export const u32Bytes = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};
