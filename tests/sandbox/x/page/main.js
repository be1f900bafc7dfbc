import { mountChat } from './chat-embed.js';
import { createDrawer } from './drawer.js';
import { home } from './feed.js';
import { mountOverlays } from './overlays.js';
import { navigate, route, startRouter } from './router.js';
import { createShell } from './shell.js';
import { boot, onChange, state } from './state.js';
import { exposeForTests } from './testing.js';
import { passcode, people, plain, profile } from './views.js';

const VIEWS = { home, passcode, people, plain, profile };

let shell;
let chat;
let drawer;

/** Draws the whole page anew into `#react-root`; also after `<html>` was replaced. */
function mount() {
  chat?.destroy();
  drawer?.destroy();
  chat = undefined;
  drawer = undefined;
  shell = createShell();
  document.querySelector('#react-root').replaceChildren(shell.element);
  mountOverlays();
  show();
}

function show() {
  const where = route();
  const isChat = where.view === 'chat';
  shell.showChat(isChat);
  if (isChat) {
    drawer?.destroy();
    drawer?.element.remove();
    drawer = undefined;
    if (chat) return;
    shell.column.replaceChildren();
    chat = mountChat(shell.column, 'route', route, openConversation);
    return;
  }
  chat?.destroy();
  chat = undefined;
  if (!drawer && state.me !== null) {
    drawer = createDrawer();
    shell.element.append(drawer.element);
  }
  VIEWS[where.view](shell.column, where);
}

function openConversation(id, sub) {
  const inRequests = location.pathname.includes('/requests');
  if (id === null) navigate('/i/chat');
  else if (id === 'new') navigate('/i/chat/new');
  else if (inRequests && !state.conversations.get(id).accepted.includes(state.me))
    navigate(`/i/chat/requests/${id}`);
  else navigate(`/i/chat/${id}${sub ? `/${sub}` : ''}`);
}

await boot();
mount();
// After mounting, so that a chat that is leaving hears of a new route before it is taken away.
onChange((kind) => kind === 'route' && show());
startRouter();
exposeForTests({ mount, chat: () => chat ?? drawer?.chat() });
