import { parseIpv4, parseIpv6 } from '../protocol/ip-address.ts';

/** RFC 1918, carrier NAT and VPNs (100.64/10), link-local, loopback, and 0/8, by which some systems mean themselves. */
const isLocalV4 = ([a = 0, b = 0]: readonly number[]): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  (a === 192 && b === 168) ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b <= 31) ||
  (a === 100 && b >= 64 && b <= 127);

/** IPv4 in IPv6: mapped, or through NAT64. */
const V4_PREFIXES = new Set(['0,0,0,0,0,65535', '100,65435,0,0,0,0']);

/** ULA, link-local, loopback. */
const isLocalV6 = (groups: readonly number[]): boolean => {
  const [first = 0, , , , , , high = 0, low = 0] = groups;
  if (V4_PREFIXES.has(groups.slice(0, 6).join())) return isLocalV4([high >> 8, high & 255, low >> 8]);
  const isUnset = groups.slice(0, 7).every((group) => group === 0);
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || (isUnset && low <= 1);
};

/**
 * Addresses that mean something in one's own network only. A name counts as one: browsers give names to such addresses,
 * and whoever owns a name decides what it leads to.
 */
export const isLocalAddress = (address: string): boolean => {
  const v4 = parseIpv4(address);
  if (v4 !== undefined) return isLocalV4(v4);
  const v6 = parseIpv6(address);
  return v6 === undefined || isLocalV6(v6);
};
