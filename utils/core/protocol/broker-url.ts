import { err, ok, type Result } from '../lib/result.ts';
import { parseIpv4, parseIpv6 } from './ip-address.ts';
import { MAX_BROKER_BYTES, MAX_INVITE_BROKER_BYTES } from './limits.ts';

/** Where a PeerServer is. `path` starts and ends with `/`. */
export type BrokerAddress = {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly key: string;
  readonly secure: boolean;
};

const DEFAULT_KEY = 'peerjs';
const HTTPS = 'https://';

/** The public PeerJS cloud. */
export const DEFAULT_BROKER: BrokerAddress = {
  host: '0.peerjs.com',
  port: 443,
  path: '/',
  key: DEFAULT_KEY,
  secure: true,
};

/** scheme :// host or [IPv6] : port /path ?key=… — user info, other queries and fragments have no place in it. */
const URL_FORM =
  /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?((?:\/[a-z0-9._~%-]+)*\/?)(?:\?key=([a-z0-9_-]+))?$/i;

/** A name whose last label is a number would be read as an IPv4 address by URL parsers (127.1, 0x7f.1). */
const isDnsName = (host: string): boolean =>
  host.length <= 253 &&
  host.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
  !/(^|\.)(\d+|0x[0-9a-f]*)$/.test(host);

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || parseIpv4(host)?.[0] === 127;

const isHost = (host: string): boolean =>
  (host.startsWith('[') && parseIpv6(host.slice(1, -1)) !== undefined) ||
  parseIpv4(host) !== undefined ||
  isDnsName(host);

const PRIVATE_NAME = /(^|\.)(localhost|local|internal)$/;

const isPublicName = (host: string): boolean =>
  isDnsName(host) && host.includes('.') && !PRIVATE_NAME.test(host);

/** What others may be sent to: a public DNS name over https, or loopback (for one's own tests), with the default key. */
const isPublic = ({ host, key, secure }: BrokerAddress): boolean =>
  (isLoopback(host) || (secure && isPublicName(host))) && key === DEFAULT_KEY;

/**
 * What a person typed as their signaling server; empty text means the default. `https` to any host, `http` to this
 * machine only.
 */
export const parseBrokerUrl = (text: string): Result<BrokerAddress, 'not-a-url' | 'not-secure'> => {
  const trimmed = text.trim();
  if (trimmed === '') return ok(DEFAULT_BROKER);
  const [, scheme, name, portText, pathText = '', key = DEFAULT_KEY] = URL_FORM.exec(trimmed) ?? [];
  if (scheme === undefined || name === undefined) return err('not-a-url');
  const secure = scheme.toLowerCase() === 'https';
  const host = name.toLowerCase();
  const port = portText === undefined ? (secure ? 443 : 80) : Number(portText);
  if (!isHost(host) || port < 1 || port > 65_535) return err('not-a-url');
  if (!secure && !isLoopback(host)) return err('not-secure');
  return ok({ host, port, path: pathText.endsWith('/') ? pathText : `${pathText}/`, key, secure });
};

/** The one text of a broker: parts with their default value are left out. `parseBrokerUrl` reads it back. */
export const formatBrokerUrl = ({ host, port, path, key, secure }: BrokerAddress): string => {
  const portText = port === (secure ? 443 : 80) ? '' : `:${port}`;
  const keyText = key === DEFAULT_KEY ? '' : `?key=${key}`;
  return `${secure ? 'https' : 'http'}://${host}${portText}${path.replace(/\/$/, '')}${keyText}`;
};

export const isSameBroker = (a: BrokerAddress, b: BrokerAddress): boolean =>
  formatBrokerUrl(a) === formatBrokerUrl(b);

/** A broker in somebody's card, in its one text. It comes from another person: only a public one counts. */
export const parseCardBroker = (text: unknown): Result<BrokerAddress, 'not-public'> => {
  if (typeof text !== 'string' || text.length > MAX_BROKER_BYTES) return err('not-public');
  const parsed = parseBrokerUrl(text);
  if (!parsed.ok || formatBrokerUrl(parsed.value) !== text) return err('not-public');
  return isPublic(parsed.value) ? ok(parsed.value) : err('not-public');
};

/** The text of a broker as an invite carries it. */
export const inviteBrokerText = (text: string): string =>
  text.startsWith(HTTPS) ? text.slice(HTTPS.length) : text;

/** What one's own card says about one's own broker: nothing for the default one. */
export const cardBrokerOf = (
  broker: BrokerAddress,
): Result<string | undefined, 'not-public' | 'too-long'> => {
  if (isSameBroker(broker, DEFAULT_BROKER)) return ok(undefined);
  if (!isPublic(broker)) return err('not-public');
  const text = formatBrokerUrl(broker);
  return inviteBrokerText(text).length <= MAX_INVITE_BROKER_BYTES ? ok(text) : err('too-long');
};

/**
 * Where the device of a card is found by somebody who uses `own`, in the one text of that broker. A card without one
 * means the default; but whoever uses a broker that no card can name reaches the others there, who have the same gap.
 */
export const brokerOfCard = (broker: string | undefined, own: BrokerAddress): string =>
  broker ?? formatBrokerUrl(cardBrokerOf(own).ok ? DEFAULT_BROKER : own);

/** The machine that sees our network address when we connect: `host`, or `host:port` where the port is not the usual. */
export const brokerHost = (text: string): string => /^https?:\/\/([^/?]+)/.exec(text)?.[1] ?? text;
