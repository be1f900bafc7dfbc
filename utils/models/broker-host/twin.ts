/**
 * Another browser with our very keys: the profile was copied, or restored on two machines. The broker lets only one of
 * them have the address, and to the other a dead socket of its own looks the same. So whoever finds the address taken
 * asks there, under an address of this question alone:
 *
 *   asker ──twin?(a)──▶ own address        nobody but a twin can open it
 *   asker ◀──twin(a, b)── holder           the asker knows: `a` is younger than this life of its host
 *   asker ──twin(b)──▶ holder              the holder knows as well
 *
 * A nonce counts once, and only in the life that made it: whatever a broker brings again or sends back proves nothing.
 */
import type { LinkPresence, Presence } from '../../core/broker/link.ts';
import { createBoundedMap } from '../../core/lib/bounded-map.ts';
import type { UserId } from '../../core/people/ids.ts';
import { encodeAddress } from '../../core/protocol/address.ts';
import { callIdOf } from '../../core/protocol/call-id.ts';
import type { BrokerAddress } from '../../core/protocol/broker-url.ts';
import type { CallId, Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';

/** While the address is taken, ms. */
const ASK_EVERY = 30_000;
/** An answer is a round trip to a browser that is there, ms. */
const ANSWER_DEADLINE = 10_000;
/** A twin that is gone leaves a dead socket, which the broker keeps for 90 s; then it is somebody else, ms. */
const PROOF_HOLDS = 240_000;
const MAX_NONCES = 64;

/** The nonces that this life of the host made, of all its mailboxes. */
export type Nonces = { make(): CallId; isOurs(nonce: string): boolean; take(nonce: string): boolean };

export const createNonces = (random: BrokerHostDeps['random']): Nonces => {
  const made = createBoundedMap<string, { open: boolean }>(MAX_NONCES);
  return {
    make() {
      const nonce = callIdOf(random.bytes(16));
      made.set(nonce, { open: true });
      return nonce;
    },
    isOurs: (nonce) => made.has(nonce),
    take(nonce) {
      const one = made.get(nonce);
      if (one?.open !== true) return false;
      one.open = false;
      return true;
    },
  };
};

type Home = { readonly account: UserId; readonly at: BrokerAddress };

export type TwinWatch = {
  /** How the link of the account's address stands now. */
  link(presence: LinkPresence): void;
  /** A letter of our own key came to the mailbox that this answers through. */
  heard(opened: OpenedLetter, through: Pick<Mailbox, 'send'>): void;
};

/** `tell` hears how the account stands, twins considered. */
export const watchTwin = (
  deps: BrokerHostDeps,
  { account, at }: Home,
  nonces: Nonces,
  drop: Drops,
  tell: (presence: Presence) => void,
  until: AbortSignal,
): TwinWatch => {
  let stands: LinkPresence | undefined;
  let provedAt: number | undefined;
  /** Set while the address is taken. */
  let asking: AbortController | undefined;

  const withTwin = (link: LinkPresence): Presence => {
    if (provedAt === undefined) return link;
    if (link.state === 'open') return { ...link, twinAt: provedAt };
    const isRecent = deps.clock.now() - provedAt < PROOF_HOLDS;
    return asking !== undefined && isRecent ? { ...link, why: 'same-keys' } : link;
  };
  const report = (): void => {
    if (stands !== undefined) tell(withTwin(stands));
  };

  const say = async (through: Pick<Mailbox, 'send'>, letter: Letter): Promise<void> => {
    const own = await deps.accounts.get(account);
    if (own !== undefined) await through.send({ account, to: own.card, letter });
  };
  const letterOf = (
    call: CallId,
    body: Pick<Letter & { type: 'twin' | 'twin?' }, 'type' | 'payload'>,
  ): Letter =>
    // Type and payload are a pair already, which the compiler does not see through the spread.
    ({ ...body, call, sequence: 1, time: deps.clock.now() }) as Letter;

  const heard: TwinWatch['heard'] = ({ letter }, through) => {
    if (letter.type !== 'twin?' && letter.type !== 'twin') return;
    const { nonce } = letter.payload;
    if (nonce !== undefined && nonces.isOurs(nonce)) return drop('own-echo');
    if (letter.type === 'twin?') {
      const back = {
        type: 'twin',
        payload: { answers: letter.payload.nonce, nonce: nonces.make() },
      } as const;
      return void say(through, letterOf(letter.call, back)).catch(() => drop('storage'));
    }
    if (!nonces.take(letter.payload.answers)) return drop('unasked');
    provedAt = deps.clock.now();
    report();
    if (nonce === undefined) return;
    const known = { type: 'twin', payload: { answers: nonce } } as const;
    void say(through, letterOf(letter.call, known)).catch(() => drop('storage'));
  };

  const ask = (over: AbortSignal): void => {
    if (over.aborted) return;
    const closed = new AbortController();
    const own = encodeAddress(deps.random.bytes(16));
    const question = { type: 'twin?', payload: { nonce: nonces.make() } } as const;
    let isAsked = false;
    const guest = openMailbox(
      deps,
      account,
      { at, own },
      drop,
      ({ state }) => {
        if (state !== 'open' || isAsked) return;
        isAsked = true;
        void say(guest, letterOf(callIdOf(deps.random.bytes(16)), question)).catch(() => drop('storage'));
      },
      (opened) => heard(opened, guest),
    );
    closed.signal.addEventListener('abort', () => guest.close());
    over.addEventListener('abort', () => closed.abort(), { signal: closed.signal });
    deps.delays.after(ANSWER_DEADLINE, () => closed.abort(), closed.signal);
    deps.delays.after(
      ASK_EVERY,
      () => {
        // A proof that is too old by now counts no longer.
        report();
        ask(over);
      },
      over,
    );
  };

  return {
    link(presence) {
      stands = presence;
      const isTaken =
        presence.state === 'connecting' &&
        (presence.why === 'address-held' || presence.why === 'address-taken');
      if (isTaken && asking === undefined) {
        asking = new AbortController();
        ask(AbortSignal.any([asking.signal, until]));
      } else if (!isTaken) {
        asking?.abort();
        asking = undefined;
      }
      report();
    },
    heard,
  };
};
