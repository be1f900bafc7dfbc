import { OWN_VERDICTS } from '../screening/verdict.ts';

/** What can be decided about one person. `rules`: no verdict of their own any more. */
export const PERSON_WISHES = [...OWN_VERDICTS, 'rules', 'block'] as const;
export type PersonWish = (typeof PERSON_WISHES)[number];

/** What the menu in X's page offers: about the person, and the way to all the rules. */
export type PersonOption = PersonWish | 'screening';

/**
 * Whether a wish may be carried out on the word of X's page. Its scripts cannot press our menu, but they can rename its
 * items and lay it under a press that was meant for something else. So only what lets nobody ring counts at once; all
 * else, an *Ask* after a *Silent* too, is asked again in a window of our own. The worst that a page can do is to keep
 * somebody quiet, which Recent then explains, and X could do that anyway by hiding the conversation.
 */
export const isQuietWish = (wish: PersonWish): wish is 'silent' | 'decline' =>
  wish === 'silent' || wish === 'decline';
