import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import { conversationId, GROUP, personOf } from '../sandbox/x/cast.ts';
import { heardOf, order } from '../support/recording-extension.ts';
import { chatWith, HOST, startXPage, staysEmpty, type XPage } from '../support/x-page.ts';

/** What Ahoy reads out of X's page and writes into it. */
let x: XPage;
beforeAll(async () => {
  x = await startXPage();
});
afterAll(() => x.close());
beforeEach(() => x.reset());

const token = (letter: string): string => `ahoy1:${letter.repeat(240)}`;
const found = () => heardOf(x.alice, 'invite-found');

describe('an invite', () => {
  it('is reported once, with whom it is from, however often its row is made anew', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const text = `Let’s talk about the map. ${token('a')}`;
    x.sandbox.x.post({ from: 'bob', to: 'alice', text });
    await expect.poll(found, { timeout: 6000 }).toHaveLength(1);
    const { id: me } = personOf('alice');
    const partner = { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' };
    expect(await found()).toEqual([{ me, partner, token: token('a'), text }]);
    await page.evaluate(() => window.__sandbox.wipeRoot());
    await page.waitForTimeout(3500);
    expect(await found()).toHaveLength(1);
  });

  it('counts only as a sound row of the partner’s in an accepted conversation of two', async () => {
    x.sandbox.x.post({ from: 'alice', to: 'bob', text: `mine ${token('b')}` });
    x.sandbox.x.post({ from: 'bob', to: 'alice', text: `two ${token('c')} ${token('d')}` });
    x.sandbox.x.post({ from: 'bob', to: GROUP.id, text: `group ${token('e')}` });
    x.sandbox.x.post({ from: 'dave', to: 'alice', text: `request ${token('f')}` });
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    // A row that was made to look like the partner's by its class alone.
    const isDisguised = await page.evaluate((text) => {
      const rows = [...(window.__sandbox.root()?.querySelectorAll('.message[data-send-status]') ?? [])];
      const mine = rows.find((row) => row.textContent.includes(text));
      return mine?.classList.replace('justify-end', 'justify-start');
    }, token('b'));
    expect(isDisguised).toBe(true);
    await page.waitForTimeout(2500);
    for (const path of [`/i/chat/${GROUP.id}`, chatWith('dave')]) {
      await x.alice.openX(path);
      await page.waitForTimeout(2500);
    }
    expect((await found()).filter((one) => one.token !== token('a'))).toEqual([]);
  });
});

describe('writing an invite', () => {
  const text = `Shall we talk? ${token('z')}`;
  const write = (whom = 'bob') =>
    order(x.alice, 'write-invite', { partner: personOf(whom).id as UserId, handle: whom as Handle, text });

  it('puts it into the composer, where X keeps it, and sends nothing', async () => {
    x.sandbox.x.setDraft('alice', conversationId('alice', 'bob'), '');
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const before = x.sandbox.x.messages(conversationId('alice', 'bob')).length;
    expect(await write()).toBe('written');
    await page.waitForTimeout(700);
    expect(await x.alice.composerText()).toBe(text);
    await page.locator('[data-testid="dm-composer-send-button"]').waitFor();
    expect(x.sandbox.x.messages(conversationId('alice', 'bob'))).toHaveLength(before);
    await x.alice.sendDraft();
    await expect.poll(() => x.sandbox.x.messages(conversationId('alice', 'bob')).at(-1)?.text).toBe(text);
  });

  it('waits for a late composer', async () => {
    x.sandbox.x.configure('alice', { composerMs: 4000 });
    await x.alice.openX(chatWith('carol'));
    await x.appears('carol');
    expect(await write('carol')).toBe('written');
    expect(await x.alice.composerText()).toBe(text);
  });

  it.each([
    ['is there', 100],
    ['comes back before we write', 600],
    ['comes back after we wrote', 1600],
  ])('leaves a draft alone that %s', async (_, draftMs) => {
    x.sandbox.x.setDraft('alice', conversationId('alice', 'zoe'), 'Dear Zoe');
    x.sandbox.x.configure('alice', { draftMs });
    await x.alice.openX(chatWith('zoe'));
    await x.appears('zoe');
    expect(await write('zoe')).toBe('draft');
    expect(await x.alice.composerText()).toBe('Dear Zoe');
  });

  it('fails when the page shows somebody else', async () => {
    await x.alice.openX(chatWith('erin'));
    await x.appears('erin');
    expect(await write('carol')).toBe('failed');
    expect(await x.alice.composerText()).toBe('');
  });
});

describe('what X’s page shows about people', () => {
  const shown = async () =>
    (await heardOf(x.alice, 'facts')).flatMap((one) => (one.source === 'x-page' ? one.people : []));

  it('is told from a profile, where the buttons stand beside X’s message button', async () => {
    const page = await x.alice.openX('/bob');
    await x.appears('bob');
    const next = await page
      .locator(HOST)
      .evaluate((host) => host.nextElementSibling?.getAttribute('data-testid'));
    expect(next).toBe('sendDMFromProfile');
    await expect.poll(shown).toEqual([
      {
        id: personOf('bob').id,
        handle: 'bob',
        name: 'Bob Baker',
        facts: { iFollow: true, followsMe: true },
      },
    ]);
    await x.audio('bob').click();
    await expect
      .poll(async () => (await heardOf(x.alice, 'place-call'))[0]?.partner.id)
      .toBe(personOf('bob').id);
  });

  it('gives no button on a profile that takes no messages', async () => {
    await staysEmpty(await x.alice.openX('/dave'));
  });

  it('is told from a list of people', async () => {
    await x.alice.openX('/alice/following');
    await expect
      .poll(async () => (await shown()).map((one) => one.handle), { timeout: 6000 })
      .toEqual(['bob', 'carol', 'zoe']);
    expect((await shown()).find((one) => one.handle === 'carol')?.facts).toEqual({
      iFollow: true,
      followsMe: true,
      verified: true,
    });
  });
});

describe('an orphaned script', () => {
  it('takes its buttons away and says nothing', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // Until nothing is under way that would notice the update before a person does.
    await page.waitForTimeout(1500);
    const worker = await x.alice.worker();
    await worker.evaluate(() => setTimeout(() => chrome.runtime.reload(), 50));
    await page.waitForTimeout(1000);
    await x.audio('bob').click({ timeout: 10_000 });
    await expect.poll(() => page.locator(HOST).count()).toBe(0);
    await page.evaluate(() => window.__sandbox.rerenderHeader());
    await page.waitForTimeout(800);
    expect(await page.locator(HOST).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
