import { createBoundedMap } from '../../core/lib/bounded-map.ts';
import type { Address } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { BrokerHostDeps } from './deps.ts';

/** An address counts as one of a call in progress for this long after the last letter, in ms. */
const IN_PROGRESS = 300_000;
const MAX_IN_PROGRESS = 200;
/** The list of accepted devices is read again at most this often, in ms: a flood must not become a flood of reads. */
const READ_EVERY = 5000;

/** Which addresses have the large bucket: a claim of the broker that saves work, and proves nothing. */
export type Acquaintances = {
  isKnown(address: Address): boolean;
  /** A letter went there or a proved one came from there. */
  inProgress(address: Address): void;
  /** Reads the accepted devices, unless that was done just now. Broken storage leaves everybody unknown. */
  refresh(): Promise<void>;
};

export const createAcquaintances = (
  { clock, people, pins }: Pick<BrokerHostDeps, 'clock' | 'people' | 'pins'>,
  account: UserId,
): Acquaintances => {
  let accepted: ReadonlySet<Address> = new Set();
  let readAt = -Infinity;
  const until = createBoundedMap<Address, number>(MAX_IN_PROGRESS);

  const read = async (): Promise<void> => {
    const devices = await pins.list(account);
    // Whoever has a device, not everybody who is known: those are two hundred thousand at most.
    const owners = await Promise.all(
      [...new Set(devices.map(({ userId }) => userId))].map((userId) => people.get(account, userId)),
    );
    const trusted = new Set(
      owners.flatMap((person) => (person?.accepted && !person.blocked ? [person.userId] : [])),
    );
    accepted = new Set(devices.filter(({ userId }) => trusted.has(userId)).map(({ card }) => card.address));
  };

  return {
    isKnown: (address) => accepted.has(address) || (until.get(address) ?? 0) > clock.now(),

    inProgress(address) {
      until.set(address, clock.now() + IN_PROGRESS);
    },

    async refresh() {
      if (clock.now() - readAt < READ_EVERY) return;
      readAt = clock.now();
      await read().catch(() => {});
    },
  };
};
