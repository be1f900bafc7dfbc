import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDescription, unpackDescription } from '../../../../utils/adapters/crypto/description.ts';
import { err, ok } from '../../../../utils/core/lib/result.ts';

const packed = (bytes: Uint8Array) => ({
  type: 'offer' as const,
  sdp: deflateRawSync(bytes).toString('base64url'),
});

describe('a packed description', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (sdp) => {
        const description = { type: 'answer', sdp } as const;
        expect(await unpackDescription(await packDescription(description))).toEqual(ok(description));
      }),
      { numRuns: 30 },
    );
  });

  it('is small, as descriptions repeat themselves', async () => {
    const sdp = 'a=rtpmap:111 opus/48000/2\r\n'.repeat(200);
    expect((await packDescription({ type: 'offer', sdp })).sdp.length).toBeLessThan(sdp.length / 20);
  });

  it('may be 64 KiB, and is stopped one byte later', async () => {
    expect((await unpackDescription(packed(new Uint8Array(65_536).fill(97)))).ok).toBe(true);
    expect(await unpackDescription(packed(new Uint8Array(65_537).fill(97)))).toEqual(err('too-large'));
  });

  it('that is a bomb stops early', async () => {
    expect(await unpackDescription(packed(new Uint8Array(50_000_000)))).toEqual(err('too-large'));
  });

  it.each([
    ['is no base64url', { type: 'offer', sdp: 'A' }],
    ['is not deflated', { type: 'offer', sdp: '____' }],
    ['is cut short', { type: 'offer', sdp: packed(new Uint8Array(3000).map((_, i) => i)).sdp.slice(0, 40) }],
    ['is followed by something', { type: 'offer', sdp: `${packed(Uint8Array.of(1, 2)).sdp}AAAAAAAA` }],
    ['is no UTF-8', packed(Uint8Array.of(0xff))],
  ] as const)('that %s is malformed', async (_, description) => {
    expect(await unpackDescription(description)).toEqual(err('malformed'));
  });
});
