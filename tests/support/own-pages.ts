/** The extension alone in a browser, without X and without a network, for tests of its own pages. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { BUILT_EXTENSION, extensionIdOf, reachBackground } from './extension.ts';

export type OwnPages = {
  readonly worker: Worker;
  stopWorker(): Promise<void>;
  /** A page of the extension, in a tab of its own; `before` runs in it ahead of its own scripts. */
  open(path: string, before?: () => void): Promise<Page>;
  close(): Promise<void>;
};

export const launchOwnPages = async (): Promise<OwnPages> => {
  const profileDir = await mkdtemp(join(tmpdir(), 'ahoy-pages-'));
  const context = await launchChromium({
    profileDir,
    extensionDir: BUILT_EXTENSION,
    hostRules: 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    media: 'fake',
    headless: true,
    lang: 'en-US',
    busAddress: undefined,
    timeZone: undefined,
    args: [],
  });
  const id = extensionIdOf(BUILT_EXTENSION);
  const background = reachBackground(context, id);
  return {
    worker: await background.worker(),
    stopWorker: () => background.stopWorker(),
    async open(path, before) {
      const page = await context.newPage();
      if (before) await page.addInitScript(before);
      await page.goto(`chrome-extension://${id}/${path}`);
      await page.locator('#root > *').first().waitFor();
      return page;
    },
    async close() {
      await context.close();
      await rm(profileDir, { recursive: true, force: true });
    },
  };
};

/** Everything in these stores of the database, as JSON has it; or empties them. */
export const inStores = async (
  page: Page,
  names: readonly string[],
  act: 'getAll' | 'clear',
): Promise<readonly (readonly object[])[]> => {
  const found = await page.evaluate(
    async ({ names, act }) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('ahoy');
        request.addEventListener('success', () => resolve(request.result));
      });
      const tx = db.transaction(names, act === 'clear' ? 'readwrite' : 'readonly');
      const results = await Promise.all(
        names.map(
          (name) =>
            new Promise((resolve) => {
              const request = tx.objectStore(name)[act]();
              request.addEventListener('success', () => resolve(request.result));
            }),
        ),
      );
      db.close();
      // As one text: thousands of objects cross to the test faster so.
      return JSON.stringify(results);
    },
    { names, act },
  );
  return JSON.parse(found) as readonly (readonly object[])[];
};
