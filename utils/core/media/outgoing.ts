import type { Candidate } from '../protocol/letter.ts';
import { isRelayed, outgoingCandidate } from './candidate.ts';
import type { Description } from './description.ts';
import { MAX_CANDIDATES } from '../protocol/limits.ts';
import { MEDIA_TIMES } from './limits.ts';
import type { Facts, FactsStep, NegotiationEffect } from './negotiation-state.ts';

const firstLetter = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.slice(0, MAX_CANDIDATES);

/** Only the callee's very first offer is reported before accept; it waits a little so that it carries candidates. */
const isFirstOffer = (facts: Facts, description: Description): boolean =>
  facts.role === 'callee' && description.type === 'offer' && description.round === 1;

/** Lets a held description go if nothing holds it any more. `complete`: gathering is done, or took long enough. */
export const release = (facts: Facts, complete: boolean): FactsStep => {
  const { held } = facts;
  if (held === undefined || !facts.relayed) return { facts, effects: [] };
  const first = isFirstOffer(facts, held);
  if (first && facts.gate === 'shut' && !complete) return { facts, effects: [] };
  const candidates = firstLetter(facts.unsent);
  const { held: _gone, ...rest } = facts;
  const next: Facts = { ...rest, unsent: facts.unsent.slice(candidates.length) };
  const flushed = flushLater(next);
  return {
    facts: next,
    effects: [
      { do: 'clear-timer', name: 'gathering' },
      { do: 'clear-timer', name: 'relay' },
      first
        ? { do: 'report-offer', description: held, candidates }
        : { do: 'send', signal: { type: 'description', description: held, candidates } },
      ...(held.type === 'offer' ? awaitAnswer(next) : []),
      ...flushed,
    ],
  };
};

/** An offer that nobody may answer yet is not repeated. */
const awaitAnswer = (facts: Facts): readonly NegotiationEffect[] =>
  facts.gate === 'open' ? [{ do: 'set-timer', name: 'answer', ms: MEDIA_TIMES.answer }] : [];

const flushLater = (facts: Facts): readonly NegotiationEffect[] =>
  facts.unsent.length > 0 && facts.gate === 'open'
    ? [{ do: 'set-timer', name: 'flush', ms: MEDIA_TIMES.flush }]
    : [];

/** A description of mine is ready: it leaves now, or when what holds it is gone. */
export const hold = (facts: Facts, description: Description): FactsStep => {
  const released = release({ ...facts, held: description }, false);
  const { facts: next } = released;
  if (next.held === undefined) return released;
  const name = next.relayed ? 'gathering' : 'relay';
  return { facts: next, effects: [{ do: 'set-timer', name, ms: MEDIA_TIMES[name] }] };
};

/** The browser found a candidate. */
export const gather = (facts: Facts, found: Candidate): FactsStep => {
  const candidate = outgoingCandidate(found, facts);
  if (candidate === undefined) return { facts, effects: [] };
  const relayFound = !facts.relayed && isRelayed(candidate.line);
  const next: Facts = {
    ...facts,
    relayed: facts.relayed || relayFound,
    gathered: [...facts.gathered, candidate],
    unsent: [...facts.unsent, candidate],
  };
  if (next.held !== undefined) return release(next, relayFound);
  return { facts: next, effects: facts.unsent.length === 0 ? flushLater(next) : [] };
};

/** The flush timer rang: as many letters as the candidates need. */
export const flush = (facts: Facts): FactsStep => {
  if (facts.held !== undefined || facts.gate === 'shut' || facts.unsent.length === 0)
    return { facts, effects: [] };
  const candidates = firstLetter(facts.unsent);
  const rest = flush({ ...facts, unsent: facts.unsent.slice(candidates.length) });
  return {
    facts: rest.facts,
    effects: [{ do: 'send', signal: { type: 'candidates', candidates } }, ...rest.effects],
  };
};

/** Says again what may have been lost, with every candidate of this generation that fits. */
export const repeat = (facts: Facts, description: Description): NegotiationEffect => ({
  do: 'send',
  signal: { type: 'description', description, candidates: firstLetter(facts.gathered) },
});

/** Accepted: the gate opens for an offer that was held and for the candidates that came since. */
export const openGate = (facts: Facts, offered: boolean): FactsStep => {
  if (facts.gate === 'open') return { facts, effects: [] };
  const open: Facts = { ...facts, gate: 'open' };
  if (open.held !== undefined) return release(open, false);
  return { facts: open, effects: [...(offered ? awaitAnswer(open) : []), ...flushLater(open)] };
};
