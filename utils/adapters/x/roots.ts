import { browser } from 'wxt/browser';
import type { Finder } from './find.ts';
import { PAGE_COLUMN, type Hook } from './selectors.ts';

/** The shadow root of an element, open or closed. Attaching one fires no mutation. */
export const rootOf = (host: Element): ShadowRoot | undefined => {
  if (host.shadowRoot) return host.shadowRoot;
  // Chrome gives isolated scripts a function, Firefox a property.
  if ('openOrClosedShadowRoot' in host)
    return (host.openOrClosedShadowRoot as ShadowRoot | null) ?? undefined;
  if (!(host instanceof HTMLElement)) return undefined;
  return browser.dom?.openOrClosedShadowRoot(host) ?? undefined;
};

/**
 * Where a chat's content is: in a shadow root, or in the light DOM below its host. X may leave an old host behind
 * for a while: the last one that has content counts. `isAwaited`: the host is there, its content is not.
 */
export const findRoot = (
  find: Finder,
  hook: Hook,
): { root: Element | ShadowRoot | undefined; isAwaited: boolean } => {
  const named = find.all(hook, document);
  const hosts = named.length > 0 ? named : hostsByContent(hook);
  const root = hosts
    .map((host) => rootOf(host) ?? host)
    .findLast((candidate) => candidate.childElementCount > 0);
  return { root, isAwaited: !root && hosts.length > 0 };
};

/** Third way, for a host that was renamed: the page's column has few elements when the chat is a shadow root in it. */
const hostsByContent = (hook: Hook): readonly Element[] => {
  const marker = hook.first.includes('Drawer') ? '[data-xchat-root="drawer"]' : '[data-xchat-root="route"]';
  const column = document.querySelector(PAGE_COLUMN);
  const near = column ? [...column.querySelectorAll('div')].slice(0, 60) : [];
  return near.filter((element) => rootOf(element)?.querySelector(marker));
};
