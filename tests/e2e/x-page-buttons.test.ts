import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../sandbox/x/cast.ts';
import { answerWith, heardOf } from '../support/recording-extension.ts';
import { chatWith, HOST, startXPage, type XPage } from '../support/x-page.ts';

/** Ahoy's two buttons in the header of a conversation. */
let x: XPage;
beforeAll(async () => {
  x = await startXPage();
});
afterAll(() => x.close());
beforeEach(() => x.reset());

describe('the buttons', () => {
  it('name the person, say their state as a description and stand before X’s menu button', async () => {
    await answerWith(x.alice, { state: 'no-card' });
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const group = page.getByRole('group', { name: 'Ahoy' });
    expect(await group.getByRole('button').count()).toBe(2);
    expect(await x.audio('bob').getAttribute('aria-description')).toContain('invite');
    expect(
      await page.locator(HOST).evaluate((host) => host.nextElementSibling?.getAttribute('data-testid')),
    ).toBe('dm-conversation-more-button');
    await x.alice.callButton('Video', 'bob').click();
    await expect.poll(async () => (await heardOf(x.alice, 'place-call')).length).toBe(1);
    const [call] = await heardOf(x.alice, 'place-call');
    expect(call).toEqual({
      me: personOf('alice').id,
      partner: { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' },
      kind: 'video',
    });
    expect(page.url()).not.toContain('/info');
  });

  it('keep their names when no call is possible, and do nothing', async () => {
    await answerWith(x.alice, { state: 'impossible', why: 'blocked' });
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    expect(await x.audio('bob').getAttribute('aria-disabled')).toBe('true');
    await x.audio('bob').click({ force: true });
    await x.alice.callButton('Video', 'bob').click({ force: true });
    expect(await heardOf(x.alice, 'place-call')).toEqual([]);
  });

  it('say that Ahoy is not connected when the background does not answer', async () => {
    await answerWith(x.alice, undefined);
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    expect(await x.audio('bob').getAttribute('aria-description')).toContain('not connected');
  });

  it('keep letters from X’s shortcuts and leave Escape and Tab to X', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await x.audio('bob').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Tab');
    const shortcuts = await page.evaluate(() => window.__sandbox.seen.shortcuts);
    expect(shortcuts).toEqual([]);
    expect(await x.alice.callButton('Video', 'bob').evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await heardOf(x.alice, 'place-call')).length).toBe(1);
  });
});
