import { createBoundedMap } from '../../core/lib/bounded-map.ts';
import type { Address, PublicKey } from '../../core/people/card.ts';
import { isLately } from '../../core/lib/is-lately.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { BrokerHostDeps } from './deps.ts';

/** An address counts as one of a call in progress for this long after the last letter, in ms. */
const IN_PROGRESS = 300_000;
const MAX_IN_PROGRESS = 200;
/** Of one device. A person who opens hundreds has the tokens of no more than these. */
const ADDRESSES_OF_ONE = 2;
/** The list of accepted devices is read again at most this often, in ms: a flood must not become a flood of reads. */
const READ_EVERY = 5000;

/** Which addresses have the large bucket: a claim of the broker that saves work, and proves nothing. */
export type Acquaintances = {
  isKnown(address: Address): boolean;
  /** A letter went there. */
  wroteTo(address: Address): void;
  /** A proved letter of this device came from there. */
  heard(address: Address, device: PublicKey): void;
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
  const ofDevice = createBoundedMap<PublicKey, readonly Address[]>(MAX_IN_PROGRESS);

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

  const wroteTo = (address: Address): void => until.set(address, clock.now() + IN_PROGRESS);

  return {
    isKnown: (address) => accepted.has(address) || (until.get(address) ?? 0) > clock.now(),

    wroteTo,

    heard(address, device) {
      const others = (ofDevice.get(device) ?? []).filter((one) => one !== address);
      ofDevice.set(device, [address, ...others].slice(0, ADDRESSES_OF_ONE));
      for (const left of others.slice(ADDRESSES_OF_ONE - 1)) until.set(left, 0);
      wroteTo(address);
    },

    async refresh() {
      if (isLately(readAt, clock.now(), READ_EVERY)) return;
      readAt = clock.now();
      await read().catch(() => {});
    },
  };
};
