import { openSite, type SiteBrowser } from '../site-browser.ts';

export type Bench = SiteBrowser;

/** The page with nothing but the call window's model, and a browser for as many windows as a test wants. */
export const startBench = (): Promise<Bench> =>
  openSite(import.meta.dirname, {
    args: [
      // The second of Chromium's fake cameras sends no colours, so there are three.
      '--use-fake-device-for-media-stream=fps=15,device-count=3',
      '--auto-accept-this-tab-capture',
      '--auto-select-tab-capture-source-by-title=Media bench',
    ],
  });
