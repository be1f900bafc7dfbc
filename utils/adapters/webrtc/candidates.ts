import type { Candidate } from '../../core/protocol/letter.ts';
import { candidateUfrag } from '../../core/media/candidate.ts';

/** Firefox keeps the ICE generation beside the line; it has to travel inside, or it is lost. */
export const fromBrowser = ({ candidate, sdpMid, usernameFragment }: RTCIceCandidate): Candidate => ({
  mid: sdpMid ?? '0',
  line:
    candidate !== '' && usernameFragment !== null && candidateUfrag(candidate) === undefined
      ? `${candidate} ufrag ${usernameFragment}`
      : candidate,
});

export const toBrowser = ({ mid, line }: Candidate): RTCIceCandidateInit => ({
  candidate: line,
  sdpMid: mid,
  usernameFragment: candidateUfrag(line) ?? null,
});
