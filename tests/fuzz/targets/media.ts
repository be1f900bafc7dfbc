import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packDescription, unpackDescription } from '../../../utils/adapters/crypto/description.ts';
import { mayTry, outgoingCandidate } from '../../../utils/core/media/candidate.ts';
import { parseChannelMessage, writeChannelMessage } from '../../../utils/core/media/channel-message.ts';
import {
  readDescriptionText,
  withoutAddresses,
  writeDescriptionText,
} from '../../../utils/core/media/description.ts';
import { isLocalAddress } from '../../../utils/core/media/local-address.ts';
import type { ChannelMessage } from '../../../utils/core/media/signal.ts';
import { encodeBase64url } from '../../../utils/core/protocol/base64url.ts';
import { parseFingerprints } from '../../../utils/core/protocol/sdp.ts';
import { cleanNote, MAX_NOTE_CODE_POINTS, REACTIONS } from '../../../utils/core/talk/note.ts';
import { bytesOf, candidateLine, candidates, publicKey } from '../sound-letters.ts';
import { spoiltJson } from '../spoil-json.ts';
import { spoilt, spoiltBytes } from '../spoil-text.ts';
import type { Target } from '../target.ts';

const fingerprint = bytesOf(32).map((bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':'),
);

/** As Chromium writes them, with whatever was gathered. */
const sdp = fc
  .tuple(fingerprint, fc.array(candidateLine, { maxLength: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([print, lines, sections]) =>
    [
      'v=0',
      'o=- 4611731400430051336 2 IN IP4 192.168.1.5',
      's=-',
      't=0 0',
      ...Array.from({ length: sections }, (_, mid) => [
        'm=audio 51472 UDP/TLS/RTP/SAVPF 111 63',
        'c=IN IP4 192.168.1.5',
        'a=rtcp:51473 IN IP6 2001:db8::17',
        ...lines.map((line) => `a=${line}`),
        'a=ice-ufrag:Ab+/',
        `a=fingerprint:sha-256 ${print}`,
        `a=mid:${mid}`,
      ]).flat(),
      '',
    ].join('\r\n'),
  );

const round = fc.integer({ min: 1, max: 999_999 });
const described = fc.record(
  { type: fc.constantFrom('offer' as const, 'answer' as const), sdp, round, over: round },
  { requiredKeys: ['type', 'sdp', 'round'] },
);
const leaves = described.map((one) => ({ ...one, sdp: withoutAddresses(one.sdp) }));
const id = fc.nat();
const yes = fc.boolean();
const note = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map(cleanNote)
  .filter((text) => text !== '');

const message: fc.Arbitrary<ChannelMessage> = fc.oneof<fc.Arbitrary<ChannelMessage>[]>(
  fc.record({ type: fc.constant('description'), description: leaves, candidates }),
  fc.record({ type: fc.constant('candidates'), candidates }),
  fc.constant({ type: 'bye' }),
  fc.record({
    type: fc.constant('proof'),
    step: fc.constantFrom('commit', 'nonce', 'reveal'),
    value: publicKey,
  }),
  fc.record({ type: fc.constant('sending'), sending: fc.record({ voice: yes, camera: yes, screen: yes }) }),
  fc.record({ type: fc.constant('thrift'), thrift: fc.record({ saver: yes, paused: yes }) }),
  fc.record({ type: fc.constant('note'), id, text: note }),
  fc.record({ type: fc.constant('noted'), id }),
  fc.record({ type: fc.constant('reaction'), reaction: fc.constantFrom(...REACTIONS) }),
  fc.record({ type: fc.constant('hold'), on: yes }),
);

export const channelWritten: Target = {
  name: 'channel-written',
  property: () =>
    fc.property(message, (said) => {
      const value = JSON.parse(JSON.stringify(said)) as unknown;
      assert.deepEqual(parseChannelMessage(writeChannelMessage(said)), { ok: true, value });
    }),
};

export const channel: Target = {
  name: 'channel-messages',
  property: () =>
    fc.property(
      fc.oneof(
        spoiltJson(message.map((said) => JSON.parse(writeChannelMessage(said)) as unknown)),
        spoilt(message.map(writeChannelMessage)),
      ),
      (text) => {
        const read = parseChannelMessage(text);
        if (!read.ok) return;
        const { value } = read;
        assert.deepEqual(parseChannelMessage(writeChannelMessage(value)), read);
        if ('candidates' in value) {
          assert.ok(value.candidates.length <= 24);
          for (const { line } of value.candidates) assert.match(line, /^[ -~]{0,256}$/);
        }
        if (value.type === 'note') assert.ok(Array.from(value.text).length <= MAX_NOTE_CODE_POINTS);
      },
    ),
};

export const descriptions: Target = {
  name: 'description-texts',
  property: () =>
    fc.property(spoilt(described.map(writeDescriptionText)), (text) => {
      const read = readDescriptionText('offer', text);
      if (read === undefined) return;
      const sdp = read.sdp.endsWith('\r\n') ? read.sdp : `${read.sdp}\r\n`;
      assert.deepEqual(readDescriptionText('offer', writeDescriptionText(read)), { ...read, sdp });
      assert.doesNotMatch(read.sdp, /^a=(candidate|remote-candidates)/m);
      assert.ok((read.sdp.match(/^m=/gm) ?? []).length <= 12);
      const prints = parseFingerprints(read.sdp);
      assert.deepEqual([...prints], [...new Set(prints)].sort());
      // A browser cuts lines at line feeds; each of its fingerprints is among ours.
      for (const line of read.sdp.split('\n'))
        if (line.startsWith('a=fingerprint:'))
          assert.ok(prints.some((print) => line.toLowerCase().includes(print)));
    }),
};

export const leaving: Target = {
  name: 'descriptions-leaving',
  property: () =>
    fc.property(sdp, (text) => {
      const left = withoutAddresses(text);
      assert.doesNotMatch(left, /192\.168|10\.0\.0|203\.0|2001:db8|fd00|\.local|5147|candidate/);
      assert.equal(withoutAddresses(left), left);
      assert.deepEqual(parseFingerprints(left), parseFingerprints(text));
    }),
};

export const packed: Target = {
  name: 'packed-descriptions',
  property: () =>
    fc.asyncProperty(
      sdp,
      spoiltBytes(fc.uint8Array({ maxLength: 300 })),
      fc.nat(1000),
      async (sdp, noise, at) => {
        const description = { type: 'offer', sdp } as const;
        const sound = await packDescription(description);
        assert.deepEqual(await unpackDescription(sound), { ok: true, value: description });
        const cut = Math.floor((sound.sdp.length * at) / 1000);
        for (const sdp of [
          sound.sdp.slice(0, cut),
          sound.sdp.slice(0, cut) + encodeBase64url(noise),
          encodeBase64url(noise),
        ]) {
          const read = await unpackDescription({ type: 'offer', sdp });
          if (read.ok) assert.ok(new TextEncoder().encode(read.value.sdp).length <= 65_536);
        }
      },
    ),
};

/** Where a browser would go: it reads places, not words, and is generous with blanks. */
const addressOf = (line: string): string =>
  line
    .replace(/^.*?candidate:/s, '')
    .trim()
    .split(/\s+/)[4] ?? '';

const policy = fc.record({ relayOnly: fc.boolean(), hideLocal: fc.boolean() });

export const outgoingCandidates: Target = {
  name: 'candidates-leaving',
  property: () =>
    fc.property(spoilt(candidateLine), policy, (line, { relayOnly, hideLocal }) => {
      const left = outgoingCandidate({ mid: '0', line }, { relayOnly, hideLocal });
      if (left === undefined) return;
      assert.ok(left.line !== '' && left.line.length <= 256);
      const type = /^(?:a=)?(?:\S+ ){6}typ (\S+)/.exec(left.line)?.[1];
      if (relayOnly) assert.equal(type, 'relay');
      if (hideLocal && type !== 'relay') assert.ok(!isLocalAddress(addressOf(left.line)));
      if (relayOnly || hideLocal)
        for (const [, base = ''] of left.line.matchAll(/ raddr (\S+)/g)) assert.equal(base, '0.0.0.0');
    }),
};

/** By any trick in the line: no try at an address of one's own network may show what is hidden. */
export const triedCandidates: Target = {
  name: 'candidates-tried',
  property: () =>
    fc.property(spoilt(candidateLine), (line) => {
      if (mayTry({ mid: '0', line }, { relayOnly: false, hideLocal: true }))
        assert.ok(!isLocalAddress(addressOf(line)));
    }),
};
