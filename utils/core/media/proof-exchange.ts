/**
 * Commit and reveal of the two nonces of `protocol/sas.ts`, once for each connection.
 *
 *   offerer   idle ─opened (commit)─▶ committed ─nonce (reveal)─▶ agreed
 *   answerer  idle ─commit (nonce)─▶ answered ─reveal: as committed to─▶ agreed
 *                                              ╰──────── else ─────────▶ broken
 *
 * Whatever comes at another time, or a second time, changes nothing: a nonce that could be taken back would be none.
 */
import { assertNever } from '../lib/assert-never.ts';

/** base64url of 32 bytes. */
export type ProofMessage = {
  readonly type: 'proof';
  readonly step: 'commit' | 'nonce' | 'reveal';
  readonly value: string;
};

/** What this side brings: its nonce, and what it commits to it with. */
export type OwnNonce = { readonly nonce: string; readonly commit: string };

export type ProofExchange =
  | { readonly phase: 'idle' | 'committed' | 'broken' }
  | { readonly phase: 'answered'; readonly commit: string }
  | { readonly phase: 'agreed'; readonly offerer: string; readonly answerer: string };

export type ProofEvent =
  | { readonly type: 'opened' }
  /** `digest`: of what is revealed, as `commitInput` makes it. */
  | { readonly type: 'heard'; readonly message: ProofMessage; readonly digest: string };

type ProofStep = { readonly state: ProofExchange; readonly say?: ProofMessage };

const message = (step: ProofMessage['step'], value: string): ProofMessage => ({ type: 'proof', step, value });

const offer = (state: ProofExchange, event: ProofEvent, own: OwnNonce): ProofStep => {
  if (event.type === 'opened')
    return state.phase === 'idle'
      ? { state: { phase: 'committed' }, say: message('commit', own.commit) }
      : { state };
  if (state.phase !== 'committed' || event.message.step !== 'nonce') return { state };
  return {
    state: { phase: 'agreed', offerer: own.nonce, answerer: event.message.value },
    say: message('reveal', own.nonce),
  };
};

const answer = (state: ProofExchange, event: ProofEvent, own: OwnNonce): ProofStep => {
  if (event.type === 'opened') return { state };
  const { step, value } = event.message;
  switch (step) {
    case 'commit':
      return state.phase === 'idle'
        ? { state: { phase: 'answered', commit: value }, say: message('nonce', own.nonce) }
        : { state };
    case 'reveal':
      if (state.phase !== 'answered') return { state };
      return {
        state:
          event.digest === state.commit
            ? { phase: 'agreed', offerer: value, answerer: own.nonce }
            : { phase: 'broken' },
      };
    case 'nonce':
      return { state };
    default:
      return assertNever(step);
  }
};

/** The callee made the first offer of the call. */
export const exchangeProof = (
  role: 'caller' | 'callee',
  state: ProofExchange,
  event: ProofEvent,
  own: OwnNonce,
): ProofStep => (role === 'callee' ? offer : answer)(state, event, own);
