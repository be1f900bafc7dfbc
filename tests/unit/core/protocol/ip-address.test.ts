import { describe, expect, it } from 'vitest';
import { parseIpv4, parseIpv6 } from '../../../../utils/core/protocol/ip-address.ts';

describe('an IP address', () => {
  it('of four numbers is read in the one way in which browsers write it', () => {
    expect(parseIpv4('203.0.113.9')).toEqual([203, 0, 113, 9]);
    for (const other of ['127.1', '2130706433', '0x7f.0.0.1', '010.0.0.1', '256.0.0.1', '1.2.3.4.', '1.2.3'])
      expect([other, parseIpv4(other)]).toEqual([other, undefined]);
  });

  it.each([
    ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['::1', [0, 0, 0, 0, 0, 0, 0, 1]],
    ['2001:DB8::17', [0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x17]],
    ['1:2:3:4:5:6:7:8', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['1:2:3:4:5:6:7::', [1, 2, 3, 4, 5, 6, 7, 0]],
    ['::ffff:192.168.1.5', [0, 0, 0, 0, 0, 0xffff, 0xc0a8, 0x105]],
  ])('of eight groups is read: %s', (text, groups) => {
    expect(parseIpv6(text)).toEqual(groups);
  });

  it.each(['', ':', ':::', '::::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4::5:6:7:8'])(
    'is none: “%s”',
    (text) => {
      expect(parseIpv6(text)).toBeUndefined();
    },
  );

  it.each(['fe80::1%eth0', '12345::', 'g::', '::1.2.3', '1.2.3.4::', '192.168.1.5'])(
    'is none: “%s”',
    (text) => {
      expect(parseIpv6(text)).toBeUndefined();
    },
  );
});
