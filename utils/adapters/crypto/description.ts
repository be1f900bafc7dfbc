/** Session descriptions as letters carry them: deflate-raw, base64url (5.5 kB of SDP become 1.6 kB). */
import { err, ok, type Result } from '../../core/lib/result.ts';
import { decodeBase64url, encodeBase64url } from '../../core/protocol/base64url.ts';
import { concatBytes, type Bytes } from '../../core/protocol/bytes.ts';
import type { PackedDescription } from '../../core/protocol/letter.ts';
import { MAX_SDP_BYTES } from '../../core/protocol/limits.ts';

export type PlainDescription = { readonly type: PackedDescription['type']; readonly sdp: string };

/** All that comes out of a stream; undefined, and the stream stopped, as soon as it is more than `limit` bytes. */
const readAtMost = async (stream: ReadableStream<Bytes>, limit: number): Promise<Bytes | undefined> => {
  const reader = stream.getReader();
  const parts: Bytes[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
};

/** Fed by hand: a `Blob` would make a journey through the browser's own process of it. */
const throughStream = (
  bytes: Bytes,
  { readable, writable }: CompressionStream | DecompressionStream,
): ReadableStream<Bytes> => {
  const writer = writable.getWriter();
  // What cannot be unpacked, or is not read to its end, fails at the reading side.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return readable;
};

export const packDescription = async ({ type, sdp }: PlainDescription): Promise<PackedDescription> => {
  const bytes = new TextEncoder().encode(sdp);
  const packed = await readAtMost(throughStream(bytes, new CompressionStream('deflate-raw')), Infinity);
  return { type, sdp: encodeBase64url(packed ?? new Uint8Array()) };
};

/** Never holds more than 64 KiB and one chunk, whatever was packed. */
export const unpackDescription = async ({
  type,
  sdp,
}: PackedDescription): Promise<Result<PlainDescription, 'malformed' | 'too-large'>> => {
  const packed = decodeBase64url(sdp);
  if (!packed.ok) return packed;
  try {
    const stream = throughStream(packed.value, new DecompressionStream('deflate-raw'));
    const bytes = await readAtMost(stream, MAX_SDP_BYTES);
    if (bytes === undefined) return err('too-large');
    return ok({ type, sdp: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) });
  } catch {
    return err('malformed');
  }
};
