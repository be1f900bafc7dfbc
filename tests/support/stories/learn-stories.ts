import type { LearnFollowingProps } from '../../../components/popup/LearnFollowing.tsx';

const AT = Date.UTC(2026, 10, 12, 12);
const story = (change: Partial<LearnFollowingProps>): Omit<LearnFollowingProps, 'onStart'> => ({
  known: { known: 312, total: 480, at: AT },
  problem: undefined,
  now: AT,
  ...change,
});

export const LEARN_STORIES: Readonly<Record<string, Omit<LearnFollowingProps, 'onStart'>>> = {
  'learn-some': story({}),
  'learn-nobody': story({ known: { known: 0 } }),
  'learn-uncounted': story({ known: { known: 1312, at: AT } }),
  'learn-all': story({ known: { known: 481, total: 480, at: AT } }),
  'learn-no-handle': story({ known: { known: 0 }, problem: 'no-handle' }),
  'learn-unread': story({ known: undefined, problem: 'no-answer' }),
};
