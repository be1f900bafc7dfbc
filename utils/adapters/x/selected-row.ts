import { parseConversation } from '../../core/x/conversation.ts';
import type { Finder } from './find.ts';
import { SELECTED_ROW } from './selectors.ts';

/** The inbox row that is marked as open: a second witness of the partner, and in the drawer the only one with an id. */
export const readSelectedRow = (find: Finder, root: ParentNode | undefined) => {
  const element = find.one(SELECTED_ROW, root);
  if (!element) return undefined;
  const byTestId = /(\d+:\d+)$/.exec(element.getAttribute('data-testid') ?? '')?.[1];
  const byLink = /\/i\/chat\/(\d+-\d+)$/.exec(
    element.querySelector('a[href]')?.getAttribute('href') ?? '',
  )?.[1];
  return {
    element,
    conversation: parseConversation(byTestId ?? byLink),
    description: element.getAttribute('aria-description') ?? '',
  };
};
