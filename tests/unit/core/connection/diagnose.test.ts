import { expect, it } from 'vitest';
import { diagnose, type Diagnosis, type Findings } from '../../../../utils/core/connection/diagnose.ts';

const FOUND = { outcome: 'found', addresses: ['203.0.113.9'], portsChange: false } as const;
const STRICT = { ...FOUND, portsChange: true };
const SILENT = { outcome: 'time-out' } as const;
const UDP = 'turn:relay.example:3478';
const TCP = 'turn:relay.example:3478?transport=tcp';
const TLS = 'turns:relay.example:443';

const FINE: Findings = {
  brokerWorks: true,
  local: ['192.168.1.5'],
  publicAddress: FOUND,
  relays: [],
  alwaysRelay: false,
};

type Row = readonly [
  what: string,
  change: Partial<Findings>,
  kind: Diagnosis['kind'],
  level: Diagnosis['level'],
];

const relays = (...all: (readonly [string, Findings['relays'][number]['outcome']])[]) => ({
  relays: all.map(([url, outcome]) => ({ url, outcome })),
});

const TABLE: readonly Row[] = [
  [
    'nothing at all',
    { brokerWorks: false, local: [], publicAddress: { outcome: 'no-answer' } },
    'offline',
    'bad',
  ],
  ['a network without a signaling server', { brokerWorks: false }, 'broker', 'bad'],
  ['a relay, but no signaling server', { brokerWorks: false, ...relays([UDP, 'works']) }, 'broker', 'bad'],
  ['everything but a relay', {}, 'direct', 'fine'],
  ['no NAT', { publicAddress: { outcome: 'no-nat' } }, 'direct', 'fine'],
  ['a strict NAT and no relay', { publicAddress: STRICT }, 'ports-change', 'limited'],
  ['no UDP and no relay', { publicAddress: SILENT }, 'udp-blocked', 'bad'],
  ['a wish for relays and none', { alwaysRelay: true }, 'relay-needed', 'bad'],
  ['a relay that works', relays([UDP, 'works']), 'relayed', 'fine'],
  ['a relay for every call', { alwaysRelay: true, ...relays([UDP, 'works']) }, 'all-relayed', 'fine'],
  [
    'a strict NAT and a relay',
    { publicAddress: STRICT, ...relays([UDP, 'works']) },
    'ports-change-relayed',
    'fine',
  ],
  ['no STUN and a relay', { publicAddress: SILENT, ...relays([UDP, 'works']) }, 'no-stun-relayed', 'fine'],
  [
    'no UDP and a relay over TCP',
    { publicAddress: SILENT, ...relays([TCP, 'works']) },
    'udp-blocked-relayed',
    'fine',
  ],
  [
    'no UDP and one relay by UDP and by TLS',
    { publicAddress: SILENT, ...relays([UDP, 'time-out'], [TLS, 'works']) },
    'udp-blocked-relayed',
    'fine',
  ],
  [
    'no UDP and a relay over UDP',
    { publicAddress: SILENT, ...relays([UDP, 'time-out']) },
    'udp-blocked-relay',
    'bad',
  ],
  [
    'no UDP and a dead relay over TCP',
    { publicAddress: SILENT, ...relays([TCP, 'no-answer']) },
    'relay-silent',
    'bad',
  ],
  ['a wrong password', relays([UDP, 'wrong-login']), 'wrong-login', 'limited'],
  [
    'a wrong password that every call needs',
    { alwaysRelay: true, ...relays([UDP, 'wrong-login']) },
    'wrong-login',
    'bad',
  ],
  [
    'a wrong password where UDP is blocked',
    { publicAddress: SILENT, ...relays([TCP, 'wrong-login']) },
    'wrong-login',
    'bad',
  ],
  ['no password', relays([UDP, 'no-login']), 'no-login', 'limited'],
  ['an address that cannot be one', relays(['turn', 'not-an-address']), 'relay-address', 'limited'],
  ['an address that this browser refuses', relays(['turn', 'not-accepted']), 'relay-not-accepted', 'limited'],
  ['a relay that is full', relays([UDP, 'refuses']), 'relay-refuses', 'limited'],
  ['a relay that is not there', relays([UDP, 'no-answer']), 'relay-silent', 'limited'],
  ['two relays of which one works', relays([UDP, 'works'], [TLS, 'wrong-login']), 'some-relays', 'limited'],
];

it.each(TABLE)('%s', (_, change, kind, level) => {
  expect(diagnose({ ...FINE, ...change })).toMatchObject({ kind, level });
});

it('names the relay that is to be mended', () => {
  const of = (...all: Parameters<typeof relays>) => diagnose({ ...FINE, ...relays(...all) }).relay;
  expect(of([UDP, 'works'], [TLS, 'time-out'])).toBe(TLS);
  expect(of([UDP, 'wrong-login'], [TLS, 'time-out'])).toBe(UDP);
});
