import { i18n } from '#i18n';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createLearnPill } from '../../components/x/learn-pill.ts';
import { watchLearning } from '../../utils/adapters/x/learn.ts';
import { watchPeopleList } from '../../utils/adapters/x/people-list.ts';

/** Apart from the script that is in every tab of X: it is of use in one that was opened with a list of people. */
export default defineContentScript({
  matches: [
    'https://x.com/*/following',
    'https://x.com/*/followers',
    'https://x.com/*/verified_followers',
    'https://x.com/*/followers_you_follow',
  ],
  noScriptStartedPostMessage: true,
  main: (ctx) => {
    const orphaned = (): void => ctx.abort('orphaned');
    watchLearning(createLearnPill, i18n.t('x.group'), orphaned, ctx.signal);
    watchPeopleList(orphaned, ctx.signal);
  },
});
