import type { Candidate } from '../protocol/letter.ts';
import { candidateUfrag, mayTry } from './candidate.ts';
import { parseFingerprints } from '../protocol/sdp.ts';
import { ufragsOf, type Description } from './description.ts';
import { MAX_EARLY_CANDIDATES } from './limits.ts';
import type { Facts, FactsStep } from './negotiation-state.ts';

const sort = (facts: Facts, candidates: readonly Candidate[]): FactsStep => {
  const fits = ({ line }: Candidate): boolean => {
    const ufrag = candidateUfrag(line);
    return ufrag === undefined ? facts.peerUfrags.length > 0 : facts.peerUfrags.includes(ufrag);
  };
  const now = candidates.filter(fits);
  const later = candidates.filter((candidate) => !fits(candidate));
  return {
    facts: { ...facts, earlyCandidates: later.slice(-MAX_EARLY_CANDIDATES) },
    effects: now.length > 0 ? [{ do: 'add-candidates', candidates: now }] : [],
  };
};

/** Candidates that are ahead of their description wait: a browser refuses what it cannot place. */
export const incomingCandidates = (facts: Facts, candidates: readonly Candidate[]): FactsStep =>
  sort(facts, [...facts.earlyCandidates, ...candidates.filter((one) => mayTry(one, facts))]);

/** A description of theirs was taken: who they are, which candidates fit now. */
export const learn = (facts: Facts, { sdp }: Description): FactsStep =>
  sort(
    { ...facts, identity: facts.identity ?? parseFingerprints(sdp), peerUfrags: ufragsOf(sdp) },
    facts.earlyCandidates,
  );
