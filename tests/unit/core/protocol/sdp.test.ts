import { describe, expect, it } from 'vitest';
import { parseFingerprints } from '../../../../utils/core/protocol/sdp.ts';

describe('the fingerprints of a description', () => {
  it('are each there once, whatever the case and order', () => {
    const audio = 'm=audio 9 X\r\na=fingerprint:SHA-256 AB:CD\r\n';
    const video = 'm=video 9 X\r\na=fingerprint:sha-256 ab:cd\r\na=fingerprint:sha-1 01:02\r\n';
    expect(parseFingerprints(audio + video)).toEqual(['sha-1 01:02', 'sha-256 ab:cd']);
    expect(parseFingerprints(video + audio)).toEqual(parseFingerprints(audio + video));
  });

  it('include one that is written oddly, so that it cannot slip past a comparison', () => {
    expect(parseFingerprints('a=fingerprint:sha-256  ab:cd \r\n')).not.toEqual(['sha-256 ab:cd']);
  });

  it('are none where there is none', () => {
    expect(parseFingerprints('v=0\r\nb=fingerprint:x\r\n')).toEqual([]);
  });
});
