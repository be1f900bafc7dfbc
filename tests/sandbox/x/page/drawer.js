import { mountChat } from './chat-embed.js';
import { h, icon } from './dom.js';
import { label } from './labels.js';

/** The small chat at the bottom of every page but the chat's own. The URL says nothing about what it shows. */
export function createDrawer() {
  let place = { pane: 'inbox' };
  let chat;
  const body = h('div', { class: 'drawer-body' });
  const panel = h(
    'div',
    { testid: 'chat-drawer-root', class: 'drawer', hidden: true },
    body,
    h(
      'button',
      { class: 'drawer-close', 'aria-label': label('close'), onclick: () => toggle(false) },
      icon('close'),
    ),
  );
  const button = h(
    'button',
    {
      testid: 'chat-drawer-main',
      class: 'drawer-button',
      'aria-label': label('chat'),
      onclick: () => toggle(panel.hidden),
    },
    icon('mail'),
    h('span', {}, label('chat')),
  );

  function open(id, sub) {
    if (id === null) place = { pane: 'inbox' };
    else if (id === 'new') place = { pane: 'sub', name: 'new' };
    else place = { pane: sub ?? 'conversation', conversation: id };
    chat.refresh();
  }

  function toggle(shows) {
    panel.hidden = !shows;
    button.hidden = shows;
    chat?.destroy();
    chat = shows ? mountChat(body, 'drawer', () => place, open) : undefined;
  }

  return {
    element: h('div', { class: 'drawer-layer' }, panel, button),
    chat: () => chat,
    destroy: () => chat?.destroy(),
  };
}
