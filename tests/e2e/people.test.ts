import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { conversationId, personOf } from '../sandbox/x/cast.ts';
import { DEFAULT_SETTINGS, type XSettings } from '../sandbox/x/settings.ts';
import { replaceGlobals, sendRubbish } from '../support/hostile-page.ts';
import { factsOf, knownPeople } from '../support/known-people.ts';
import { launchPerson, type Person } from '../support/person.ts';

/** What Ahoy learns of people from X's own responses and pages, up to what is in its database. */
let sandbox: Sandbox;
let alice: Person;
beforeAll(async () => {
  sandbox = await startSandbox();
  alice = await launchPerson({ handle: 'alice', sandbox, bus: null });
  await alice.openX('/settings');
});
afterAll(() => sandbox.close());

const JOINED = Date.UTC(2015, 5, 2, 20, 12, 29);
const facts = async (handle: string) => factsOf((await knownPeople(alice))[handle]);
const change = (to: Partial<XSettings>): void => sandbox.x.configure('alice', { ...DEFAULT_SETTINGS, ...to });
/** Ahoy knows nobody any more. */
const forget = async (): Promise<void> => {
  await alice.openX('/settings');
  const worker = await alice.worker();
  await worker.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.open('ahoy').addEventListener('success', ({ target }) => {
          const db = (target as IDBOpenDBRequest).result;
          const tx = db.transaction('people', 'readwrite');
          tx.objectStore('people').clear();
          tx.addEventListener('complete', () => resolve(db.close()));
        });
      }),
  );
};

describe('X’s own responses', () => {
  const said = { iFollow: 'true x-data', joined: `${JOINED} x-data`, followers: '48211 x-data' };
  const verified = { verified: 'true x-data', verifiedAs: 'paid x-data' };
  const related = { followsMe: 'true x-data' };
  const not = { blockedOnX: 'false x-data', mutedOnX: 'false x-data' };
  const all = {
    legacy: { ...said, ...verified, ...related },
    core: { ...said, ...verified, ...related },
    newest: { ...said, ...verified, ...related, ...not },
    reduced: verified,
  } as const;

  describe.each(['/home', '/carol', '/alice/following'])('behind %s', (path) => {
    it.each(['legacy', 'core', 'newest', 'reduced'] as const)(
      'are learnt from in the shape “%s”, exactly as far as they go',
      async (userShape) => {
        await forget();
        change({ userShape });
        await alice.openX(path);
        // What X's page shows is another source, and comes later.
        const fromData = async () =>
          Object.fromEntries(
            Object.entries(await facts('carol')).filter(([, fact]) => String(fact).endsWith('x-data')),
          );
        await expect.poll(fromData).toEqual(all[userShape]);
        expect((await knownPeople(alice))['carol']?.name).toBe('Carol Castle');
      },
    );
  });

  it('tell an organisation and a government from who paid', async () => {
    await forget();
    change({});
    await alice.openX('/home');
    await expect.poll(async () => (await facts('zoe'))['verifiedAs']).toBe('organisation x-data');
    expect((await facts('dave'))['verified']).toBe('false x-data');
    expect((await knownPeople(alice))['alice']).toBeUndefined();
  });
});

describe('X’s page', () => {
  const scripted = async (page: Page): Promise<unknown> =>
    page.evaluate(async () => {
      const url =
        '/i/api/graphql/q_1/UserByScreenName?variables=%7B%22screen_name%22%3A%22bob%22%7D&features=%7B%7D';
      const xhr = (type: XMLHttpRequestResponseType, give: (request: XMLHttpRequest) => unknown) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', url);
          request.responseType = type;
          request.addEventListener('load', () => resolve(give(request)));
          request.send();
        });
      const bytes = (buffer: ArrayBuffer): string => new TextDecoder().decode(buffer);
      const reader = (await fetch(url)).body?.getReader();
      let streamed = '';
      for (;;) {
        const part = await reader?.read();
        if (part === undefined || part.done) break;
        streamed += new TextDecoder().decode(part.value);
      }
      const aborting = new AbortController();
      const aborted = fetch(url, { signal: aborting.signal }).then(
        () => 'answered',
        (error: unknown) => (error as Error).name,
      );
      aborting.abort();
      const twice = await fetch(url);
      await twice.json();
      const gone = await fetch('/i/api/graphql/q_1/UserByNoName');
      return {
        text: await (await fetch(url)).text(),
        json: await (await fetch(url)).json(),
        buffer: bytes(await (await fetch(url)).arrayBuffer()),
        clone: await (await fetch(url)).clone().text(),
        streamed,
        aborted: await aborted,
        again: await twice.json().catch((error: unknown) => String(error)),
        wrongThis: await Response.prototype.json
          .call({} as Response)
          .catch((error: unknown) => (error as Error).name),
        gone: gone.status,
        noJson: await fetch('/home')
          .then((one) => one.json())
          .catch((error: unknown) => (error as Error).name),
        xhrText: await xhr('', (one) => one.responseText),
        xhrJson: await xhr('json', (one) => one.response as unknown),
        xhrBuffer: await xhr('arraybuffer', (one) => bytes(one.response as ArrayBuffer)),
        xhrBlob: await xhr('blob', (one) => (one.response as Blob).size),
        wrongOpen: ((): string => {
          try {
            new XMLHttpRequest().open('GET', 'https://:bad:');
            return 'opened';
          } catch (error) {
            return (error as Error).name;
          }
        })(),
        functions: [
          fetch.toString(),
          fetch.name,
          Response.prototype.json.name,
          Response.prototype.json.length,
          XMLHttpRequest.prototype.open.name,
          XMLHttpRequest.prototype.open.length,
          Object.keys(Response.prototype).toSorted().join(),
          Object.getOwnPropertyNames(window).filter((name) => /ahoy|xpeople/iu.test(name)).length,
        ],
      };
    });

  it('gets its answers, errors and aborts as it does without Ahoy', async () => {
    change({});
    const bare = await launchPerson({ handle: 'alice', sandbox, extensionDir: null, bus: null });
    const expected = await scripted(await bare.openX('/settings'));
    await bare.close();
    const page = await alice.openX('/settings');
    expect(await scripted(page)).toEqual(expected);
    expect(expected).toMatchObject({ aborted: 'AbortError', gone: 404 });
  });
});

describe('a hostile page', () => {
  it('that replaces every global it can sees no port, and Ahoy learns all the same', async () => {
    await forget();
    change({ injected: `(${replaceGlobals.toString()})()` });
    const page = await alice.openX('/home');
    await expect.poll(async () => (await facts('carol'))['iFollow']).toBe('true x-data');
    const stolen = await page.evaluate(() => (window as unknown as { stolen: string[] }).stolen);
    expect(stolen).toEqual([]);
  });

  it('that sends rubbish gains nothing but false facts of people', async () => {
    await forget();
    change({});
    const page = await alice.openX('/settings');
    await page.evaluate(sendRubbish);
    await alice.openX('/home');
    await expect.poll(async () => (await facts('carol'))['iFollow']).toBe('true x-data');
    const known = await knownPeople(alice);
    expect(Object.keys(known)).not.toContain('made_up');
    expect(Object.values(known).every((one) => !one.starred && !one.accepted && !one.blocked)).toBe(true);
    expect(Object.values(known).filter(({ userId }) => userId === '78' || userId === '79')).toEqual([]);
  });
});

describe('a conversation', () => {
  it('is known since it was first seen, and by who wrote last', async () => {
    await forget();
    change({});
    const before = Date.now();
    await alice.openChat('bob');
    await alice.callButton('Audio', 'bob').waitFor();
    await expect.poll(async () => (await facts('bob'))['wroteLast']).toBe('them x-page');
    const since = (await knownPeople(alice))['bob']?.facts.conversationSince;
    expect(since?.value).toBeGreaterThanOrEqual(before);
    await alice.write('I am on my way.');
    await expect.poll(async () => (await facts('bob'))['wroteLast']).toBe('me x-page');
    sandbox.x.post({ from: 'bob', to: 'alice', text: 'See you then.' });
    await expect.poll(async () => (await facts('bob'))['wroteLast']).toBe('them x-page');
    await alice.openChat('bob');
    await alice.callButton('Audio', 'bob').waitFor();
    expect((await knownPeople(alice))['bob']?.facts.conversationSince).toEqual(since);
  });

  it('is no conversation while it is a request', async () => {
    await forget();
    change({});
    await alice.openX(`/i/chat/${conversationId('alice', 'dave')}`);
    await alice.openX('/carol');
    await expect.poll(async () => (await facts('carol'))['iFollow']).toBe('true x-data');
    expect(Object.keys(await facts('dave'))).not.toContain('conversationSince');
    expect(Object.keys(await facts('carol'))).not.toContain('conversationSince');
    expect(personOf('dave').handle).toBe('dave');
  });
});

it('nothing where a person keeps Ahoy away from X, as the popup says until it is allowed again', async () => {
  const extensions = await alice.context.newPage();
  await extensions.goto('chrome://extensions');
  /** As the page of extensions does it. */
  const allow = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> =>
    extensions.evaluate(
      async (config) => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: { updateExtensionConfiguration(config: object): Promise<void> };
        };
        await developerPrivate.updateExtensionConfiguration(config);
      },
      { extensionId: alice.extensionId, hostAccess },
    );
  const popup = await alice.openPopup();
  const ask = popup.getByRole('button', { name: 'Let Ahoy work on X' });
  await allow('ON_CLICK');
  await ask.waitFor();
  await alice.openChat('bob');
  expect(await alice.callButton('Audio', 'bob').count()).toBe(0);
  await allow('ON_ALL_SITES');
  await ask.waitFor({ state: 'detached' });
  // In the tab that was open meanwhile.
  await alice.callButton('Audio', 'bob').waitFor();
  await Promise.all([extensions.close(), popup.close()]);
});
