import { isConversationUrl, mayShow } from '../../core/people/conversation-url.ts';
import type { BrowserTabs } from '../ports/browser.ts';
import type { ToX } from '../ports/messages.ts';
import type { SwitchboardDeps } from '../switchboard/deps.ts';
import type { TabBoard } from './tab-board.ts';

type Order = ToX['write-invite'];

export type PlaceInviteDeps = {
  readonly board: Pick<TabBoard, 'showing'>;
  readonly tabs: Pick<BrowserTabs, 'urlOf'>;
  /** Rejects where no page of X listens. */
  readonly write: (tab: number, order: Order['in']) => Promise<Order['out']>;
};

/**
 * Writes into X's composer. A new text goes into one: that of the tab in which a button was pressed, else of one that
 * shows the conversation. In the place of an earlier text it goes wherever that stands.
 */
export const createPlaceInvite =
  ({ board, tabs, write }: PlaceInviteDeps): SwitchboardDeps['placeInvite'] =>
  async ({ person: { userId, handle }, account }, text, { tab: pressed, replaces }) => {
    const shown = await board.showing(account, userId);
    const known = [...new Set(pressed === undefined ? shown : [pressed, ...shown])];
    const seen = await Promise.all(known.map(async (tab) => ({ tab, url: (await tabs.urlOf(tab)) ?? '' })));
    // A page may have left the conversation and not said so yet.
    const there = seen.filter(({ url }) => mayShow(url, account, userId));
    const into = ({ tab }: { readonly tab: number }): Promise<Order['out']> =>
      write(tab, {
        partner: userId,
        ...(handle === undefined ? {} : { handle }),
        text,
        ...(replaces === undefined ? {} : { replaces }),
      }).catch(() => 'failed' as const);
    if (replaces !== undefined) {
      const attempts = there.map(async (one) => {
        const outcome = await into(one);
        if (outcome !== 'written') throw new Error(outcome);
        return outcome;
      });
      return Promise.any(attempts).catch(() => 'failed');
    }
    const best =
      there.find(({ tab }) => tab === pressed) ??
      there.find(({ url }) => isConversationUrl(url, account, userId)) ??
      there[0];
    return best === undefined ? 'failed' : into(best);
  };
