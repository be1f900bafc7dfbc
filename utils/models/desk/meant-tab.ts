import { isXUrl } from '../../core/people/conversation-url.ts';
import type { BrowserTabs, FrontTab } from '../ports/browser.ts';
import type { TabBoard } from './tab-board.ts';

/** The tab of X of which a person speaks: the one in front, or which reported last. Undefined: what it was, it is on X no more. */
export const createMeantTab = (board: Pick<TabBoard, 'all'>, tabs: Pick<BrowserTabs, 'urlOf'>) => {
  const reported = async (): Promise<readonly number[]> =>
    (await board.all())
      .filter(([, { at }]) => at !== undefined)
      .toSorted(([, one], [, other]) => (other.at ?? 0) - (one.at ?? 0))
      .map(([tab]) => tab);

  return async ({ id, own }: FrontTab): Promise<number | undefined> => {
    for (const tab of own ? await reported() : [id])
      if (tab !== undefined && isXUrl((await tabs.urlOf(tab)) ?? '')) return tab;
    return undefined;
  };
};
