import { describe, expect, it } from 'vitest';
import {
  isRelayDecided,
  judgePublicAddress,
  judgeRelay,
  localAddresses,
  type Gathered,
} from '../../../../utils/core/connection/gathered.ts';

const ASKED = ['stun:one.example:3478', 'stun:two.example:3478'];
const HOST = 'candidate:1 1 udp 2122194687 192.168.1.5 40000 typ host generation 0 ufrag aa';
const ACTIVE = 'candidate:2 1 tcp 1518214911 192.168.1.5 9 typ host tcptype active generation 0 ufrag aa';
const RELAY = 'candidate:3 1 udp 58597375 203.0.113.1 63697 typ relay raddr 0.0.0.0 rport 0 ufrag aa';
const seen = (address: string, socket: string): string =>
  `candidate:4 1 udp 1686052607 ${address} typ srflx raddr ${socket} generation 0 ufrag aa`;

const gathered = (change: Partial<Gathered>): Gathered => ({
  candidates: [HOST, ACTIVE],
  errors: [],
  complete: true,
  ...change,
});
const silent = (url: string) => ({ url, code: 701 });

it('this device is called what its own candidates say, once', () => {
  expect(localAddresses(gathered({ candidates: [HOST, ACTIVE, RELAY] }))).toEqual(['192.168.1.5']);
});

describe('the public address', () => {
  const judged = (change: Partial<Gathered>) => judgePublicAddress(gathered(change), ASKED);

  it('is what the servers saw; a NAT that shows each server another port makes calls hard', () => {
    const socket = '192.168.1.5 rport 40000';
    expect(judged({ candidates: [HOST, seen('203.0.113.9 61000', socket)] })).toEqual({
      outcome: 'found',
      addresses: ['203.0.113.9'],
      portsChange: false,
    });
    expect(
      judged({ candidates: [HOST, seen('203.0.113.9 61000', socket), seen('203.0.113.9 61001', socket)] }),
    ).toMatchObject({ addresses: ['203.0.113.9'], portsChange: true });
  });

  it('may differ between two networks of one device without a NAT that changes ports', () => {
    const two = [
      seen('203.0.113.9 61000', '192.168.1.5 rport 1'),
      seen('198.51.100.7 5', '10.0.0.2 rport 2'),
    ];
    expect(judged({ candidates: two })).toMatchObject({
      addresses: ['203.0.113.9', '198.51.100.7'],
      portsChange: false,
    });
  });

  it('says nothing about ports where the browser hides the socket', () => {
    const hidden = '0.0.0.0 rport 0';
    expect(
      judged({ candidates: [seen('203.0.113.9 61000', hidden), seen('203.0.113.9 61001', hidden)] }),
    ).toMatchObject({ portsChange: false });
  });

  it.each([
    ['servers that answer and add nothing', {}, 'no-nat'],
    ['one server that is silent', { errors: [silent('stun:one.example:3478')] }, 'no-nat'],
    ['servers that are all silent', { errors: ASKED.map(silent) }, 'no-answer'],
    ['no network at all', { candidates: [] }, 'no-answer'],
    ['servers that say nothing in time', { complete: false }, 'time-out'],
  ] as const)('of %s', (_, change, outcome) => {
    expect(judged(change)).toEqual({ outcome });
  });
});

describe('a relay', () => {
  it.each([
    ['gave an address', { candidates: [RELAY] }, 'works', true],
    ['works over one of two networks', { candidates: [RELAY], errors: [silent('x')] }, 'works', true],
    ['refuses the login', { candidates: [], errors: [{ url: 'x', code: 401 }] }, 'wrong-login', true],
    [
      'says that the login changed',
      { errors: [{ url: 'x', code: 441 }], complete: false },
      'wrong-login',
      true,
    ],
    ['is full', { candidates: [], errors: [{ url: 'x', code: 486 }] }, 'refuses', true],
    ['is not there', { candidates: [], errors: [silent('x')] }, 'no-answer', true],
    // Chromium says nothing of a TCP port that is shut.
    ['has a port that is shut', { candidates: [] }, 'no-answer', true],
    ['says nothing in time', { candidates: [], complete: false }, 'time-out', false],
    [
      'failed in one network so far',
      { candidates: [], errors: [silent('x')], complete: false },
      'time-out',
      false,
    ],
  ] as const)('that %s', (_, change, outcome, decided) => {
    expect(judgeRelay(gathered(change))).toBe(outcome);
    expect(isRelayDecided(gathered(change))).toBe(decided);
  });
});
