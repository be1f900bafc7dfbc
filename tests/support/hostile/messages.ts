/** Messages of a PeerServer that make PeerJS answer, throw or hoard, and some that are nothing at all. */
const SDP = {
  type: 'offer',
  sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=fingerprint:sha-256 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00\r\na=setup:actpass\r\na=sctp-port:5000\r\n',
} as const;

/** As payloads of OFFER, ANSWER and CANDIDATE. */
export const PAYLOADS: readonly unknown[] = [
  ...['binary', 'binary-utf8', 'json', 'none', 'raw', 'unknown', '__proto__', 'constructor', null].map(
    (serialization) => ({
      type: 'data',
      sdp: SDP,
      connectionId: 'dc_1',
      label: 'x',
      serialization,
      reliable: true,
    }),
  ),
  { type: 'media', sdp: SDP, connectionId: 'mc_1', metadata: {} },
  { type: 'media' },
  { type: 'data' },
  { type: 'ahoy-letter' },
  { type: 'ahoy-letter', letter: 7 },
  { type: 'ahoy-letter', letter: { length: 3 } },
  { type: 'ahoy-probe', nonce: 'x' },
  {
    candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host' },
    type: 'data',
    connectionId: 'dc_9',
  },
  null,
  undefined,
  0,
  'text',
  [],
  {},
];

/** All but those that end a socket, which have a line of their own. */
export const TYPES: readonly unknown[] = [
  'OFFER',
  'ANSWER',
  'CANDIDATE',
  'LEAVE',
  'EXPIRE',
  'OPEN',
  'HEARTBEAT',
  'ahoy',
  '',
  '__proto__',
  'toString',
  null,
  1,
  {},
];

/** What a client can have a server send on. */
export const FORWARDED = ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE'] as const;

export const RAW: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '1',
  '"OFFER"',
  '{"type":{}}',
  `{"type":"${'A'.repeat(20_000)}"}`,
];
