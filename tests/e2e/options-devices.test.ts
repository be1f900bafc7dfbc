import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { measureSounds, soundsOf } from '../support/heard.ts';
import { launchOwnPages, type OwnPages } from '../support/own-pages.ts';

let browser: OwnPages;
let page: Page;

beforeAll(async () => {
  browser = await launchOwnPages();
  page = await browser.open('options.html', measureSounds);
  await page.getByRole('button', { name: 'Try your devices' }).waitFor();
});

afterAll(() => browser.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const picker = (name: string) => page.getByRole('combobox', { name, exact: true });

/** How many devices the preview holds open, as its picture and the meter show. */
const preview = () => page.getByLabel('Your camera', { exact: true });
const isMoving = () =>
  preview().evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames > 2);

describe('Devices and sound', () => {
  it('opens nothing before a press, then shows the camera, hears the microphone and names everything', async () => {
    expect(await preview().count()).toBe(0);
    await button('Try your devices').click();
    await expect.poll(isMoving).toBe(true);
    for (const name of ['Camera', 'Microphone', 'Speaker'])
      expect(await picker(name).locator('option').count()).toBeGreaterThan(0);
    await expect
      .poll(async () => Number(await page.getByRole('meter').getAttribute('aria-valuenow')), { interval: 20 })
      .toBeGreaterThan(10);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('changes what is done with the sound of this microphone, and keeps it', async () => {
    const noise = page.getByRole('switch', { name: 'Remove background noise' });
    expect(await noise.isChecked()).toBe(true);
    await noise.uncheck();
    await expect.poll(isMoving).toBe(true);
    await button('Switch off').click();
    await button('Try your devices').click();
    await expect.poll(() => noise.isChecked()).toBe(false);
  });

  it('closes camera and microphone when they are switched off, and when the section is left', async () => {
    const ended = () => page.evaluate(() => (window as { track?: MediaStreamTrack }).track?.readyState);
    const remember = () =>
      preview().evaluate((video) =>
        Object.assign(window, {
          track: ((video as HTMLVideoElement).srcObject as MediaStream).getVideoTracks()[0],
        }),
      );
    await remember();
    await button('Switch off').click();
    expect(await ended()).toBe('ended');
    expect(await preview().count()).toBe(0);
    await button('Try your devices').click();
    await expect.poll(isMoving).toBe(true);
    await remember();
    await page.getByRole('link', { name: 'Source code' }).scrollIntoViewIfNeeded();
    await expect.poll(ended).toBe('ended');
  });

  it('plays a sound on the speaker that was chosen', async () => {
    const last = await picker('Speaker').locator('option').last().getAttribute('value');
    await picker('Speaker').selectOption({ value: last ?? '' });
    const before = (await soundsOf(page)).length;
    await button('Play a sound').click();
    await expect.poll(async () => (await soundsOf(page))[before]?.loudest).toBeGreaterThan(0.1);
    expect((await soundsOf(page))[before]?.speaker).toBe(last);
  });

  it('plays every ringtone that is chosen, as loud as was chosen, and keeps the choice', async () => {
    const names = await picker('Ringtone').locator('option').allInnerTexts();
    expect(names.length).toBeGreaterThanOrEqual(4);
    await page.getByRole('slider', { name: 'Ring volume' }).fill('0.3');
    await picker('Ringtone').selectOption('bell');
    const quiet = (await soundsOf(page)).length - 1;
    await expect.poll(async () => (await soundsOf(page))[quiet]?.loudest).toBeGreaterThan(0.02);
    await page.getByRole('slider', { name: 'Ring volume' }).fill('1');
    await expect.poll(async () => (await soundsOf(page)).at(-1)?.loudest).toBeGreaterThan(0.4);
    expect((await soundsOf(page))[quiet]?.loudest).toBeLessThan(0.2);
    await button('Stop').click();
    await button('Play').waitFor();
    await page.reload();
    expect(await picker('Ringtone').inputValue()).toBe('bell');
    await page.getByRole('switch', { name: 'No sounds' }).check();
    await page.reload();
    expect(await page.getByRole('switch', { name: 'No sounds' }).isChecked()).toBe(true);
    expect(await picker('Ringtone').count()).toBe(0);
  });
});
