/** Any letter that a device of ours could write. */
import * as fc from 'fast-check';
import type { Card, PublicKey } from '../../utils/core/people/card.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import { encodeAddress } from '../../utils/core/protocol/address.ts';
import { encodeBase64url } from '../../utils/core/protocol/base64url.ts';
import type { CallId, Candidate, Letter, LetterPayloads } from '../../utils/core/protocol/letter.ts';
import { cleanText } from '../../utils/core/protocol/text.ts';

export const bytesOf = (length: number): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Uint8Array.from(bytes));

const base64url = (length: number): fc.Arbitrary<string> => bytesOf(length).map(encodeBase64url);

export const userId: fc.Arbitrary<UserId> = fc
  .bigInt({ min: 1n, max: 2n ** 64n - 1n })
  .map((id) => String(id) as UserId);
export const publicKey = base64url(32).map((key) => key as PublicKey);
export const callId = base64url(16).map((id) => id as CallId);
const address = bytesOf(16).map(encodeAddress);
const text = fc.string({ unit: 'binary', maxLength: 60 }).map(cleanText).filter(Boolean);
export const kind = fc.constantFrom('audio' as const, 'video' as const);

export const card: fc.Arbitrary<Card> = fc.record(
  {
    userId,
    address,
    signingKey: publicKey,
    sealingKey: publicKey,
    broker: fc.constantFrom(
      'https://signal.example.org',
      'https://signal.example.org:9443/ahoy',
      'http://127.0.0.1:9000/x',
    ),
  },
  { requiredKeys: ['userId', 'address', 'signingKey', 'sealingKey'] },
);

const port = fc.nat(65_535);
const host = fc.constantFrom(
  '192.168.1.5',
  '10.0.0.7',
  '203.0.113.9',
  'fd00::2',
  '2001:db8::17',
  '8b1c6d3e-1f2a-4b5c-9d8e-7f6a5b4c3d2e.local',
);

export const candidateLine: fc.Arbitrary<string> = fc
  .tuple(host, port, fc.constantFrom('host', 'srflx', 'prflx', 'relay'), host, port)
  .map(
    ([address, port, type, base, basePort]) =>
      `candidate:1 1 udp 2122194687 ${address} ${port} typ ${type}${type === 'host' ? '' : ` raddr ${base} rport ${basePort}`} generation 0 ufrag Ab+/`,
  );

const candidate: fc.Arbitrary<Candidate> = fc.record({
  mid: fc.constantFrom('0', '1', '2'),
  line: fc.oneof(candidateLine, fc.constant('')),
});
export const candidates = fc.array(candidate, { maxLength: 24 });

const description = fc.record({
  type: fc.constantFrom('offer' as const, 'answer' as const),
  sdp: fc.uint8Array({ maxLength: 40 }).map(encodeBase64url),
});

const counter = fc.oneof(
  fc.record({ kind: fc.constantFrom('voice-only' as const, 'write-to-me' as const) }),
  fc.record({ kind: fc.constant('in-minutes' as const), minutes: fc.integer({ min: 1, max: 1440 }) }),
);

const empty = fc.constant({});
const fresh = fc.record({ nonce: callId, ring: publicKey });
const serial = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const described = fc.record({ description, candidates });

const payloads: { readonly [T in keyof LetterPayloads]: fc.Arbitrary<LetterPayloads[T]> } = {
  hello: fc.record({ card }),
  'hello-ok': empty,
  used: empty,
  card: fc.record({ card, serial }),
  'card-ok': fc.record({ serial }),
  ring: fc.record(
    { kind, duration: fc.integer({ min: 1, max: 45_000 }), reason: text },
    { requiredKeys: ['kind', 'duration'] },
  ),
  ringing: empty,
  'ask-reason': empty,
  accept: fc.record({ kind, description, candidates }),
  decline: fc.record({ message: text, counter }, { requiredKeys: [] }),
  busy: empty,
  cancel: empty,
  taken: empty,
  description: described,
  candidates: fc.record({ candidates }),
  hangup: fc.record({ why: fc.constant('failed' as const) }, { requiredKeys: [] }),
  'fresh?': fresh,
  fresh,
  'twin?': fc.record({ nonce: callId }),
  twin: fc.record({ answers: callId, nonce: callId }, { requiredKeys: ['answers'] }),
};

const envelope = { call: callId, sequence: serial, time: fc.nat(8.64e15) };

export const letter: fc.Arbitrary<Letter> = fc.oneof(
  ...Object.entries(payloads).map(([type, payload]) =>
    // Type and payload stand beside each other in the table above.
    fc.record({ type: fc.constant(type), ...envelope, payload: payload as fc.Arbitrary<unknown> }),
  ),
) as fc.Arbitrary<Letter>;
