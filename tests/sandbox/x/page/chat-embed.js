import { conversationPanel } from './chat-conversation.js';
import { inboxPanel } from './chat-inbox.js';
import { after, h } from './dom.js';
import { onChange, state } from './state.js';

let sheet;
/** The chat's stylesheet, shared by every root: page CSS does not reach into a shadow root. */
async function chatSheet() {
  const load = async (file) => (await fetch(`/assets/${file}`)).text();
  sheet ??= Promise.all(['chat.css', 'chat-messages.css'].map(load)).then((texts) =>
    new CSSStyleSheet().replace(texts.join('\n')),
  );
  return sheet;
}

/**
 * Puts the chat into `parent`. The host comes first, then its shadow root, then the root's content, as on X.
 * `place` tells what to show: `{pane, conversation}`; `open(id)` is called when a person opens a conversation.
 */
export function mountChat(parent, kind, place, open) {
  const life = new AbortController();
  const { signal } = life;
  const name = kind === 'route' ? 'xchatEmbedRoute' : 'xchatEmbedDrawer';
  let host;
  let root;
  let shown;

  function placeHost() {
    shown?.destroy();
    shown = undefined;
    root = undefined;
    const next = h('div', { testid: name, class: 'chat-host' });
    if (host?.isConnected) host.replaceWith(next);
    else parent.append(next);
    host = next;
    after(state.settings.attachMs, attach);
  }

  async function attach() {
    const mine = host;
    const styles = await chatSheet();
    if (signal.aborted || mine !== host || root) return;
    root = isLight() ? host : host.attachShadow({ mode: state.settings.closedRoot ? 'closed' : 'open' });
    const owner = isLight() ? document : root;
    if (!owner.adoptedStyleSheets.includes(styles))
      owner.adoptedStyleSheets = [...owner.adoptedStyleSheets, styles];
    after(state.settings.emptyRootMs, draw);
  }

  function draw() {
    if (signal.aborted || !root) return;
    shown?.destroy();
    shown = createApp(kind, place(), open);
    root.replaceChildren(shown.element);
  }

  onChange((kindOfChange) => {
    if (!root || !shown) return;
    const next = place();
    // The page is leaving the chat: its next view takes the embed away.
    if (next.pane === undefined) return;
    if (kindOfChange === 'route' || kindOfChange === 'conversation') shown.go(next);
    else if (kindOfChange !== 'settings') shown.update();
  }, signal);
  addEventListener('resize', () => shown?.go(place()), { signal });
  const { wipeRootEveryMs } = state.settings;
  const wiping = wipeRootEveryMs > 0 ? setInterval(() => wipe(), wipeRootEveryMs) : 0;
  signal.addEventListener('abort', () => clearInterval(wiping));

  function wipe(backAfterMs = 50) {
    root?.replaceChildren();
    after(backAfterMs, draw);
  }

  placeHost();
  return {
    wipe,
    replaceHost: placeHost,
    root: () => root,
    refresh: () => shown?.go(place()),
    rerenderHeader: () => shown?.rerenderHeader(),
    scroller: () => root?.querySelector('.message-scroller'),
    destroy() {
      life.abort();
      shown?.destroy();
      host.remove();
    },
  };
}

const isLight = () => state.settings.lightDom || location.hostname.startsWith('chat.');

/** What is inside the root: the inbox and a conversation beside it, or one of the two when there is no room. */
function createApp(kind, first, open) {
  const container = h('div', { testid: 'dm-container', class: 'container' });
  const dir = document.documentElement.dir || 'ltr';
  const element = h(
    'div',
    { 'data-xchat-root': kind, class: `xchat theme-${state.settings.theme} ${kind}`, dir },
    container,
  );
  let place;
  let inbox;
  let panel;

  function go(next) {
    const single = kind === 'drawer' || innerWidth <= 918;
    const hasPane = next.pane !== 'inbox' && next.pane !== 'requests';
    const wantsInbox = !single || !hasPane || (kind === 'drawer' && state.settings.drawerKeepsInbox);
    const inboxKey = next.pane === 'requests' || next.pane === 'request' ? 'requests' : 'inbox';
    if (!wantsInbox || inbox?.key !== inboxKey) {
      inbox?.destroy();
      inbox?.element.remove();
      inbox = wantsInbox ? inboxPanel(inboxKey, open) : undefined;
      if (inbox) container.prepend(inbox.element);
    }
    inbox?.select(next.conversation);
    inbox?.element.classList.toggle('hidden', single && hasPane);

    const same =
      place &&
      place.pane === next.pane &&
      place.conversation === next.conversation &&
      place.name === next.name &&
      place.single === single;
    place = { ...next, single, previous: same ? place.previous : place?.conversation };
    if (same && panel) return panel.update();
    panel?.destroy();
    panel?.element.remove();
    panel = single && !hasPane ? undefined : conversationPanel(place, open);
    if (panel) container.append(panel.element);
  }

  go(first);
  return {
    element,
    go,
    update() {
      inbox?.update();
      panel?.update();
    },
    rerenderHeader: () => panel?.rerenderHeader?.(),
    destroy() {
      inbox?.destroy();
      panel?.destroy();
    },
  };
}
