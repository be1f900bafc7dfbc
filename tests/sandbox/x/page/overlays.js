import { h } from './dom.js';

let root;

/** Menus and dialogs of chat live in a shadow root of their own at the end of the body. */
function overlayRoot() {
  if (root?.host.isConnected) return root;
  const host = h('div', { testid: 'xchatEmbedOverlays' });
  document.body.append(host);
  root = host.attachShadow({ mode: 'open' });
  return root;
}

export const mountOverlays = () => void overlayRoot();

export function openMenu(anchor, items) {
  const { bottom, right } = anchor.getBoundingClientRect();
  const menu = h(
    'div',
    {
      role: 'menu',
      style: `position: fixed; top: ${bottom + 4}px; left: ${Math.max(8, right - 220)}px; width: 220px; z-index: 100; background: Canvas; color: CanvasText; border-radius: 12px; box-shadow: 0 0 15px rgba(101,119,134,.4); overflow: hidden; font: 15px/20px sans-serif`,
    },
    ...items.map((item) =>
      h('div', { role: 'menuitem', tabindex: '0', style: 'padding: 12px 16px; cursor: pointer' }, item),
    ),
  );
  overlayRoot().replaceChildren(menu);
  addEventListener('click', () => menu.remove(), { once: true, capture: true });
}
