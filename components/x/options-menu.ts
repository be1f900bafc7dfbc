/** What can be decided about the person of a conversation, as a menu of our own in the browser's top layer. */
import type { PersonOption } from '../../utils/core/people/option.ts';
import type { Words } from './words.ts';

const OPTIONS = ['ring', 'ask', 'silent', 'decline', 'rules', 'block', 'screening'] as const;

/** px. A little more than the menu is wide, and high. */
const WIDTH = 220;
const HEIGHT = 280;
/** px. How high one choice is, and where half of one begins below the menu's upper edge. */
const CHOICE = 38;
const HALF_CHOICE = 25;

/** Below the button, or above where there is more room; never beyond the edges. */
const placeOf = ({ left, right, top, bottom }: DOMRect, isRtl: boolean): string => {
  const { clientWidth, clientHeight } = document.documentElement;
  const isAbove = clientHeight - bottom < HEIGHT && top > clientHeight - bottom;
  const block = isAbove ? `bottom:${clientHeight - top + 4}` : `top:${bottom + 4}`;
  const inset = Math.max(0, Math.min(isRtl ? left : clientWidth - right, clientWidth - WIDTH));
  const room = (isAbove ? top : clientHeight - bottom) - 12;
  // Where not all are seen half a choice tells that there are more.
  const height = room < HEIGHT ? room - ((room - HALF_CHOICE) % CHOICE) : room;
  return `${block}px;${isRtl ? 'left' : 'right'}:${inset}px;max-height:${height}px`;
};

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

  const isOpen = (): boolean => menu.matches(':popover-open');
  const place = (): void => {
    menu.style.cssText = placeOf(opener.getBoundingClientRect(), menu.matches(':dir(rtl)'));
  };
  /** Goes with its button. Of a menu that leaves with the page's element nothing tells but this. */
  const follow = (): void => (isOpen() ? place() : removeEventListener('scroll', follow, true));

  menu.addEventListener('beforetoggle', ({ newState }) => {
    // Before it closes the focus is in it; the browser gives it back to no element inside a shadow root.
    if (menu.matches(':focus-within')) opener.focus();
    // Closed, it has nothing that anybody could find.
    menu.replaceChildren(...(newState === 'open' ? items : []));
    place();
  });
  menu.addEventListener('toggle', () => {
    if (!isOpen()) return;
    items[0]?.focus();
    addEventListener('scroll', follow, true);
  });
  menu.addEventListener('keydown', (event) => {
    // X moves through its lists with these.
    event.stopPropagation();
    const { key } = event;
    if (key === 'Tab') menu.hidePopover();
    const at = items.indexOf(event.target as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
    if (next === undefined) {
      items
        .concat(items)
        .find(({ textContent }, place) => place > at && textContent[0] === key.toUpperCase())
        ?.focus();
    } else {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    }
  });
  return menu;
};
