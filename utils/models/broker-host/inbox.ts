import { fullBucket, takeToken, type Bucket, type Rate } from '../../core/broker/token-bucket.ts';
import { createBoundedMap } from '../../core/lib/bounded-map.ts';
import type { Address } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { OpenedLetter } from '../../core/protocol/letter.ts';
import { createPatience } from '../patience.ts';
import type { Acquaintances } from './acquaintances.ts';
import { createCallMemory } from './call-memory.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { openArrival } from './opening.ts';
import type { Routes } from './routes.ts';

/** Letters of one kind of sender: how many may come, and how many may wait to be opened. */
type Limits = { readonly rate: Rate; readonly room: number };
type Waiting = { readonly src: Address; readonly text: string };

/** The rate is that of each known address: whoever sits at the address of a friend who is away starves nobody else. */
const KNOWN: Limits = { rate: { burst: 40, perSecond: 20 }, room: 128 };
/** The rate is that of all others together: each may be a friend who calls from another server. */
const OTHERS: Limits = { rate: { burst: 20, perSecond: 10 }, room: 16 };
/** Of each of them: whoever has one address leaves room for those who come from others. */
const ONE_OTHER: Rate = { burst: 5, perSecond: 0.5 };

/** A disk that never answers must not keep all letters, ms. */
const LONGEST = 5_000;

/** Addresses whose tokens are counted; the one unheard of longest is forgotten, and full again. */
const MAX_BUCKETS = 500;

type Parts = {
  readonly acquaintances: Acquaintances;
  readonly routes: Routes;
  readonly drop: Drops;
  /** A letter of our own key. */
  readonly twin: (opened: OpenedLetter) => void;
};

/**
 * What arrives for one account. Before anything is opened a letter needs a token: strangers share a few, so that
 * they cannot starve people who are known. One letter at a time is opened, known ones first, each kind in the order
 * of its arrival.
 */
export const createInbox = (
  deps: BrokerHostDeps,
  account: UserId,
  { acquaintances, routes, drop, twin }: Parts,
): ((src: Address, text: string) => void) => {
  const known: Waiting[] = [];
  const others: Waiting[] = [];
  const friends = createBoundedMap<Address, Bucket>(MAX_BUCKETS);
  const strangers = createBoundedMap<Address, Bucket>(MAX_BUCKETS);
  let allStrangers: Bucket | undefined;
  // What failed is counted below.
  const patience = createPatience(deps.delays, () => {});
  const calls = createCallMemory(deps.clock);
  let busy = false;

  const take = (from: Bucket | undefined, rate: Rate, keep: (bucket: Bucket) => void): boolean => {
    const now = deps.clock.now();
    const { bucket, taken } = takeToken(from ?? fullBucket(rate, now), rate, now);
    keep(bucket);
    return taken;
  };
  const mayStrangersCome = (): boolean =>
    take(allStrangers, OTHERS.rate, (bucket) => {
      allStrangers = bucket;
    });
  const mayCome = (src: Address, isKnown: boolean): boolean => {
    const [buckets, rate] = isKnown ? [friends, KNOWN.rate] : [strangers, ONE_OTHER];
    const mayThisOne = take(buckets.get(src), rate, (bucket) => buckets.set(src, bucket));
    return mayThisOne && (isKnown || mayStrangersCome());
  };

  const handOver = async ({ src, text }: Waiting): Promise<void> => {
    const arrival = await openArrival({ ...deps, calls }, account, text);
    if (!arrival.ok) return drop(arrival.error);
    const { value } = arrival;
    routes.heard(src, value.opened);
    const { opened } = value;
    if (value.kind === 'twin') return twin(opened);
    if (value.kind === 'hello') {
      // Waited for: a ring may follow at once, and opens only when its device is pinned.
      const { pskId, card } = value;
      await deps.events.hello({ account, pskId, card, opened }).catch(() => drop('not-taken'));
      return;
    }
    // Not waited for: the next letter is opened while the background acts on this one, in the same order. A background
    // that died over it gets it once more.
    const tell = () => deps.events.letter({ account, opened });
    tell()
      .catch(tell)
      .catch(() => drop('not-taken'));
    if (value.accepted) acquaintances.heard(src, opened.device);
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (;;) {
      const next = known.shift() ?? others.shift();
      if (!next) break;
      if (!(await patience('letter', () => handOver(next), LONGEST))) drop('storage');
    }
    busy = false;
  };

  return (src, text) => {
    const isKnown = acquaintances.isKnown(src);
    if (!isKnown) void acquaintances.refresh();
    const [waiting, { room }] = isKnown ? [known, KNOWN] : [others, OTHERS];
    if (!mayCome(src, isKnown)) return drop(isKnown ? 'too-many-known' : 'too-many-others');
    if (waiting.length >= room) return drop('queue-full');
    waiting.push({ src, text });
    void work();
  };
};
