import { rm } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { conversationId } from '../sandbox/x/cast.ts';
import { DEFAULT_SETTINGS } from '../sandbox/x/settings.ts';
import { type Person, launchPerson } from './person.ts';
import { answerWith, forget, makeRecordingExtension } from './recording-extension.ts';

export const HOST = 'ahoy-call';
export const WIDE = { width: 1400, height: 900 };
export const chatWith = (handle: string): string => `/i/chat/${conversationId('alice', handle)}`;

/** Alice on X, with the content script and a background that only records. */
export type XPage = {
  readonly sandbox: Sandbox;
  readonly alice: Person;
  readonly audio: (handle: string) => Locator;
  /** Waits for the buttons of somebody. */
  readonly appears: (handle: string) => Promise<void>;
  /** X as it is by default, nothing heard yet, an open page without buttons. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startXPage(): Promise<XPage> {
  const sandbox = await startSandbox();
  const extensionDir = await makeRecordingExtension();
  const alice = await launchPerson({ handle: 'alice', sandbox, extensionDir, bus: null });
  const audio = (handle: string): Locator => alice.callButton('Audio', handle);
  return {
    sandbox,
    alice,
    audio,
    appears: (handle) => audio(handle).waitFor({ timeout: 20_000 }),
    async reset() {
      sandbox.x.configure('alice', DEFAULT_SETTINGS);
      const page = await alice.openX('/settings');
      await page.setViewportSize(WIDE);
      await answerWith(alice, { state: 'ready' });
      await forget(alice);
    },
    async close() {
      await sandbox.close();
      await rm(extensionDir, { recursive: true, force: true });
    },
  };
}

/** No button now, and none within the time in which one would have come. */
export async function staysEmpty(page: Page): Promise<void> {
  await page.waitForTimeout(1200);
  expect(await page.locator(HOST).count()).toBe(0);
}

/** Counts DOM queries of the content script in its own world; every look at the page makes some. */
export async function countQueries(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  await expect.poll(() => worlds.length).toBeGreaterThan(0);
  const [contextId] = worlds.slice(-1);
  if (contextId === undefined) throw new Error('the content script has no world');
  const evaluate = async (expression: string): Promise<unknown> =>
    (await session.send('Runtime.evaluate', { expression, contextId, returnByValue: true })).result.value;
  await evaluate(`
    globalThis.queries = 0;
    for (const { prototype } of [Document, DocumentFragment, Element]) {
      for (const name of ['querySelector', 'querySelectorAll']) {
        const real = prototype[name];
        prototype[name] = function (selector) { queries += 1; return real.call(this, selector); };
      }
    }`);
  return async () => Number(await evaluate('queries'));
}

declare global {
  interface Window {
    __sandbox: {
      seen: { shortcuts: string[] };
      root(): ShadowRoot | undefined;
      navigate(path: string): void;
      churnRows(count: number): Promise<number>;
      growConversation(count: number): void;
      scrollThrough(): Promise<void>;
      runFeed(count: number): Promise<void>;
      wipeRoot(): void;
      replaceHost(): void;
      replaceHtml(): void;
      rerenderHeader(): void;
    };
  }
}
