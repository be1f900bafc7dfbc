import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox/index.ts';
import { personOf } from '../sandbox/x/cast.ts';
import { violationsOf } from '../support/axe.ts';
import { launchPerson, type Person } from '../support/person.ts';
import { pictures } from '../support/picture.ts';
import { archiveFiles, listFile, zipOf } from '../support/x-archive.ts';

/** The options page of a browser in which alice is logged in to X. */
let sandbox: Sandbox;
let alice: Person;
let page: Page;

const MADE = '2026-10-01T10:00:00.000Z';
const me = { id: personOf('alice').id, handle: 'alice' };
const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => String(BigInt(i + 1) * 4_194_304n));

beforeAll(async () => {
  sandbox = await startSandbox();
  alice = await launchPerson({ handle: 'alice', sandbox });
  await alice.setBroker(sandbox.broker.url);
  await alice.openChat('bob');
});
afterAll(() => sandbox.close());

beforeEach(async () => {
  page = await alice.openOptions();
  await page.getByText('@alice').first().waitFor();
});

const section = (): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Import' }) });
const said = async (): Promise<string> => (await section().textContent()) ?? '';
const status = (): Locator => section().getByRole('status');
const button = (name: string): Locator => section().getByRole('button', { name, exact: true });

const choose = (
  ...files: readonly (readonly [name: string, content: string | Uint8Array])[]
): Promise<void> =>
  page.getByLabel('Choose files').setInputFiles(
    files.map(([name, content]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  );

const archive = (owner: { readonly id: string; readonly handle: string }, following: readonly string[]) =>
  zipOf(archiveFiles({ following, follower: [], mute: ['12'] }, { owner, made: MADE }));

/** What the browser has stored, as far as imports write it. */
const stored = async (): Promise<{ lists: number; handles: string[]; starred: string[] }> =>
  (await alice.worker()).evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('no database')));
      });
    const database = await asked(indexedDB.open('ahoy'));
    const store = (name: string) => database.transaction(name).objectStore(name);
    const handles: { key: string }[] = await asked(store('handles').getAll());
    const people: { userId: string; starred: boolean }[] = await asked(store('people').getAll());
    const lists = await asked(store('archiveLists').count());
    database.close();
    return {
      lists,
      handles: handles.map(({ key }) => key),
      starred: people.filter(({ starred }) => starred).map(({ userId }) => userId),
    };
  });

describe('an X archive', () => {
  it('is shown in numbers, imported on a press, and put back', async () => {
    await pictures(section(), 'import-idle');
    await choose(['twitter.zip', archive(me, [...ids(480), ...ids(2)])]);
    await section().getByText('480 people you follow').waitFor();
    expect(await said()).toContain('Archive of @alice');
    expect(await said()).toContain('2 duplicates');
    expect(await violationsOf(page)).toEqual([]);
    await pictures(section(), 'import-preview');
    expect((await stored()).lists).toBe(0);

    await button('Import').click();
    await expect.poll(() => status().textContent()).toBe('Imported');
    expect((await stored()).lists).toBe(3);
    await section().getByText('480 people you follow, as of').waitFor();
    await pictures(section(), 'import-done');

    await button('Undo').click();
    await expect.poll(() => status().textContent()).toContain('Everything is as it was before');
    expect((await stored()).lists).toBe(0);
  });

  it('of another account is refused in one sentence', async () => {
    await choose(['twitter.zip', archive({ id: personOf('bob').id, handle: 'bob' }, ids(3))]);
    await expect.poll(said).toContain('This archive belongs to @bob, and Ahoy works for @alice');
    expect(await button('Import').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await pictures(section(), 'import-refused');
    expect((await stored()).lists).toBe(0);
  });

  it('that was half downloaded is refused, and so is all that was chosen with it', async () => {
    const zip = archive(me, ids(50));
    await choose(['mute.js', listFile('mute', ['12'])], ['twitter.zip', zip.slice(0, zip.length / 2)]);
    await expect.poll(said).toContain('twitter.zip ends in the middle');
    expect((await stored()).lists).toBe(0);
  });

  it(
    'of half a million people is read while the page stays free, and can be stopped',
    { timeout: 180_000 },
    async () => {
      // From the disk: handed over by the test, the bytes would keep the page busy themselves.
      const zip = join(alice.profileDir, 'twitter.zip');
      await writeFile(zip, archive(me, ids(500_000)));
      await page.evaluate(() => {
        Object.assign(window, { longest: 0 });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries())
            Object.assign(window, { longest: Math.max(duration, (window as never)['longest']) });
        }).observe({ type: 'longtask' });
      });
      await page.getByLabel('Choose files').setInputFiles(zip);
      await section().getByRole('progressbar', { name: 'Reading your files…' }).waitFor();
      await pictures(section(), 'import-reading');
      await button('Cancel').click();
      await expect.poll(() => status().textContent()).toBe('Stopped. Nothing was imported.');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.className))
        .toContain('import-step');
      expect((await stored()).lists).toBe(0);

      await page.getByLabel('Choose files').setInputFiles(zip);
      await section().getByText('500,000 people you follow').waitFor({ timeout: 60_000 });
      await button('Import').click();
      await expect.poll(() => status().textContent(), { timeout: 60_000 }).toBe('Imported');
      expect(await page.evaluate(() => (window as never)['longest'] as number)).toBeLessThan(1000);
      await button('Undo').click();
      await expect.poll(() => stored().then(({ lists }) => lists), { timeout: 60_000 }).toBe(0);
    },
  );
});

describe('contacts', () => {
  const vcard = (handle: string): string =>
    `BEGIN:VCARD\r\nFN:Somebody\r\nURL:https://x.com/${handle}\r\nEND:VCARD\r\n`;

  it('that joined meanwhile leave My people on Undo', async () => {
    await choose(['people.vcf', vcard('dave')]);
    await section().getByText('One person for My people: @dave').waitFor();
    await button('Import').click();
    await expect.poll(() => status().textContent()).toBe('Imported');
    await alice.openX('/dave');
    await expect.poll(stored).toMatchObject({ handles: [], starred: [personOf('dave').id] });
    await button('Undo').click();
    await expect.poll(() => status().textContent()).toContain('Everything is as it was before');
    expect((await stored()).starred).toEqual([]);
  });

  it('that are known by handle only can be forgotten, and that be undone', async () => {
    await choose(['people.csv', 'X\nmilk\neggs\n']);
    await button('Import').click();
    await section().getByText('@eggs and @milk').waitFor();
    await button('Forget them').click();
    await expect.poll(() => status().textContent()).toContain('Forgotten.');
    expect((await stored()).handles).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await button('Undo').click();
    await expect.poll(stored).toMatchObject({ handles: ['eggs', 'milk'] });
    await button('Forget them').click();
    await expect.poll(stored).toMatchObject({ handles: [] });
  });

  it('are imported from a table and a contacts file, and join My people when X shows them', async () => {
    await choose(
      ['people.csv', `Name;X\nZoë;@Zoe\nNobody;\n`],
      ['people.vcf', 'BEGIN:VCARD\r\nFN:Carol\r\nURL:https://x.com/carol\r\nEND:VCARD\r\n'],
    );
    await section().getByText('2 people for My people').waitFor();
    await section().getByText('one entry with nothing about X').waitFor();
    await pictures(section(), 'import-contacts');
    await button('Import').click();
    await section().getByText('2 people are known by handle only').waitFor();
    expect(await stored()).toMatchObject({ handles: ['carol', 'zoe'], starred: [] });

    await alice.openX('/zoe');
    await expect.poll(stored).toMatchObject({ handles: ['carol'], starred: [personOf('zoe').id] });
    await section().getByText('One person is known by handle only').waitFor();
    await alice.openChat('carol');
    await expect.poll(stored).toMatchObject({ handles: [] });
    const popup = await alice.openPopup();
    await popup.getByRole('tab', { name: 'People' }).click();
    for (const name of ['Carol Castle', 'Zoë'])
      await popup.getByRole('button', { name: new RegExp(`^My people: ${name}`), pressed: true }).waitFor();
    await popup.close();
  });
});
