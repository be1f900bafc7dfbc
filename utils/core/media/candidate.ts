import type { Candidate } from '../protocol/letter.ts';
import { MAX_CANDIDATE_BYTES } from '../protocol/limits.ts';
import { isLocalAddress } from './local-address.ts';

/** Which of its own addresses a side gives away, and which of the other side's it tries. */
export type AddressPolicy = {
  readonly relayOnly: boolean;
  /** No address of one's own network leaves, and none of theirs is tried: such a try would show it to them. */
  readonly hideLocal: boolean;
};

export const candidateUfrag = (line: string): string | undefined => / ufrag (\S+)/.exec(line)?.[1];

/** `candidate:foundation component protocol priority address port typ type …` (RFC 8839, 5.1). */
const FORM = /^(?:a=)?candidate:\S+ \d+ \S+ \d+ (\S+) \d+ typ (\S+)/;

export const isRelayed = (line: string): boolean => FORM.exec(line)?.[2] === 'relay';

export const candidateAddress = (line: string): string | undefined => FORM.exec(line)?.[1];

/** What cannot be read here might be read by a browser. */
const mayBeLocal = (line: string): boolean => {
  const address = candidateAddress(line);
  return address === undefined || isLocalAddress(address);
};

/** Without the local address behind it, which the other side has no use for. */
const withoutBase = (line: string): string =>
  line.replaceAll(/ raddr \S+/g, ' raddr 0.0.0.0').replaceAll(/ rport \S+/g, ' rport 0');

/**
 * What of a gathered candidate may leave, or undefined. Relay-only calls give away neither the local address nor the
 * one that the relay saw (`raddr`). Active TCP candidates reach no browser and would only fill letters.
 */
export const outgoingCandidate = (
  { mid, line }: Candidate,
  { relayOnly, hideLocal }: AddressPolicy,
): Candidate | undefined => {
  if (line === '' || line.length > MAX_CANDIDATE_BYTES || / tcptype active\b/.test(line)) return undefined;
  if (relayOnly && !isRelayed(line)) return undefined;
  // A relay's own address may well be local, in tests and companies; it is not this device's.
  if (hideLocal && !isRelayed(line) && mayBeLocal(line)) return undefined;
  return { mid, line: relayOnly || hideLocal ? withoutBase(line) : line };
};

/**
 * Whether a candidate of the other side is to be tried. That it is a relay's is only what they say, and enough where
 * nothing of ours is seen anyway: behind a relay of our own.
 */
export const mayTry = ({ line }: Candidate, { relayOnly, hideLocal }: AddressPolicy): boolean =>
  line !== '' && !(hideLocal && !(relayOnly && isRelayed(line)) && mayBeLocal(line));
