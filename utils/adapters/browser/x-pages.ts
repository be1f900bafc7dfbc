import { browser } from 'wxt/browser';

/** In every tab of X, by the manifest. */
export const X_SCRIPT = 'content-scripts/x.js';

/** Which pages are X's, as patterns. */
export const xPages = (): string[] =>
  browser.runtime.getManifest().content_scripts?.find(({ js }) => js?.includes(X_SCRIPT))?.matches ?? [];
