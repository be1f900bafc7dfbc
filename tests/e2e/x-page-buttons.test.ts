import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../sandbox/x/cast.ts';
import { answerWith, heardOf } from '../support/recording-extension.ts';
import { chatWith, HOST, startXPage, WIDE, type XPage } from '../support/x-page.ts';

/** Ahoy's two buttons in the header of a conversation. */
let x: XPage;
beforeAll(async () => {
  x = await startXPage();
});
afterAll(() => x.close());
beforeEach(() => x.reset());

const isFocused = (one: Locator): Promise<boolean> => one.evaluate((element) => element.matches(':focus'));

describe('the buttons', () => {
  it('name the person, say their state as a description and stand before X’s menu button', async () => {
    await answerWith(x.alice, { state: 'no-card' });
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const group = page.getByRole('group', { name: 'Ahoy' });
    expect(await group.getByRole('button', { name: /^(Audio|Video) call @bob$/ }).count()).toBe(2);
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

  it('say that Ahoy cannot call when the background does not answer', async () => {
    await answerWith(x.alice, undefined);
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    expect(await x.audio('bob').getAttribute('aria-description')).toContain("can't call");
  });

  it('keep letters from X’s shortcuts, and let Tab go on', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await x.audio('bob').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Tab');
    const shortcuts = await page.evaluate(() => window.__sandbox.seen.shortcuts);
    expect(shortcuts).toEqual([]);
    expect(await isFocused(x.alice.callButton('Video', 'bob'))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await heardOf(x.alice, 'place-call')).length).toBe(1);
  });
});

describe('the menu', () => {
  const opener = () =>
    x.alice.callButton('Audio', 'bob').page().getByRole('button', { name: 'Ahoy options @bob' });
  const menu = () => opener().page().getByRole('menu');
  const open = async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await opener().click();
    await menu().waitFor();
    return page;
  };
  const item = (name: string) => menu().getByRole('menuitem', { name });

  it('offers every verdict for this person, and says what was pressed together with whom', async () => {
    await open();
    expect(await opener().getAttribute('aria-haspopup')).toBe('menu');
    expect(await menu().getByRole('menuitem').allInnerTexts()).toEqual([
      'Always ring',
      'Ask for a reason',
      'Always silent',
      'Decline',
      'As my rules say',
      'Block…',
      'Screening settings',
    ]);
    await item('Always silent').click();
    await expect
      .poll(() => heardOf(x.alice, 'set-verdict'))
      .toEqual([
        {
          me: personOf('alice').id,
          partner: { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' },
          verdict: 'silent',
        },
      ]);
    expect(await menu().count()).toBe(0);
  });

  it('is worked by keys: arrows, Home and End, Enter, and Escape gives the focus back', async () => {
    const page = await open();
    const focused = async (name: string) => expect.poll(() => isFocused(item(name))).toBe(true);
    await focused('Always ring');
    await page.keyboard.press('ArrowUp');
    await focused('Screening settings');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await focused('Ask for a reason');
    await page.keyboard.press('End');
    await focused('Screening settings');
    await page.keyboard.press('Home');
    await focused('Always ring');
    for (const name of ['Ask for a reason', 'Always silent', 'As my rules say', 'Always ring']) {
      await page.keyboard.press('a');
      await focused(name);
    }
    await page.keyboard.press('b');
    await focused('Block…');
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    expect(await isFocused(opener())).toBe(true);
    await page.keyboard.press('Enter');
    await focused('Always ring');
    await page.keyboard.press('Tab');
    await menu().waitFor({ state: 'detached' });
    await opener().focus();
    await page.keyboard.press('Enter');
    await focused('Always ring');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await heardOf(x.alice, 'open-screening')).length).toBe(1);
    expect(await page.evaluate(() => window.__sandbox.seen.shortcuts)).toEqual([]);
  });

  it.each(['white', 'dim', 'black'] as const)('is painted as X is in its theme %s', async (theme) => {
    x.sandbox.x.configure('alice', { theme });
    const page = await open();
    const papers = await menu().evaluate((shown) =>
      [shown, document.body].map((one) => getComputedStyle(one).backgroundColor),
    );
    expect(papers[0]).toBe(papers[1]);
    await page.keyboard.press('Escape');
  });

  it('goes with its button when the page scrolls', async () => {
    const page = await x.alice.openX('/bob');
    await x.appears('bob');
    await opener().click();
    await menu().waitFor();
    const gap = async (): Promise<number> => {
      const [button, shown] = [await opener().boundingBox(), await menu().boundingBox()];
      return (shown?.y ?? 0) - ((button?.y ?? 0) + (button?.height ?? 0));
    };
    expect(await gap()).toBe(4);
    const before = (await opener().boundingBox())?.y ?? 0;
    await page.evaluate(() => {
      document.body.style.minHeight = '3000px';
      scrollTo(0, 40);
    });
    await expect.poll(async () => (await opener().boundingBox())?.y).toBe(before - 40);
    await expect.poll(gap).toBe(4);
  });

  it('closes at a press beside it, and when another conversation comes', async () => {
    const page = await open();
    await page.mouse.click(700, 500);
    await menu().waitFor({ state: 'detached' });
    await opener().click();
    await menu().waitFor();
    await page.evaluate((path) => window.__sandbox.navigate(path), chatWith('carol'));
    await x.appears('carol');
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  it('does nothing for the page’s own presses', async () => {
    const page = await open();
    await page.locator(HOST).evaluate((host) => {
      for (const one of host.shadowRoot?.querySelectorAll('button') ?? []) one.click();
    });
    expect(await menu().count()).toBe(0);
    // A press of a person comes last, so that the others would have been heard before.
    await opener().click();
    await item('Decline').click();
    await expect.poll(async () => (await heardOf(x.alice, 'set-verdict')).length).toBe(1);
    expect(await heardOf(x.alice, 'place-call')).toEqual([]);
    expect((await heardOf(x.alice, 'set-verdict'))[0]?.verdict).toBe('decline');
    expect(page.url()).toContain('/i/chat/');
  });

  it.each([WIDE, { width: 400, height: 480 }])('stays whole in a window of %o', async (size) => {
    await x.alice.callButton('Audio', 'bob').page().setViewportSize(size);
    await open();
    const box = await menu().boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
  });
});
