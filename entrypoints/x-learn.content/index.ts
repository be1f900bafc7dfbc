import { i18n } from '#i18n';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createLearnPill } from '../../components/x/learn-pill.ts';
import { watchLearning } from '../../utils/adapters/x/learn.ts';

/** Apart from the script that is in every tab of X: it is of use in one that a person opened to learn whom they follow. */
export default defineContentScript({
  matches: ['https://x.com/*/following'],
  noScriptStartedPostMessage: true,
  main: (ctx) => watchLearning(createLearnPill, i18n.t('x.group'), () => ctx.abort('orphaned'), ctx.signal),
});
