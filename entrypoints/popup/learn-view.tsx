import type { VNode } from 'preact';
import { LearnFollowing } from '../../components/popup/LearnFollowing.tsx';
import type { Background } from '../../utils/models/background.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import { createLearnFollowing } from '../../utils/models/learn-following.ts';

/** *Learn who I follow*. A chunk of its own: counting takes a moment, so it begins when somebody looks. */
export const createLearnView = (
  background: Background,
  account: CurrentAccount,
  until: AbortSignal,
): (() => VNode) => {
  const model = createLearnFollowing(background, account, until);
  return () => (
    <LearnFollowing
      known={model.known.value}
      problem={model.problem.value}
      onStart={model.start.value}
      now={Date.now()}
    />
  );
};
