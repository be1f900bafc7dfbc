/**
 * The link of one address to the broker: when to connect, when to wait, what to say about it.
 *
 *   ──start──► connecting ──proved──► open
 *                ▲     │               │
 *                │   closed          closed
 *        delay-over    ▼               │
 *          nudge ◄── waiting ◄─────────┘
 *
 * connecting: a socket is being opened; the adapter ends a try that takes too long
 * waiting:    the last try failed or the link was lost; the next try comes after a delay
 * open:       the broker delivered something to this socket (a probe of ours, or a letter before it), so letters arrive
 *
 * A nudge (the network is back or another one, the machine woke up) connects at once; an open link is probed
 * instead, since its socket may be dead without anybody having noticed.
 */

/** Why a socket ended. taken: somebody, perhaps our own dead socket, holds the address. */
export type CloseReason = 'offline' | 'unreachable' | 'refused' | 'taken';

/** address-held: taken for so short a time that it may be our own dead socket. */
export type LinkTrouble =
  | 'starting'
  | 'offline'
  | 'broker-unreachable'
  | 'broker-refused'
  | 'address-held'
  | 'address-taken';

/** What is true about the presence of one address at the broker. `since` in ms. */
export type LinkPresence =
  | { readonly state: 'open'; readonly since: number }
  | { readonly state: 'connecting'; readonly since: number; readonly why: LinkTrouble };

/**
 * The same of an account. same-keys: a browser with a copy of our keys holds the address. `twinAt`: when one last wanted
 * it, ms.
 */
export type Presence =
  | { readonly state: 'open'; readonly since: number; readonly twinAt?: number }
  | {
      readonly state: 'connecting';
      readonly since: number;
      readonly why: LinkTrouble | 'same-keys';
    };

type Outage = {
  /** When the link was last open, or when it was first wanted, ms. */
  readonly since: number;
  readonly why: LinkTrouble;
  /** Failed tries since the outage began or the last nudge. */
  readonly tries: number;
  readonly triesSince: number;
  /** When the broker began to answer nothing but ID-TAKEN, ms. */
  readonly takenSince?: number;
};

export type LinkState =
  | ({ readonly phase: 'connecting' } & Outage)
  | ({ readonly phase: 'waiting' } & Outage)
  | { readonly phase: 'open'; readonly since: number };

export type LinkEvent =
  | { readonly type: 'proved'; readonly at: number }
  /** `random`: 0 ≤ x < 1, for the jitter. */
  | { readonly type: 'closed'; readonly why: CloseReason; readonly at: number; readonly random: number }
  | { readonly type: 'delay-over' }
  | { readonly type: 'nudge'; readonly at: number };

/** connect replaces a try that is under way. wait: `delay-over` is due after `ms`, unless something else comes first. */
export type LinkEffect =
  | { readonly type: 'connect' }
  | { readonly type: 'probe' }
  | { readonly type: 'wait'; readonly ms: number };

export type LinkStep = { readonly state: LinkState; readonly effects: readonly LinkEffect[] };

const FIRST_DELAYS = [1000, 2000, 4000] as const;
const EAGER_FOR = 600_000;
const SLOW_DELAY = 60_000;
/** A dead socket of our own holds the address for up to 90 s; after this it is somebody else. */
const TAKEN_LIMIT = 120_000;

const delayOf = (tries: number, failingFor: number, random: number): number =>
  FIRST_DELAYS[tries] ?? (failingFor < EAGER_FOR ? 5000 + random * 3000 : SLOW_DELAY);

const troubleOf = (why: CloseReason, takenFor: number): LinkTrouble => {
  switch (why) {
    case 'offline':
      return 'offline';
    case 'unreachable':
      return 'broker-unreachable';
    case 'refused':
      return 'broker-refused';
    case 'taken':
      return takenFor > TAKEN_LIMIT ? 'address-taken' : 'address-held';
  }
};

export const startLink = (at: number): LinkStep => ({
  state: { phase: 'connecting', since: at, why: 'starting', tries: 0, triesSince: at },
  effects: [{ type: 'connect' }],
});

const fail = (state: LinkState, { why, at, random }: LinkEvent & { type: 'closed' }): LinkStep => {
  const earlier = state.phase === 'open' ? { since: at, tries: 0, triesSince: at } : state;
  const { since, tries, triesSince, takenSince = at }: Omit<Outage, 'why'> = earlier;
  return {
    state: {
      phase: 'waiting',
      since,
      why: troubleOf(why, at - takenSince),
      tries: tries + 1,
      triesSince,
      ...(why === 'taken' && { takenSince }),
    },
    effects: [{ type: 'wait', ms: delayOf(tries, at - triesSince, random) }],
  };
};

/** A close while waiting and a delay that ends in another phase come from a try that was replaced: ignored. */
export const transition = (state: LinkState, event: LinkEvent): LinkStep => {
  const same: LinkStep = { state, effects: [] };
  switch (event.type) {
    case 'proved':
      return state.phase === 'connecting' ? { state: { phase: 'open', since: event.at }, effects: [] } : same;
    case 'closed':
      return state.phase === 'waiting' ? same : fail(state, event);
    case 'delay-over':
      return state.phase === 'waiting'
        ? { state: { ...state, phase: 'connecting' }, effects: [{ type: 'connect' }] }
        : same;
    case 'nudge':
      return state.phase === 'open'
        ? { state, effects: [{ type: 'probe' }] }
        : {
            state: { ...state, phase: 'connecting', tries: 0, triesSince: event.at },
            effects: [{ type: 'connect' }],
          };
  }
};

export const presenceOf = (state: LinkState): LinkPresence =>
  state.phase === 'open'
    ? { state: 'open', since: state.since }
    : { state: 'connecting', since: state.since, why: state.why };
