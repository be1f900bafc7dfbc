/**
 * Holds presence for every account of this browser and carries its letters, so that the background may sleep. Runs
 * where a DOM outlives it: in the offscreen document (Chrome) or in the background page (Firefox).
 */
import { err } from '../../core/lib/result.ts';
import type { UserId } from '../../core/people/ids.ts';
import {
  brokerOfCard,
  formatBrokerUrl,
  isSameBroker,
  parseBrokerUrl,
} from '../../core/protocol/broker-url.ts';
import type { HostConfig, ToHost } from '../ports/messages.ts';
import type { Presence } from '../../core/broker/link.ts';
import { createPatience } from '../patience.ts';
import { createQueue } from '../queue.ts';
import type { BrokerHostDeps } from './deps.ts';
import { createDrops } from './drops.ts';
import { createGuests } from './guests.ts';
import { openHome } from './home.ts';
import type { Mailbox } from './mailbox.ts';
import { createHostTimers } from './timers.ts';
import { createNonces } from './twin.ts';

/** What the background may ask of the host: one function for each message. */
export type BrokerHost = {
  readonly [K in keyof ToHost]: (data: ToHost[K]['in']) => Promise<ToHost[K]['out']>;
};

export const createBrokerHost = (deps: BrokerHostDeps): BrokerHost => {
  const mailboxes = new Map<UserId, Mailbox>();
  const drop = createDrops(deps.note);
  const guests = createGuests(deps, drop);
  const nonces = createNonces(deps.random);
  const timers = createHostTimers(
    deps.clock,
    deps.delays,
    (id) => void deps.events.timer({ id }).catch(() => {}),
  );
  const inTurn = createQueue(createPatience(deps.delays, deps.note));
  /** The background makes a host in order to send, and says only then what the host is for. */
  const configured = Promise.withResolvers<void>();

  const close = (account: UserId): void => {
    mailboxes.get(account)?.close();
    mailboxes.delete(account);
    guests.leave(account);
    deps.sealing.forget(account);
  };

  const open = async (account: UserId, brokerUrl: string): Promise<void> => {
    const at = parseBrokerUrl(brokerUrl);
    const own = (await deps.accounts.get(account))?.card.address;
    if (!at.ok || own === undefined) return close(account);
    const before = mailboxes.get(account);
    if (before && before.own === own && isSameBroker(before.at, at.value)) return before.report();
    guests.leave(account, at.value);
    deps.sealing.forget(account);
    if (before && before.own === own) guests.adopt(account, before);
    else before?.close();
    const tell = (presence: Presence): void =>
      void deps.events.presence({ account, presence }).catch(() => {});
    const mailbox = openHome(deps, account, { at: at.value, own }, nonces, drop, tell);
    mailboxes.set(account, mailbox);
    await mailbox.ready;
  };

  /**
   * Replies go where the letter came in; everything else to the broker of the card, if we are there. A ring has one more
   * way: a window that was loaded anew rings the device that it talked to, which may be a guest here.
   */
  const outletFor = ({ account, to, letter }: ToHost['send']['in']): Mailbox | undefined => {
    const home = mailboxes.get(account);
    if (home === undefined) return undefined;
    const open = [home, ...guests.of(account)];
    const wanted = brokerOfCard(to.broker, home.at);
    return (
      open.find((mailbox) => mailbox.hasHeard(to, letter)) ??
      open.find(({ at }) => formatBrokerUrl(at) === wanted) ??
      (letter.type === 'ring' ? open.find((mailbox) => mailbox.follow(to, letter)) : undefined)
    );
  };

  const configure = async ({ accounts, brokerUrl }: HostConfig): Promise<void> => {
    for (const account of mailboxes.keys()) if (!accounts.includes(account)) close(account);
    for (const account of accounts) await open(account, brokerUrl);
  };

  return {
    /** Keeps the sockets that are right already and says how they stand; one configuration after the other. */
    configure: (config) => inTurn(() => configure(config)).finally(configured.resolve),
    async send(letter) {
      await configured.promise;
      return outletFor(letter)?.send(letter) ?? err('not-connected');
    },
    async visit({ account, brokerUrl, trip, isErrand }) {
      const at = parseBrokerUrl(brokerUrl);
      return at.ok && mailboxes.has(account) && guests.visit(account, at.value, { trip, isErrand });
    },
    'set-timer': async ({ id, at }) => timers.set(id, at),
    'clear-timer': async ({ id }) => timers.clear(id),
    ring: async ({ sound }) => deps.sounds.ring(sound),
    async 'test-broker'({ url }) {
      const at = parseBrokerUrl(url);
      return at.ok ? deps.broker.test(at.value) : at;
    },
  };
};
