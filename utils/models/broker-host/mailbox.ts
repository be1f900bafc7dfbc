import { err } from '../../core/lib/result.ts';
import type { Address, Card } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { BrokerAddress } from '../../core/protocol/broker-url.ts';
import type { Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import type { LinkPresence } from '../../core/broker/link.ts';
import type { ToHost } from '../ports/messages.ts';
import { createPatience } from '../patience.ts';
import { createQueue } from '../queue.ts';
import { createAcquaintances } from './acquaintances.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { createInbox } from './inbox.ts';
import { createRoutes } from './routes.ts';

type Sending = ToHost['send'];

export type Place = { readonly at: BrokerAddress; readonly own: Address };

/** The address of one account at one broker, with what comes in and goes out there. */
export type Mailbox = {
  readonly at: BrokerAddress;
  readonly own: Address;
  /** When the accepted devices are known. */
  readonly ready: Promise<void>;
  /** Whether this device was heard here in the call of this letter. */
  hasHeard(to: Card, letter: Letter): boolean;
  /** Sends what belongs to the call of this letter to where the device was heard last; false: not here. */
  follow(to: Card, letter: Letter): boolean;
  /** In the order of the calls. */
  send(letter: Sending['in']): Promise<Sending['out']>;
  /** Tells again how it stands. */
  report(): void;
  /** Tells nothing any more. */
  retire(): void;
  close(): void;
};

/** Whoever calls with a host that was made just now has not lost the server: a letter waits that long for the first try, ms. */
const FIRST_TRY = 4_000;

export const openMailbox = (
  deps: BrokerHostDeps,
  account: UserId,
  { at, own }: Place,
  drop: Drops,
  tell: (presence: LinkPresence) => void,
  /** A letter of our own key came here. */
  twin: (opened: OpenedLetter) => void = () => drop('own-key'),
): Mailbox => {
  const closed = new AbortController();
  const acquaintances = createAcquaintances(deps, account);
  const routes = createRoutes();
  const inTurn = createQueue(createPatience(deps.delays, deps.note));
  const inbox = createInbox(deps, account, { acquaintances, routes, drop, twin });
  let presence: LinkPresence | undefined;
  let isRetired = false;
  const tried = Promise.withResolvers<void>();
  deps.delays.after(FIRST_TRY, tried.resolve, closed.signal);
  closed.signal.addEventListener('abort', () => tried.resolve());

  const report = (): void => {
    if (presence && !isRetired) tell(presence);
  };
  const link = deps.broker.connect(
    at,
    own,
    {
      letter: inbox,
      dropped: () => drop('no-letter'),
      presence: (now) => {
        presence = now;
        if (now.state === 'open' || now.why !== 'starting') tried.resolve();
        report();
      },
    },
    closed.signal,
  );

  const sealAndSend = async ({ to, letter, psk }: Sending['in']): Promise<Sending['out']> => {
    await tried.promise;
    if (presence?.state !== 'open') return err('not-connected');
    const sealed = await deps.sealing.seal(account, to, letter, psk);
    if (!sealed.ok) return sealed;
    const address = routes.replyTo(to, letter) ?? to.address;
    acquaintances.wroteTo(address);
    return link.send(address, sealed.value) ? { ok: true, value: undefined } : err('not-connected');
  };

  return {
    at,
    own,
    ready: acquaintances.refresh(),
    hasHeard: (to, letter) => routes.replyTo(to, letter) !== undefined,
    follow: (to, letter) => routes.follow(to, letter),
    report,
    retire() {
      isRetired = true;
    },
    send: (letter) => inTurn(() => sealAndSend(letter)),
    close: () => closed.abort(),
  };
};
