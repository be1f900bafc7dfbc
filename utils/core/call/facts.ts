import type { UserId } from '../people/ids.ts';
import type { CallId, MediaKind } from '../protocol/letter.ts';

/** What never changes about a call, beside its state. */
export type CallFacts = {
  readonly id: CallId;
  readonly account: UserId;
  readonly userId: UserId;
  readonly role: 'caller' | 'callee';
  readonly kind: MediaKind;
  readonly startedAt: number;
  readonly relayOnly: boolean;
  /** It goes on from a call that was live since then (ms), after one of the windows was loaded anew. */
  readonly since?: number;
};

/** What the transition may look at besides the state. */
export type CallContext = Pick<CallFacts, 'kind' | 'role' | 'since'> & {
  /** Caller: what it is about, once typed. Travels with every ring. */
  readonly reason?: string;
};
