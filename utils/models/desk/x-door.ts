import { isConversationUrl } from '../../core/people/conversation-url.ts';
import { conversationOf, type Handle, type UserId } from '../../core/people/ids.ts';
import type { BrowserTabs } from '../ports/browser.ts';
import type { TabBoard } from './tab-board.ts';

/** Opens pages of X as one account. */
export interface XDoor {
  /** The DM of these two: a tab that shows it already, or a new one. */
  conversation(me: UserId, partner: UserId): Promise<void>;
  /** X's list of the people whom this handle follows; gives the tab. */
  following(me: UserId, handle: Handle): Promise<number | undefined>;
}

/**
 * In Firefox's containers several accounts are logged in at once, and a new tab has the login of the one beside which it
 * opens. Where no tab of the account is open, it opens as any tab does.
 */
export const createXDoor = (board: Pick<TabBoard, 'all' | 'showing'>, tabs: BrowserTabs): XDoor => {
  const open = async (me: UserId, path: string): Promise<number | undefined> => {
    const own = (await board.all()).findLast(([, sight]) => sight.me === me);
    return tabs.open(`https://x.com/${path}`, own?.[0]);
  };
  return {
    async conversation(me, partner) {
      for (const tab of await board.showing(me, partner)) {
        const url = await tabs.urlOf(tab);
        if (url !== undefined && isConversationUrl(url, me, partner)) return tabs.show(tab);
      }
      await open(me, `i/chat/${conversationOf(me, partner)}`);
    },
    following: (me, handle) => open(me, `${handle}/following`),
  };
};
