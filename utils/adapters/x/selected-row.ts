import { parseConversation } from '../../core/x/conversation.ts';
import type { Finder } from './find.ts';
import { SELECTED_ROW } from './selectors.ts';

/** The inbox row that is marked as open: a second witness of the partner, and in the drawer the only one with an id. */
export const readSelectedRow = (find: Finder, root: ParentNode | undefined) => {
  const element = find.one(SELECTED_ROW, root);
  if (!element) return undefined;
  const testId = element.getAttribute('data-testid') ?? '';
  const link = element.querySelector('a[href]')?.getAttribute('href') ?? '';
  const byTestId = /(\d+:\d+)$/.exec(testId)?.[1];
  const byLink = /\/i\/chat\/(\d+-\d+)$/.exec(link)?.[1];
  return {
    element,
    conversation: parseConversation(byTestId ?? byLink),
    /** It says so before the question whether to accept it is there. */
    isRequest: testId.includes('-request-') || link.includes('/requests/'),
    description: element.getAttribute('aria-description') ?? '',
  };
};
