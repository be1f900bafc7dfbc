import type { Candidate } from '../protocol/letter.ts';
import { MAX_CANDIDATE_BYTES } from '../protocol/limits.ts';

export const candidateUfrag = (line: string): string | undefined => / ufrag (\S+)/.exec(line)?.[1];

export const isRelayed = (line: string): boolean => / typ relay\b/.test(line);

/**
 * What of a gathered candidate may leave, or undefined. Relay-only calls give away neither the local address nor the
 * one that the relay saw (`raddr`). Active TCP candidates reach no browser and would only fill letters.
 */
export const outgoingCandidate = (candidate: Candidate, relayOnly: boolean): Candidate | undefined => {
  const { mid, line } = candidate;
  if (line === '' || line.length > MAX_CANDIDATE_BYTES || / tcptype active\b/.test(line)) return undefined;
  if (!relayOnly) return candidate;
  if (!isRelayed(line)) return undefined;
  return { mid, line: line.replace(/ raddr \S+/, ' raddr 0.0.0.0').replace(/ rport \S+/, ' rport 0') };
};
