import type { UserId } from '../../core/people/ids.ts';
import { countLimited } from '../../core/screening/limits.ts';
import type { Notifier } from '../ports/browser.ts';
import type { LogStore } from '../ports/calls.ts';
import type { Clock } from '../ports/system.ts';

const HOUR = 3_600_000;

export type SilencedDeps = {
  readonly clock: Clock;
  readonly log: Pick<LogStore, 'since'>;
  readonly notifier: Pick<Notifier, 'digest'>;
};

/** One notification for all that stayed silent in the last hour because there were too many. */
export const createSilencedDigest =
  ({ clock, log, notifier }: SilencedDeps) =>
  async (account: UserId): Promise<void> =>
    notifier.digest(account, countLimited(await log.since(account, clock.now() - HOUR)));
