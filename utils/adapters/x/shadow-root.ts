import { browser } from 'wxt/browser';

/** The shadow root of an element, open or closed. Attaching one fires no mutation. */
export const rootOf = (host: Element): ShadowRoot | undefined => {
  if (host.shadowRoot) return host.shadowRoot;
  // Chrome gives isolated scripts a function, Firefox a property.
  if ('openOrClosedShadowRoot' in host)
    return (host.openOrClosedShadowRoot as ShadowRoot | null) ?? undefined;
  if (!(host instanceof HTMLElement)) return undefined;
  return browser.dom?.openOrClosedShadowRoot(host) ?? undefined;
};
