/** Who a message is from, by what the browser stamped on it: nothing that the sender wrote itself counts. */
export type Sender =
  | { readonly kind: 'background' }
  | { readonly kind: 'host' }
  | { readonly kind: 'page' }
  /** Our content script in the top frame of a tab of X. `url` is what the tab shows now. */
  | { readonly kind: 'x'; readonly tabId: number; readonly url: string };

/** What a browser stamps on a message, by whatever name its API is called. */
export type Stamp = {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
};

const X_ORIGINS = new Set(['https://x.com', 'https://chat.x.com']);

/** The service worker on Chrome, the generated background page on Firefox. */
const BACKGROUND_PATHS = new Set(['/background.js', '/_generated_background_page.html']);

const parseUrl = (text: string | undefined): URL | undefined => URL.parse(text ?? '') ?? undefined;

const isFromX = (url: string | undefined): url is string => X_ORIGINS.has(parseUrl(url)?.origin ?? '');

/**
 * `own`: the id of this extension and the root of its pages, as `runtime.id` and `runtime.getURL('')` give them.
 * Undefined for everybody who may say nothing: other extensions, frames inside X's pages, other sites.
 */
export const classifySender = (
  stamp: Stamp,
  own: { readonly id: string; readonly root: string },
): Sender | undefined => {
  if (stamp.id !== own.id) return undefined;
  // Origins of moz-extension: URLs are opaque to the URL parser, so the root is compared as text.
  if (stamp.url?.startsWith(own.root)) {
    const [path = ''] = stamp.url.slice(own.root.length - 1).split(/[?#]/u, 1);
    if (BACKGROUND_PATHS.has(path)) return { kind: 'background' };
    return { kind: path === '/offscreen.html' ? 'host' : 'page' };
  }
  const { tab } = stamp;
  if (tab?.id === undefined || stamp.frameId !== 0 || !isFromX(stamp.url)) return undefined;
  // The stamp carries the URL that the document was loaded with; X then moves on by the history API.
  const url = tab.url ?? stamp.url;
  return isFromX(url) ? { kind: 'x', tabId: tab.id, url } : undefined;
};
