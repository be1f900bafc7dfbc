import { describe, expect, it } from 'vitest';
import { candidateAddress, mayTry, outgoingCandidate } from '../../../../utils/core/media/candidate.ts';
import { isLocalAddress } from '../../../../utils/core/media/local-address.ts';

it.each([
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.5',
  '169.254.10.10',
  '100.64.0.1',
  '100.127.0.1',
  '127.0.0.1',
  '::1',
  'fd00::2',
  'FC12:3456::1',
  'fe80::fc:ff:fe00:1',
  'febf::1',
  '::ffff:192.168.1.5',
  '::ffff:c0a8:105',
  '64:ff9b::10.0.0.1',
  '0:0:0:0:0:0:0:1',
  '0.0.0.0',
  '::',
  '8b1c6d3e-1f2a-4b5c-9d8e-7f6a5b4c3d2e.local',
  'router.example.org',
  '127.1',
  'fe80::1%eth0',
])('%s is local', (address) => {
  expect(isLocalAddress(address)).toBe(true);
});

it.each([
  '192.0.2.2',
  '203.0.113.9',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.0.1',
  '100.128.0.1',
  '192.169.0.1',
  '1.10.0.1',
  '2001:db8::1',
  'fec0::1',
  '::ffff:203.0.113.9',
  '::10',
])('%s is not', (address) => {
  expect(isLocalAddress(address)).toBe(false);
});

describe('a side that hides its local addresses', () => {
  const HIDE = { relayOnly: false, hideLocal: true };
  const line = (rest: string) => ({ mid: '0', line: `candidate:1 1 udp 2122194687 ${rest}` });
  const local = line('192.168.1.5 40000 typ host generation 0 ufrag aa');
  const named = line('8b1c6d3e.local 40000 typ host generation 0 ufrag aa');
  const seen = line('203.0.113.9 61000 typ srflx raddr 192.168.1.5 rport 40000 generation 0 ufrag aa');
  const outside = line('2001:db8::5 40000 typ host generation 0 ufrag aa');
  const relayed = line('10.0.0.9 50000 typ relay raddr 203.0.113.9 rport 61000 ufrag aa');

  it('lets none of them leave, neither as a candidate nor behind one', () => {
    expect(outgoingCandidate(local, HIDE)).toBeUndefined();
    expect(outgoingCandidate(named, HIDE)).toBeUndefined();
    expect(outgoingCandidate(outside, HIDE)).toEqual(outside);
    for (const candidate of [seen, relayed])
      expect(outgoingCandidate(candidate, HIDE)?.line).toBe(
        candidate.line.replace(/raddr \S+ rport \S+/, 'raddr 0.0.0.0 rport 0'),
      );
  });

  it('does not try those of the other side either, which would show its own, whatever they are called', () => {
    expect([local, named, seen, outside, relayed].map((one) => mayTry(one, HIDE))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    for (const trick of ['  192.168.1.5 40000 typ host', '192.168.1.5 40000 typ host name typ relay'])
      expect(mayTry(line(trick), HIDE)).toBe(false);
    expect(mayTry({ mid: '0', line: 'candidate:1 +1 udp 1 192.168.1.5 40000 typ host' }, HIDE)).toBe(false);
  });

  it('tries a relay in its own network through one of its own, where nothing is seen of it', () => {
    const through = { relayOnly: true, hideLocal: true };
    expect([local, named, relayed].map((one) => mayTry(one, through))).toEqual([false, false, true]);
  });

  it('is no default', () => {
    const SHOW = { relayOnly: false, hideLocal: false };
    for (const candidate of [local, named, seen]) {
      expect(outgoingCandidate(candidate, SHOW)).toEqual(candidate);
      expect(mayTry(candidate, SHOW)).toBe(true);
    }
  });
});

it('an address is read from nothing but a candidate', () => {
  expect(candidateAddress('candidate:1 1 udp 1 192.168.1.5 1 typ host')).toBe('192.168.1.5');
  expect(candidateAddress('192.168.1.5')).toBeUndefined();
});
