import { isLately } from '../../core/lib/is-lately.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Clock } from '../ports/system.ts';

const HOUR = 3_600_000;

export type TakenAddressDeps = {
  readonly session: SessionStore;
  readonly clock: Clock;
  readonly changeAddress: (account: UserId) => Promise<void>;
};

/** Somebody else holds this address: takes a new one, at most one an hour. */
export const createLeaveAddress =
  ({ session, clock, changeAddress }: TakenAddressDeps) =>
  async (account: UserId): Promise<void> => {
    const key = `leftAddress.${account}`;
    const last = await session.read(key);
    if (typeof last === 'number' && isLately(last, clock.now(), HOUR)) return;
    await session.write(key, clock.now());
    await changeAddress(account);
  };
