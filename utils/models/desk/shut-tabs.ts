import type { BrowserTabs } from '../ports/browser.ts';
import type { TabBoard } from './tab-board.ts';

/**
 * A person may keep us away from X while its tabs are open: what runs there already would go on. Of a tab in which we
 * may not be, the browser tells no URL; such tabs are told to stop.
 */
export const createShutTabs =
  (tabs: Pick<TabBoard, 'all'>, { urlOf }: Pick<BrowserTabs, 'urlOf'>, stop: (tab: number) => void) =>
  async (): Promise<void> => {
    for (const [tab] of await tabs.all()) if ((await urlOf(tab)) === undefined) stop(tab);
  };
