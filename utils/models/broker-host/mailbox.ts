import { err, type Result } from '../../core/lib/result.ts';
import type { Address } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import { formatBrokerUrl, type BrokerAddress } from '../../core/protocol/broker-url.ts';
import type { Presence } from '../../core/broker/link.ts';
import type { ToHost } from '../../adapters/messaging/messages.ts';
import { createAcquaintances } from './acquaintances.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { createInbox } from './inbox.ts';
import { createRoutes } from './routes.ts';

type Sending = ToHost['send'];

/** The address of one account at one broker, with what comes in and goes out there. */
export type Mailbox = {
  readonly at: BrokerAddress;
  readonly own: Address;
  /** In the order of the calls. */
  send(letter: Sending['in']): Promise<Sending['out']>;
  /** Tells the background how it stands. */
  report(): void;
  close(): void;
};

export const openMailbox = async (
  deps: BrokerHostDeps,
  account: UserId,
  { at, own }: { readonly at: BrokerAddress; readonly own: Address },
  drop: Drops,
): Promise<Mailbox> => {
  const closed = new AbortController();
  const acquaintances = createAcquaintances(deps, account);
  await acquaintances.refresh();
  const routes = createRoutes();
  const inbox = createInbox(deps, account, { acquaintances, routes, drop });
  let presence: Presence | undefined;
  let lastSent: Promise<unknown> = Promise.resolve();

  const report = (): void => {
    if (presence) deps.events.presence({ account, presence }).catch(() => {});
  };
  const link = deps.broker.connect(
    at,
    own,
    {
      letter: inbox,
      dropped: () => drop('no-letter'),
      presence: (now) => {
        presence = now;
        report();
      },
    },
    closed.signal,
  );

  const sealAndSend = async ({ to, letter, psk }: Sending['in']): Promise<Sending['out']> => {
    // Another broker would have to be visited under an address of its own, which this version does not do.
    if (to.broker !== undefined && to.broker !== formatBrokerUrl(at)) return err('not-connected');
    if (presence?.state !== 'open') return err('not-connected');
    const sealed = await deps.sealing.seal(account, to, letter, psk);
    if (!sealed.ok) return sealed;
    const address = routes.addressFor(to, letter);
    acquaintances.inProgress(address);
    return link.send(address, sealed.value) ? { ok: true, value: undefined } : err('not-connected');
  };

  return {
    at,
    own,
    report,
    send(letter) {
      const sent: Promise<Result<void, 'not-connected' | 'too-large'>> = lastSent.then(() =>
        sealAndSend(letter),
      );
      lastSent = sent.catch(() => {});
      return sent;
    },
    close: () => closed.abort(),
  };
};
