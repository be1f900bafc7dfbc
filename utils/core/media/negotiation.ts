/**
 * Perfect negotiation as a machine (https://w3c.github.io/webrtc-pc/#perfect-negotiation-example), with the callee as
 * the first offerer and the caller polite from then on.
 *
 *               start                made              answer               took
 *   resting ───────────▶ making-offer ────▶ offered ──────────▶ taking-answer ────▶ resting (settled)
 *      │  ▲                                    │ offer, and I am polite (my own is dropped)
 *      │  │ made                    took       ▼
 *      │  └────── making-answer ◀──── taking-offer ◀── offer ── resting
 *      └ restart, needed ▶ making-offer         `end`, a lost relay or a changed identity ▶ ended
 *
 * resting        no exchange is under way
 * making-offer   the browser writes my offer
 * offered        it left (or waits for accept or a relay) and is repeated until it is answered
 * taking-…       the browser reads theirs; whatever arrives meanwhile waits in `earlyDescriptions`
 * making-answer  the browser writes my answer
 *
 * When a path dies both sides want a restart, and their offers meet. The caller's then gives way. It is a draft, which
 * the caller's browser does not apply before it is answered: Chromium (156) decodes but shows no picture any more after an
 * offer was rolled back in a connection that was already up. An urgent one, which meets none, is applied at once, as its
 * candidates are found only then. A callee who hears an offer while its own stands says its own again: that got lost.
 *
 * Letters get lost, doubled and overtaken. An offer is therefore repeated as it is, an offer that was answered is
 * answered again with the same words, and an answer counts only for the offer whose number it carries. It also says which
 * offers of the answerer are over: one that was rolled back must not be taken when it arrives after the answer.
 */
import { assertNever } from '../lib/assert-never.ts';
import { parseFingerprints } from '../protocol/sdp.ts';
import type { MediaFailure } from '../call/input.ts';
import { isSameIdentity, ufragsOf, withoutAddresses, type Description } from './description.ts';
import { incomingCandidates, learn } from './incoming.ts';
import { MAX_EARLY_DESCRIPTIONS, MEDIA_TIMES } from './limits.ts';
import type {
  Facts,
  FactsStep,
  Negotiation,
  NegotiationEffect,
  NegotiationEvent,
  NegotiationStep,
  Running,
} from './negotiation-state.ts';
import { flush, gather, hold, openGate, release, repeat } from './outgoing.ts';

const step = (state: Negotiation, ...effects: readonly NegotiationEffect[]): NegotiationStep => ({
  state,
  effects,
});

const fail = (why: MediaFailure): NegotiationStep => step({ phase: 'ended' }, { do: 'fail', why });

const withFacts = (state: Running, { facts, effects }: FactsStep): NegotiationStep =>
  step({ ...state, facts }, ...effects);

/** A new ICE generation: candidates of the old one are of no more use. */
const forget = (facts: Facts): Facts => {
  const { held: _held, ...rest } = facts;
  return { ...rest, gathered: [], unsent: [] };
};

const makeOffer = (settled: boolean, facts: Facts, restart: boolean, urgent = false): NegotiationStep => {
  const fresh = restart ? forget(facts) : facts;
  return step(
    { phase: 'making-offer', settled, facts: { ...fresh, wanted: 'nothing', round: facts.round + 1 } },
    { do: 'clear-timer', name: 'answer' },
    { do: 'make-offer', restart, draft: facts.role === 'caller' && !urgent },
  );
};

/** Takes up what came, then what was wanted, while the browser was busy. */
const drain = (state: Negotiation): NegotiationStep => {
  if (state.phase !== 'resting' && state.phase !== 'offered') return step(state);
  const { facts, settled } = state;
  const [next, ...later] = facts.earlyDescriptions;
  if (next !== undefined) {
    const judged = judge({ ...state, facts: { ...facts, earlyDescriptions: later } }, next);
    return after(judged.effects, drain(judged.state));
  }
  return state.phase === 'offered' || facts.wanted === 'nothing' || !settled
    ? step(state)
    : makeOffer(settled, facts, facts.wanted === 'restart');
};

const rest = (settled: boolean, facts: Facts): NegotiationStep => drain({ phase: 'resting', settled, facts });

/** Runs the next step behind effects that are already decided. */
const after = (effects: readonly NegotiationEffect[], next: NegotiationStep): NegotiationStep => ({
  state: next.state,
  effects: [...effects, ...next.effects],
});

const takeOffer = (state: Running, offer: Description): NegotiationStep =>
  step(
    { phase: 'taking-offer', settled: state.settled, taken: offer, facts: state.facts },
    { do: 'clear-timer', name: 'answer' },
    { do: 'take', description: offer },
  );

const onOffer = (state: Running, offer: Description): NegotiationStep => {
  const { facts } = state;
  if (facts.role === 'callee' && !state.settled) return step(state);
  if (offer.round < facts.peerRound) return step(state);
  if (offer.round === facts.peerRound) {
    return facts.answer === undefined || facts.held !== undefined
      ? step(state)
      : step(state, repeat(facts, facts.answer));
  }
  if (state.phase === 'offered' && facts.role === 'callee')
    return facts.held === undefined ? step(state, repeat(facts, state.offer)) : step(state);
  return takeOffer(state, offer);
};

const onAnswer = (state: Running, answer: Description): NegotiationStep =>
  state.phase === 'offered' && answer.round === state.offer.round && state.facts.gate === 'open'
    ? step(
        { phase: 'taking-answer', settled: state.settled, taken: answer, facts: state.facts },
        { do: 'clear-timer', name: 'answer' },
        { do: 'take', description: answer },
      )
    : step(state);

/** A description of the other side meets a browser that is free to take it. */
const judge = (
  state: Running & { phase: 'resting' | 'offered' },
  description: Description,
): NegotiationStep => {
  const identity = parseFingerprints(description.sdp);
  if (identity.length === 0) return step(state);
  if (state.facts.identity !== undefined && !isSameIdentity(state.facts.identity, identity))
    return fail('identity-changed');
  return description.type === 'offer' ? onOffer(state, description) : onAnswer(state, description);
};

const onDescription = (state: Running, description: Description): NegotiationStep => {
  if (state.phase === 'resting' || state.phase === 'offered') return judge(state, description);
  const earlyDescriptions = [...state.facts.earlyDescriptions, description].slice(-MAX_EARLY_DESCRIPTIONS);
  return step({ ...state, facts: { ...state.facts, earlyDescriptions } });
};

const onMade = (state: Running, sdp: string): NegotiationStep => {
  const text = withoutAddresses(sdp);
  switch (state.phase) {
    case 'making-offer': {
      const offer: Description = { type: 'offer', sdp: text, round: state.facts.round };
      const { facts, effects } = hold(state.facts, offer);
      return after(effects, drain({ phase: 'offered', settled: state.settled, offer, facts }));
    }
    case 'making-answer': {
      const { peerRound, round } = state.facts;
      const answer: Description = {
        type: 'answer',
        sdp: text,
        round: peerRound,
        ...(round === 0 ? {} : { over: round }),
      };
      const { facts, effects } = hold({ ...state.facts, answer }, answer);
      return after(effects, rest(true, facts));
    }
    case 'resting':
    case 'offered':
    case 'taking-offer':
    case 'taking-answer':
      return step(state);
    default:
      return assertNever(state);
  }
};

/** Offers of the other side up to this number are over. */
const forgetOffers = (facts: Facts, over = 0): Facts => {
  if (over <= facts.peerRound) return facts;
  const { answer: _old, ...known } = facts;
  return { ...known, peerRound: over };
};

const onTook = (state: Running): NegotiationStep => {
  switch (state.phase) {
    case 'taking-offer': {
      const { facts, effects } = learn(state.facts, state.taken);
      const restarted = ufragsOf(state.taken.sdp).join() !== state.facts.peerUfrags.join();
      const { answer: _old, ...known } = restarted ? forget(facts) : facts;
      return step(
        {
          phase: 'making-answer',
          settled: state.settled,
          facts: { ...known, peerRound: state.taken.round },
        },
        ...effects,
        { do: 'make-answer' },
      );
    }
    case 'taking-answer': {
      const { facts, effects } = learn(state.facts, state.taken);
      return after(effects, rest(true, forgetOffers(facts, state.taken.over)));
    }
    case 'resting':
    case 'making-offer':
    case 'offered':
    case 'making-answer':
      return step(state);
    default:
      return assertNever(state);
  }
};

/** Before the first exchange a refusal is the end; later the recovery tries again or gives up. */
const onRefused = (state: Running): NegotiationStep => {
  if (state.phase === 'resting' || state.phase === 'offered') return step(state);
  return state.settled ? rest(true, state.facts) : fail('connection-failed');
};

const onWanted = (state: Running, wanted: 'offer' | 'restart', urgent = false): NegotiationStep => {
  if (!state.settled) return step(state);
  if (state.phase === 'resting') return makeOffer(true, state.facts, wanted === 'restart', urgent);
  if (state.phase === 'offered')
    return wanted === 'restart' ? makeOffer(true, state.facts, true, urgent) : step(state);
  return step({
    ...state,
    facts: { ...state.facts, wanted: state.facts.wanted === 'restart' ? 'restart' : wanted },
  });
};

const onTimer = (state: Running, event: NegotiationEvent & { type: 'timer' }): NegotiationStep => {
  switch (event.name) {
    case 'gathering':
      return withFacts(state, release(state.facts, true));
    case 'flush':
      return withFacts(state, flush(state.facts));
    case 'relay':
      return state.facts.relayed ? step(state) : fail('no-relay');
    case 'answer':
      return state.phase === 'offered' && state.facts.held === undefined && state.facts.gate === 'open'
        ? step(state, repeat(state.facts, state.offer), {
            do: 'set-timer',
            name: 'answer',
            ms: MEDIA_TIMES.answer,
          })
        : step(state);
    default:
      return assertNever(event.name);
  }
};

/** Total: an event that a phase does not expect changes nothing. */
export const negotiate = (state: Negotiation, event: NegotiationEvent): NegotiationStep => {
  if (state.phase === 'ended') return step(state);
  switch (event.type) {
    case 'start':
      return state.phase === 'resting' && state.facts.role === 'callee' && state.facts.round === 0
        ? makeOffer(false, state.facts, false)
        : step(state);
    case 'accepted':
      return withFacts(state, openGate(state.facts, state.phase === 'offered'));
    case 'needed':
      return onWanted(state, 'offer');
    case 'restart':
      return onWanted(state, 'restart', event.urgent);
    case 'made':
      return onMade(state, event.sdp);
    case 'took':
      return onTook(state);
    case 'refused':
      return onRefused(state);
    case 'candidate':
      return withFacts(state, gather(state.facts, event.candidate));
    case 'gathered':
      return state.facts.held !== undefined && !state.facts.relayed
        ? fail('no-relay')
        : withFacts(state, release(state.facts, true));
    case 'signal': {
      const { facts, effects } = incomingCandidates(state.facts, event.signal.candidates);
      const known = { ...state, facts };
      return event.signal.type === 'description'
        ? after(effects, onDescription(known, event.signal.description))
        : step(known, ...effects);
    }
    case 'timer':
      return onTimer(state, event);
    case 'end':
      return step({ phase: 'ended' });
    default:
      return assertNever(event);
  }
};
