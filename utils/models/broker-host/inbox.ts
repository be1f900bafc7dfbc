import { fullBucket, takeToken, type Bucket, type Rate } from '../../core/broker/token-bucket.ts';
import type { Address } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Acquaintances } from './acquaintances.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { openArrival } from './opening.ts';
import type { Routes } from './routes.ts';

/** Letters of one kind of sender: how many may come, and how many may wait to be opened. */
type Lane = { readonly rate: Rate; readonly room: number; bucket: Bucket; readonly waiting: Waiting[] };
type Waiting = { readonly src: Address; readonly text: string };

const KNOWN: { readonly rate: Rate; readonly room: number } = {
  rate: { burst: 60, perSecond: 20 },
  room: 64,
};
const OTHERS: { readonly rate: Rate; readonly room: number } = {
  rate: { burst: 10, perSecond: 1 },
  room: 8,
};

type Parts = {
  readonly acquaintances: Acquaintances;
  readonly routes: Routes;
  readonly drop: Drops;
};

/**
 * What arrives for one account. Before anything is opened a letter needs a token: strangers share a few, so that
 * they cannot starve people who are known. One letter at a time is opened, known ones first, each kind in the order
 * of its arrival.
 */
export const createInbox = (
  deps: BrokerHostDeps,
  account: UserId,
  { acquaintances, routes, drop }: Parts,
): ((src: Address, text: string) => void) => {
  const lane = ({ rate, room }: typeof KNOWN): Lane => ({
    rate,
    room,
    bucket: fullBucket(rate, deps.clock.now()),
    waiting: [],
  });
  const known = lane(KNOWN);
  const others = lane(OTHERS);
  let busy = false;

  const handOver = async ({ src, text }: Waiting): Promise<void> => {
    const arrival = await openArrival(deps, account, text);
    if (!arrival.ok) return drop(arrival.error);
    const { value } = arrival;
    routes.heard(src, value.opened);
    const { opened } = value;
    if (value.kind === 'hello') {
      // Waited for: a ring may follow at once, and opens only when its device is pinned.
      const { pskId, card } = value;
      await deps.events.hello({ account, pskId, card, opened }).catch(() => drop('not-taken'));
      return;
    }
    // Not waited for: the next letter is opened while the background acts on this one, in the same order.
    deps.events.letter({ account, opened }).catch(() => drop('not-taken'));
    if (value.accepted) acquaintances.inProgress(src);
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (;;) {
      const next = known.waiting.shift() ?? others.waiting.shift();
      if (!next) break;
      await handOver(next).catch(() => drop('storage'));
    }
    busy = false;
  };

  return (src, text) => {
    const isKnown = acquaintances.isKnown(src);
    if (!isKnown) void acquaintances.refresh();
    const { rate, room, waiting, bucket } = isKnown ? known : others;
    const take = takeToken(bucket, rate, deps.clock.now());
    (isKnown ? known : others).bucket = take.bucket;
    if (!take.taken) return drop(isKnown ? 'too-many-known' : 'too-many-others');
    if (waiting.length >= room) return drop('queue-full');
    waiting.push({ src, text });
    void work();
  };
};
