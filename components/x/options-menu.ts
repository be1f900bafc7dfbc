/** What can be decided about the person of a conversation, as a menu of our own in the browser's top layer. */
import type { PersonOption } from '../../utils/core/people/option.ts';
import type { Words } from './words.ts';

const OPTIONS = ['ring', 'ask', 'silent', 'decline', 'rules', 'block', 'screening'] as const;

/** Opened by `opener`. The browser closes it at Escape, at a press beside it, and when the page takes our element away. */
export const createOptionsMenu = (
  opener: HTMLButtonElement,
  words: Words,
  onOption: (option: PersonOption, event: MouseEvent) => void,
): HTMLElement => {
  const menu = document.createElement('div');
  menu.popover = 'auto';
  menu.role = opener.ariaHasPopup = 'menu';
  opener.popoverTargetElement = menu;
  const items = OPTIONS.map((option) => {
    const item = document.createElement('button');
    item.role = 'menuitem';
    item.textContent = words(`x.${option}`);
    item.tabIndex = -1;
    item.addEventListener('click', (event) => {
      menu.hidePopover();
      onOption(option, event);
    });
    return item;
  });

  menu.addEventListener('beforetoggle', ({ newState }) => {
    // Before it closes the focus is in it; the browser gives it back to no element inside a shadow root.
    if (menu.matches(':focus-within')) opener.focus();
    // Closed, it has nothing that anybody could find.
    menu.replaceChildren(...(newState === 'open' ? items : []));
    const { left, right, bottom } = opener.getBoundingClientRect();
    menu.style.cssText = `top:${bottom + 4}px;${
      menu.matches(':dir(rtl)') ? `left:${left}` : `right:${document.documentElement.clientWidth - right}`
    }px`;
  });
  menu.addEventListener('toggle', () => menu.matches(':popover-open') && items[0]?.focus());
  menu.addEventListener('keydown', (event) => {
    // X moves through its lists with these.
    event.stopPropagation();
    const { key } = event;
    if (key === 'Tab') menu.hidePopover();
    const at = items.indexOf(event.target as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  });
  return menu;
};
