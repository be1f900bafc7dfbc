import type { Page } from 'playwright-core';
import { launchPerson, type Person } from '../../support/person.ts';
import { launchAlice } from '../alone.ts';
import type { Limit, Measured, Measurement } from '../bench.ts';
import { chatWith } from '../../support/x-page.ts';
import { injectedInto, recordOurs, scriptTimeOf, type Ours } from '../ours.ts';

const ROUNDS = 15;
const ROWS = 3000;
const POSTS = 300;
const REST_MS = 8000;
/** After this long nothing that a page's coming or a new message has set off is still under way, ms. */
const SETTLED_MS = 6500;

const settle = (page: Page): Promise<void> => page.waitForTimeout(1500);

const load = async (person: Person, path: string): Promise<Page> => {
  const page = await person.openX(path);
  await page.bringToFront();
  await settle(page);
  return page;
};

/** Opens a conversation as a click on its row does, and waits for what follows. */
const openConversation = async ({ callButton }: Person, page: Page, handle: string): Promise<number> => {
  const start = performance.now();
  await page.evaluate((path) => window.__sandbox.navigate(path), chatWith(handle));
  await callButton('Audio', handle).waitFor();
  const took = performance.now() - start;
  await settle(page);
  return took;
};

/** Ahoy's cost in X's page, beside the same page in a browser without it. */
export const page: Measurement = {
  name: 'page',
  async measure({ sandbox }) {
    const alice = await launchAlice(sandbox);
    const plain = await launchPerson({ handle: 'alice', sandbox, bus: null, extensionDir: null });
    const seen = new Map<string, number[]>();
    const note = (what: string, value: number): void =>
      void seen.set(what, [...(seen.get(what) ?? []), value]);
    const noteOurs = (what: string, ours: Ours): void => {
      note(what, ours.ms);
      note(`${what}: callbacks`, ours.callbacks);
    };

    const plainTab = await load(plain, '/home');
    const tab = await load(alice, '/home');
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [person, where, what] of [
        [plain, plainTab, '/home without Ahoy: all scripts'],
        [alice, tab, '/home with Ahoy: all scripts'],
      ] as const)
        note(what, await scriptTimeOf(where, () => load(person, '/home')));
      noteOurs('/home', await recordOurs(tab, () => load(alice, '/home')));
      note('put into /home, kB', await injectedInto(tab));

      let took = 0;
      const opening = async (handle: string): Promise<void> => {
        took = await openConversation(alice, tab, handle);
      };
      noteOurs('the first conversation', await recordOurs(tab, () => opening('bob')));
      note('the first conversation: until its buttons stand', took);
      note('put into a page with a conversation, kB', await injectedInto(tab));
      noteOurs('another conversation', await recordOurs(tab, () => opening('carol')));
      note('another conversation: until its buttons stand', took);
    }

    await load(alice, chatWith('bob'));
    await tab.evaluate((rows) => window.__sandbox.growConversation(rows), ROWS);
    for (let round = 0; round < 3; round += 1) {
      await tab.waitForTimeout(SETTLED_MS);
      noteOurs(`${REST_MS / 1000} s of rest`, await recordOurs(tab, () => tab.waitForTimeout(REST_MS)));
      noteOurs(
        `${ROWS} rows scrolled by`,
        await recordOurs(tab, () => tab.evaluate(() => window.__sandbox.scrollThrough())),
      );
    }
    sandbox.x.configure('alice', { userShape: 'newest' });
    for (let round = 0; round < 5; round += 1) {
      await load(alice, '/home');
      noteOurs(
        `a feed of ${POSTS} posts`,
        await recordOurs(tab, () => tab.evaluate((posts) => window.__sandbox.runFeed(posts), POSTS)),
      );
    }

    return [...seen].map(([what, samples]): Measured => ({ what, samples, limits: LIMITS[what] ?? [] }));
  },
};

const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  'put into /home, kB': [{ ms: 24 }],
  'another conversation': [{ ms: 10 }],
  [`${ROWS} rows scrolled by: callbacks`]: [{ ms: 0 }],
  [`${REST_MS / 1000} s of rest: callbacks`]: [{ ms: 2 }],
  [`a feed of ${POSTS} posts`]: [{ ms: 20 }],
};
