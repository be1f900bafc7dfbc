import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { replay, type Replay } from '../../core/screening/replay.ts';
import type { Rule } from '../../core/screening/rule.ts';
import type { Background } from '../background.ts';
import type { CurrentAccount } from '../current-account.ts';
import { createKept } from '../kept.ts';
import type { LogStore } from '../ports/calls.ts';
import type { Clock } from '../ports/system.ts';

const DAY = 86_400_000;

/** So far back attempts are decided again. */
export const REPLAY_DAYS = 90;

export type ReplayModel = {
  /** What these rules would have changed, newest first. Undefined until calls are read and rules are given. */
  readonly result: ReadonlySignal<Replay | undefined>;
  /**
   * Tries these rules out; undefined: none any more. Nothing is saved. `current`: shows what changes from those rules on,
   * instead of from what was decided then.
   */
  readonly consider: (rules: readonly Rule[] | undefined, current?: readonly Rule[]) => void;
};

/** The attempts of the last 90 days, decided again by rules that need not be saved. */
export const createReplay = (
  deps: {
    readonly log: Pick<LogStore, 'since'>;
    readonly clock: Clock;
    readonly background: Pick<Background, 'on'>;
  },
  account: CurrentAccount,
  until: AbortSignal,
): ReplayModel => {
  const candidate = signal<{
    readonly rules: readonly Rule[];
    readonly current: readonly Rule[] | undefined;
  }>();
  const entries = createKept(
    account,
    async (of) =>
      of === null
        ? []
        : (await deps.log.since(of, deps.clock.now() - REPLAY_DAYS * DAY)).toSorted((a, b) => b.at - a.at),
    until,
  );
  deps.background.on(
    {
      'data-changed': ({ what }) => {
        if (what === 'log') void entries.reload();
      },
    },
    until,
  );
  return {
    result: computed(
      () =>
        entries.value.value &&
        candidate.value &&
        replay(entries.value.value, candidate.value.rules, candidate.value.current),
    ),
    consider: (rules, current) => {
      candidate.value = rules && { rules, current };
    },
  };
};
