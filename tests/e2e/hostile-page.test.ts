import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../sandbox/x/cast.ts';
import { forgePresses, lurePresses } from '../support/hostile-page.ts';
import { heardOf } from '../support/recording-extension.ts';
import { chatWith, HOST, startXPage, type XPage } from '../support/x-page.ts';

/** A script in X's page against our buttons: what it may achieve is in SECURITY.md, and nothing beyond that here. */
let x: XPage;
let page: Page;
beforeAll(async () => {
  x = await startXPage();
});
afterAll(() => x.close());
beforeEach(async () => {
  await x.reset();
  page = await x.alice.openX(chatWith('bob'));
  await x.appears('bob');
});

const BOB = { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' };
/** Everything that a press can lead to. */
const presses = async (): Promise<unknown[]> => [
  ...(await heardOf(x.alice, 'place-call')),
  ...(await heardOf(x.alice, 'set-verdict')),
  ...(await heardOf(x.alice, 'open-screening')),
];
/** Messages come in order, so what was said before is heard before this. */
const saidAll = async (): Promise<void> => {
  const before = (await heardOf(x.alice, 'account-seen')).length;
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(async () => (await heardOf(x.alice, 'account-seen')).length).toBeGreaterThan(before);
};

describe('without a press of a person’s on our button there is no call and no verdict', () => {
  it('whatever events a script makes, or keeps of those that it saw', async () => {
    await page.evaluate(() => {
      addEventListener('click', (event) => Object.assign(window, { kept: event }), {
        capture: true,
        once: true,
      });
    });
    await page.mouse.click(700, 500);
    const kept = await page.evaluateHandle(() => (window as unknown as { kept: Event }).kept);
    expect(await kept.evaluate((event) => event.isTrusted)).toBe(true);
    expect(await page.evaluate(forgePresses, kept)).toBeGreaterThan(9);
    await saidAll();
    expect(await presses()).toEqual([]);
    // The buttons are whole: a person's own press counts.
    await x.audio('bob').click();
    await expect.poll(presses).toEqual([{ me: personOf('alice').id, partner: BOB, kind: 'audio' }]);
  });

  it.each(['label', 'form', 'accesskey', 'clone', 'taken out', 'moved'] as const)(
    'whatever else the person presses (%s)',
    async (way) => {
      await page.evaluate(lurePresses, way);
      await page.mouse.move(300, 500);
      await page.mouse.down();
      await page.waitForTimeout(50);
      await page.mouse.up();
      if (way === 'form') await page.locator(`${HOST} input`).press('Enter');
      if (way === 'accesskey') await page.keyboard.press('Alt+k');
      await saidAll();
      expect(await presses()).toEqual([]);
    },
  );
});
