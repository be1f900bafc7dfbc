/**
 * Addresses that mean something in one's own network only: RFC 1918, carrier NAT and VPNs (100.64/10), link-local,
 * loopback, IPv6's ULA, and the names that browsers give to such addresses.
 */
const LOCAL_V4 =
  /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const LOCAL_V6 = /^(?:f[cd][\da-f]{2}:|fe[89ab][\da-f]:|::1$)/;
const MAPPED_V4 = /^::ffff:(?=[\d.]+$)/;

export const isLocalAddress = (address: string): boolean => {
  const text = address.toLowerCase().replace(MAPPED_V4, '');
  return LOCAL_V4.test(text) || LOCAL_V6.test(text) || text.endsWith('.local');
};
