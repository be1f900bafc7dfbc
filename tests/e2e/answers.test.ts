import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { conversationId, personOf } from '../sandbox/x/cast.ts';
import { waitForRing } from '../support/call-steps.ts';
import { meetFriends, nothingRings, type Pair, ring, seeRecent } from '../support/pair.ts';
import type { Person } from '../support/person.ts';

/** What can be said to a ring besides yes and no, and what can be said about one before it is answered. */
let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
});
afterAll(() => sandbox.close());

/** Alice rings, Bob declines in his popup with an offer; gives Alice's end screen. */
const declineWith = async (offer: string, message = ''): Promise<Page> => {
  const { alice, bob } = pair;
  const notification = await ring(alice, bob, 'Video');
  const popup = await bob.extensionPage('popup.html', 0).catch(() => bob.openPopup());
  await popup.getByRole('button', { name: 'Decline with message…' }).click();
  await popup.getByRole('textbox', { name: 'Message to the caller' }).fill(message);
  await popup.getByRole('button', { name: offer, exact: true }).click();
  await popup.getByRole('button', { name: 'Decline and send' }).click();
  const window = await alice.waitForPhase('ended');
  await bob.bus.waitForClosed(notification);
  await nothingRings(bob);
  return window;
};

/** Makes what is planned due a moment ago, and lets the alarm go off that would have. */
const letTimePass = async (person: Person): Promise<void> => {
  const worker = await person.worker();
  await worker.evaluate(async () => {
    const { reminders } = await chrome.storage.local.get<{ reminders: { at: number }[] }>('reminders');
    const due = reminders.map((one) => ({ ...one, at: Date.now() - 1000 }));
    await chrome.storage.local.set({ reminders: due });
    await chrome.alarms.create('reminder', { when: Date.now() });
  });
};

describe('a decline with an offer', () => {
  it('“audio only” rings again without a camera by one press', async () => {
    const { alice, bob } = pair;
    const window = await declineWith('Audio only', 'No camera here');
    expect(await window.getByRole('main').innerText()).toContain('No camera here');
    await seeRecent(bob, /Declined[^]*No camera here[^]*You offered an audio call/u);
    await seeRecent(alice, /Declined[^]*No camera here[^]*Bob Baker.? offered an audio call/u);
    await window.getByRole('button', { name: 'Call with audio only' }).click();
    await alice.waitForPhase('ringing');
    const again = await waitForRing(bob, 'alice');
    expect(again.body).toContain('Audio call');
    bob.bus.press(again, 'Decline');
    await (await alice.waitForPhase('ended')).close();
  });

  it('“in 15 minutes” is a reminder by one press, which the popup lists and a restart does not lose', async () => {
    const { alice, bob } = pair;
    const window = await declineWith('In 15 minutes');
    expect(await window.getByRole('main').innerText()).toMatch(/Bob Baker.? said: in 15 minutes/u);
    await seeRecent(bob, /You said: in 15 minutes/u);
    await window.getByRole('button', { name: /^Remind me at/u }).click();
    await window.getByText(/^Ahoy reminds you at/u).waitFor();
    await window.close();

    await alice.restart();
    await alice.openChat('bob');
    const popup = await alice.openPopup();
    const planned = popup.getByRole('list', { name: 'Calls to make' });
    await planned.getByText(/Call Bob Baker at/u).waitFor();
    await letTimePass(alice);
    const due = await alice.bus.waitFor(({ title }) => title === 'Bob Baker said: in 15 minutes');
    await planned.getByText('It is time to call Bob Baker').waitFor();
    alice.bus.press(due, 'Call Bob Baker');
    await expect.poll(() => planned.count()).toBe(0);
    await popup.close();
    bob.bus.press(await waitForRing(bob, 'alice'), 'Decline');
    await (await alice.waitForPhase('ended')).close();
  });

  it('can be forgotten again', async () => {
    const { alice } = pair;
    const window = await declineWith('In 1 hour');
    await window.getByRole('button', { name: /^Remind me at/u }).click();
    await window.close();
    const popup = await alice.openPopup();
    const planned = popup.getByRole('list', { name: 'Calls to make' });
    await planned.getByRole('button', { name: 'Remove reminder' }).click();
    await expect.poll(() => planned.count()).toBe(0);
    const worker = await alice.worker();
    expect(await worker.evaluate(() => chrome.storage.local.get('reminders'))).toEqual({ reminders: [] });
    await popup.close();
  });

  it('“write to me” opens the conversation by one press', async () => {
    const { alice } = pair;
    const window = await declineWith('Write to me');
    const chat = `https://x.com/i/chat/${conversationId('alice', 'bob')}`;
    const x = await alice.openX('/home');
    const worker = await alice.worker();
    const front = (): Promise<(string | undefined)[]> =>
      worker.evaluate(async () =>
        (await chrome.tabs.query({ url: 'https://x.com/*', active: true })).map(({ url }) => url),
      );
    const opened = alice.context.waitForEvent('page');
    await window.getByRole('button', { name: 'Write to Bob Baker' }).click();
    const page = await opened;
    await page.waitForURL(chat);
    await page.getByRole('button', { name: 'Audio call @bob' }).waitFor();

    // It is there by now, and comes to the front.
    await x.bringToFront();
    await expect.poll(front).toEqual(['https://x.com/home']);
    const count = alice.context.pages().length;
    await window.getByRole('button', { name: 'Write to Bob Baker' }).click();
    await expect.poll(front).toEqual([chat]);
    expect(alice.context.pages()).toHaveLength(count);
    await page.close();
    await window.close();
    await alice.openChat('bob');
  });
});

describe('a common reason', () => {
  it('is sent by one press and shown where it rings', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    const window = await alice.callWindow();
    await window.getByRole('button', { name: 'Quick question' }).click();
    await expect.poll(() => notification.body).toContain('“Quick question”');
    expect(await window.getByRole('textbox').count()).toBe(1);
    await window.getByRole('button', { name: 'Hang up' }).click();
    await (await alice.waitForPhase('ended')).close();
    await bob.bus.waitForClosed(notification);
    await nothingRings(bob);
    await seeRecent(bob, /Quick question/u);
  });
});

describe('the menu beside the call buttons', () => {
  const choose = async (name: string): Promise<void> => {
    const page = await pair.bob.openChat('alice');
    await page.getByRole('button', { name: 'Ahoy options @alice' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  const verdict = async (): Promise<unknown> => {
    const popup = await pair.bob.extensionPage('popup.html', 0).catch(() => pair.bob.openPopup());
    return popup.evaluate(
      async ([account, userId]) => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('ahoy');
          request.addEventListener('success', () => resolve(request.result));
        });
        const read = db
          .transaction('people')
          .objectStore('people')
          .get([account ?? '', userId ?? '']);
        await new Promise((resolve) => read.addEventListener('success', resolve));
        db.close();
        return (read.result as { verdict?: string }).verdict;
      },
      [personOf('bob').id, personOf('alice').id],
    );
  };

  it('silences somebody at once, and says so', async () => {
    const { alice, bob } = pair;
    await choose('Always silent');
    await bob.callButton('Audio', 'alice').page().getByText('Always silent: saved').waitFor();
    expect(await verdict()).toBe('silent');
    await alice.callButton('Audio', 'bob').click();
    const window = await alice.waitForPhase('ringing');
    await window.getByRole('button', { name: 'Hang up' }).click();
    await (await alice.waitForPhase('ended')).close();
    await seeRecent(bob, /Silenced/u);
  });

  it('lets somebody ring only after a yes in a window of ours', async () => {
    const { alice, bob } = pair;
    await choose('Always ring');
    const confirm = await bob.extensionPage('confirm.html');
    await confirm.getByRole('heading', { name: /Always ring when Alice Archer calls/u }).waitFor();
    expect(await verdict()).toBe('silent');
    await confirm.getByRole('button', { name: 'Always ring' }).click();
    await expect.poll(verdict).toBe('ring');
    bob.bus.press(await ring(alice, bob), 'Decline');
    await (await alice.waitForPhase('ended')).close();
  });
});
