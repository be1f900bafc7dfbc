import type { MediaFailure } from '../call/input.ts';
import type { Candidate } from '../protocol/letter.ts';
import type { AddressPolicy } from './candidate.ts';
import type { Description } from './description.ts';
import type { MediaWire } from './signal.ts';

/** What every phase knows. Candidates are kept in the order in which they came. */
export type Facts = AddressPolicy & {
  readonly role: 'caller' | 'callee';
  /** The callee's gate is shut until accept: only the offer itself is reported, to our own background. */
  readonly gate: 'shut' | 'open';
  /** The relay was found, or is not demanded: descriptions may leave. */
  readonly relayed: boolean;
  /** Number of my newest offer, and of the peer's newest offer that was taken. */
  readonly round: number;
  readonly peerRound: number;
  /** Mine, of the current ICE generation; `unsent` is the part that still has to travel. */
  readonly gathered: readonly Candidate[];
  readonly unsent: readonly Candidate[];
  /** A description of mine that waits for candidates or a relay before it leaves. */
  readonly held?: Description;
  /** My answer to `peerRound`, repeated when that offer is. */
  readonly answer?: Description;
  /** DTLS fingerprints and ICE generation of the other side, once a description of theirs was taken. */
  readonly identity?: readonly string[];
  readonly peerUfrags: readonly string[];
  readonly earlyCandidates: readonly Candidate[];
  readonly earlyDescriptions: readonly Description[];
  /** Somebody asked for a new offer while the browser was busy. */
  readonly wanted: 'nothing' | 'offer' | 'restart';
};

/**
 * `resting`: nothing under way · `offered`: my offer stands unanswered · the others wait for the browser.
 * `settled` becomes true with the first complete exchange; before it, only the callee offers.
 */
export type Negotiation =
  | { readonly phase: 'resting'; readonly settled: boolean; readonly facts: Facts }
  | { readonly phase: 'making-offer'; readonly settled: boolean; readonly facts: Facts }
  | {
      readonly phase: 'offered';
      readonly settled: boolean;
      readonly offer: Description;
      readonly facts: Facts;
    }
  | {
      readonly phase: 'taking-offer';
      readonly settled: boolean;
      readonly taken: Description;
      readonly facts: Facts;
    }
  | { readonly phase: 'making-answer'; readonly settled: boolean; readonly facts: Facts }
  | {
      readonly phase: 'taking-answer';
      readonly settled: boolean;
      readonly taken: Description;
      readonly facts: Facts;
    }
  | { readonly phase: 'ended' };

export type Running = Exclude<Negotiation, { phase: 'ended' }>;

export type NegotiationTimer = 'gathering' | 'flush' | 'answer' | 'relay';

export type NegotiationEvent =
  /** Callee: make the first offer. */
  | { readonly type: 'start' }
  /** The call was accepted: what was held may leave. */
  | { readonly type: 'accepted' }
  | { readonly type: 'needed' }
  /** `urgent`: this side knows of a new network, and the other wants no restart yet. */
  | { readonly type: 'restart'; readonly urgent: boolean }
  /** The browser carried out make-offer or make-answer. */
  | { readonly type: 'made'; readonly sdp: string }
  /** The browser carried out take. */
  | { readonly type: 'took' }
  /** The browser refused what it was asked to do. */
  | { readonly type: 'refused' }
  | { readonly type: 'candidate'; readonly candidate: Candidate }
  | { readonly type: 'gathered' }
  | { readonly type: 'signal'; readonly signal: MediaWire }
  | { readonly type: 'timer'; readonly name: NegotiationTimer }
  | { readonly type: 'end' };

export type NegotiationEffect =
  /** `draft`: one that may give way to theirs. */
  | { readonly do: 'make-offer'; readonly restart: boolean; readonly draft: boolean }
  | { readonly do: 'make-answer' }
  /** An offer drops an own draft, an answer applies it. */
  | { readonly do: 'take'; readonly description: Description }
  | { readonly do: 'add-candidates'; readonly candidates: readonly Candidate[] }
  | {
      readonly do: 'report-offer';
      readonly description: Description;
      readonly candidates: readonly Candidate[];
    }
  | { readonly do: 'send'; readonly signal: MediaWire }
  | { readonly do: 'set-timer'; readonly name: NegotiationTimer; readonly ms: number }
  | { readonly do: 'clear-timer'; readonly name: NegotiationTimer }
  | { readonly do: 'fail'; readonly why: MediaFailure };

export type NegotiationStep = {
  readonly state: Negotiation;
  readonly effects: readonly NegotiationEffect[];
};

/** Facts after a part of a step, and what to do. */
export type FactsStep = { readonly facts: Facts; readonly effects: readonly NegotiationEffect[] };

export const createNegotiation = (
  role: 'caller' | 'callee',
  relayOnly: boolean,
  hideLocal = false,
): Negotiation => ({
  phase: 'resting',
  settled: false,
  facts: {
    role,
    relayOnly,
    hideLocal,
    gate: role === 'caller' ? 'open' : 'shut',
    relayed: !relayOnly,
    round: 0,
    peerRound: 0,
    gathered: [],
    unsent: [],
    peerUfrags: [],
    earlyCandidates: [],
    earlyDescriptions: [],
    wanted: 'nothing',
  },
});
