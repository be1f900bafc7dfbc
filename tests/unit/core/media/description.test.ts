import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outgoingCandidate } from '../../../../utils/core/media/candidate.ts';
import { parseChannelMessage, writeChannelMessage } from '../../../../utils/core/media/channel-message.ts';
import {
  isSameIdentity,
  readDescriptionText,
  ufragsOf,
  withoutAddresses,
  writeDescriptionText,
} from '../../../../utils/core/media/description.ts';

const GATHERED = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 192.168.1.5',
  's=-',
  't=0 0',
  'm=audio 51472 UDP/TLS/RTP/SAVPF 111 63',
  'c=IN IP6 2001:db8::17',
  'a=rtcp:51473 IN IP4 192.168.1.5',
  'a=candidate:1 1 udp 2122260223 192.168.1.5 51472 typ host generation 0',
  'a=candidate:2 1 udp 1686052607 198.51.100.7 51472 typ srflx raddr 192.168.1.5 rport 51472',
  'a=end-of-candidates',
  'a=ice-ufrag:Ab+/',
  'a=mid:0',
  'm=video 0 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:Ab+/',
  '',
].join('\r\n');

describe('a description that leaves', () => {
  test('carries no address and no port of this machine', () => {
    const text = withoutAddresses(GATHERED);
    for (const secret of ['192.168.1.5', '198.51.100.7', '2001:db8::17', '51472', '51473'])
      expect(text).not.toContain(secret);
  });

  test('keeps everything else, also a line that is switched off', () => {
    const text = withoutAddresses(GATHERED);
    expect(text).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 111 63\r\n');
    expect(text).toContain('m=video 0 UDP/TLS/RTP/SAVPF 96\r\n');
    expect(text).toContain('a=mid:0\r\n');
    expect(ufragsOf(text)).toEqual(['Ab+/']);
  });

  test('comes back with its round', () => {
    const sdp = withoutAddresses(GATHERED);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (round) => {
        const description = { type: 'offer', sdp, round } as const;
        expect(readDescriptionText('offer', writeDescriptionText(description))).toEqual(description);
      }),
    );
  });

  test.each([
    '',
    'v=0\r\n',
    'v=0\r\na=ahoy-round:0\r\n',
    'v=0\r\na=ahoy-round:1\r\na=more\r\n',
    'a=ahoy-round:1\r\n',
  ])('is refused without a sound round: %j', (text) => {
    expect(readDescriptionText('offer', text)).toBeUndefined();
  });
});

describe('a description that comes', () => {
  // What a browser tries is the list of candidates that was filtered, and nothing that stood between the lines.
  test.each(['\r\n', '\n'])('brings no candidate past the list, with lines that end in %j', (end) => {
    const sdp = GATHERED.replaceAll('\r\n', end).replace('a=candidate:2', ' A=Candidate :2');
    const read = readDescriptionText('answer', `${sdp}a=ahoy-round:1\r\n`);
    expect(read?.sdp).toContain('a=mid:0\r\n');
    expect(read?.sdp).not.toMatch(/candidate|192\.168\.1\.5|198\.51\.100\.7|2001:db8/i);
  });
});

describe('an identity', () => {
  test('is the same only with the same, and at least one, fingerprint', () => {
    expect(isSameIdentity(['a'], ['a'])).toBe(true);
    expect(isSameIdentity([], [])).toBe(false);
    expect(isSameIdentity(['a'], ['a', 'b'])).toBe(false);
    expect(isSameIdentity(['a', 'b'], ['a', 'c'])).toBe(false);
  });
});

describe('a candidate that leaves', () => {
  const ALL = { relayOnly: false, hideLocal: false };
  const host = { mid: '0', line: 'candidate:1 1 udp 1 192.168.1.5 1 typ host' };

  test('is left out when it is TCP to nowhere, the end mark, or longer than a letter takes', () => {
    const active = { mid: '0', line: 'candidate:1 1 tcp 1 192.168.1.5 9 typ host tcptype active' };
    expect(outgoingCandidate(active, ALL)).toBeUndefined();
    expect(outgoingCandidate({ mid: '0', line: '' }, ALL)).toBeUndefined();
    expect(outgoingCandidate({ mid: '0', line: host.line.padEnd(257, ' x') }, ALL)).toBeUndefined();
    expect(outgoingCandidate(host, ALL)).toEqual(host);
  });

  test('is left out of a relay-only call unless it is the relay', () => {
    expect(outgoingCandidate(host, { ...ALL, relayOnly: true })).toBeUndefined();
  });
});

describe('a message on the data channel', () => {
  const description = {
    type: 'description',
    description: { type: 'answer', sdp: withoutAddresses(GATHERED), round: 3 },
    candidates: [{ mid: '0', line: 'candidate:1 1 udp 1 192.0.2.1 1 typ host' }],
  } as const;

  test('comes back as it was', () => {
    for (const message of [
      description,
      { type: 'candidates', candidates: description.candidates },
      { type: 'sending', sending: { voice: true, camera: false, screen: true } },
    ] as const)
      expect(parseChannelMessage(writeChannelMessage(message))).toEqual({ ok: true, value: message });
  });

  test('is refused when it is too large, no text, or nothing we know', () => {
    expect(parseChannelMessage('x'.repeat(65_537))).toEqual({ ok: false, error: 'too-large' });
    for (const data of [
      new ArrayBuffer(4),
      '',
      'null',
      '{"type":"sending"}',
      '{"type":"candidates","candidates":[{"mid":"0","line":"candidate\\r\\na=evil"}]}',
      '{"type":"description","description":{"type":"offer","text":"v=0"},"candidates":[]}',
    ])
      expect(parseChannelMessage(data)).toEqual({ ok: false, error: 'malformed' });
  });
});
