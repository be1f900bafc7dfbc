import type { Presence } from '../../core/broker/link.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { openMailbox, type Mailbox, type Place } from './mailbox.ts';
import { watchTwin, type Nonces } from './twin.ts';

/** The address on the card of an account: the one mailbox whose presence counts, and that a twin may hold. */
export const openHome = (
  deps: BrokerHostDeps,
  account: UserId,
  place: Place,
  nonces: Nonces,
  drop: Drops,
  tell: (presence: Presence) => void,
): Mailbox => {
  const over = new AbortController();
  const watch = watchTwin(deps, { account, at: place.at }, nonces, drop, tell, over.signal);
  const mailbox = openMailbox(
    deps,
    account,
    place,
    drop,
    (presence) => watch.link(presence),
    (opened) => watch.heard(opened, mailbox),
  );
  return {
    ...mailbox,
    retire() {
      over.abort();
      mailbox.retire();
    },
    close() {
      over.abort();
      mailbox.close();
    },
  };
};
