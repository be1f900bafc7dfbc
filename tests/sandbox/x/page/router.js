import { changed, state } from './state.js';

/** What a URL shows. Chat paths: see `chatRoute`; everything that is one word is a profile. */
export function route() {
  const parts = location.pathname.split('/').filter(Boolean);
  const [first, second] = parts;
  if (location.hostname.startsWith('chat.') && parts.length === 0) return { view: 'chat', pane: 'inbox' };
  if (first === 'i' && second === 'chat')
    return state.settings.passcode && !isUnlocked() ? { view: 'passcode' } : chatRoute(parts.slice(2));
  if (first === 'pin') return { view: 'passcode' };
  if (first === undefined || first === 'home') return { view: 'home' };
  if (['settings', 'explore', 'notifications', 'compose'].includes(first))
    return { view: 'plain', name: first };
  if (second === 'following' || second === 'followers')
    return { view: 'people', handle: first, list: second };
  return { view: 'profile', handle: first };
}

/** Once per tab, as the passcode is. */
const isUnlocked = () => sessionStorage.getItem('unlocked') !== null;
export const unlock = () => sessionStorage.setItem('unlocked', 'yes');

function chatRoute([first, ...rest]) {
  if (first === undefined) return { view: 'chat', pane: 'inbox' };
  if (first === 'requests') {
    const id = rest.find((part) => state.conversations.has(part));
    return id === undefined
      ? { view: 'chat', pane: 'requests' }
      : { view: 'chat', pane: 'request', conversation: id };
  }
  if (['new', 'settings', 'pin', 'group_join'].includes(first))
    return { view: 'chat', pane: 'sub', name: first };
  if (!state.conversations.has(first)) return { view: 'chat', pane: 'inbox' };
  return {
    view: 'chat',
    pane: rest.length > 0 ? 'info' : 'conversation',
    conversation: first,
    name: rest[0],
  };
}

export function navigate(path) {
  if (path === location.pathname + location.search) return;
  history.pushState({ key: Math.random().toString(36).slice(2) }, '', path);
  changed('route');
}

/** X answers `popstate` with its backward animation; a test can see that somebody sent a false one. */
export const seen = { popstates: 0, shortcuts: [] };

export function startRouter() {
  addEventListener('popstate', () => {
    seen.popstates += 1;
    changed('route');
  });
  addEventListener('click', (event) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname.startsWith('/login-as')) return;
    event.preventDefault();
    navigate(url.pathname + url.search);
  });
  // X's one-letter shortcuts act when no field has the focus.
  addEventListener('keydown', (event) => {
    const [target] = event.composedPath();
    if (
      target instanceof HTMLElement &&
      (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
    )
      return;
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) seen.shortcuts.push(event.key);
  });
}
