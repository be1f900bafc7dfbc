import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { KnownFollowing } from '../core/people/known-following.ts';
import type { Background } from './background.ts';
import type { CurrentAccount } from './current-account.ts';
import { createKept } from './kept.ts';

export type LearnFollowingModel = {
  /** Undefined until read, and without an account. */
  readonly known: ReadonlySignal<KnownFollowing | undefined>;
  /** Opens X's list in a tab. Undefined without an account. */
  readonly start: ReadonlySignal<(() => void) | undefined>;
  /** Why nothing was opened. */
  readonly problem: ReadonlySignal<'no-handle' | 'no-answer' | undefined>;
};

/** How much is known of whom the account follows, and a way to learn more. */
export const createLearnFollowing = (
  background: Background,
  account: CurrentAccount,
  until: AbortSignal,
): LearnFollowingModel => {
  const problem = signal<'no-handle' | 'no-answer'>();
  const known = createKept(
    account,
    // Without the background nothing is said to be known: what else is wrong then the popup says already.
    (of) =>
      of === null
        ? Promise.resolve(undefined)
        : background.ask('known-following', { account: of }).catch(() => undefined),
    until,
  );
  background.on(
    {
      'data-changed': ({ what }) => {
        if (what === 'people') void known.reload();
      },
    },
    until,
  );

  return {
    known: known.value,
    problem,
    start: computed(() => {
      const of = account.value;
      if (!of) return undefined;
      return () => {
        problem.value = undefined;
        background.ask('learn-following', { account: of }).then(
          (opened) => {
            if (opened === 'no-handle') problem.value = 'no-handle';
          },
          () => {
            problem.value = 'no-answer';
          },
        );
      };
    }),
  };
};
