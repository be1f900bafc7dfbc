/** What people do in a call beside talking, each looked at from the other side. One call from the first test to the last. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { violationsOf } from '../support/axe.ts';
import { AUDIBLE, hearRemote, seeVideo } from '../support/frames.ts';
import { connect, meetFriends, type Pair } from '../support/pair.ts';

let sandbox: Sandbox;
let pair: Pair;
let hers: Page;
let his: Page;

declare global {
  interface Window {
    /** The channel of the page's connection. */
    talkChannel?: RTCDataChannel;
  }
}

/** At what is said through it: a window that opens fast has made its channel before a script of a test gets there. */
const keepChannel = (): void => {
  const real = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: string) => void;
  RTCDataChannel.prototype.send = function keep(this: RTCDataChannel, data: unknown) {
    window.talkChannel = this;
    real.call(this, data as string);
  };
};

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
  await pair.alice.context.addInitScript(keepChannel);
  await connect(pair.alice, pair.bob, 'Audio');
  [hers, his] = await Promise.all([pair.alice.callWindow(), pair.bob.callWindow()]);
});
afterAll(() => sandbox.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const isPressed = async (page: Page, name: string): Promise<boolean> =>
  (await page.getByRole('button', { name, pressed: true, exact: true }).count()) > 0;
const statuses = async (page: Page): Promise<string> =>
  (await page.getByRole('status').allTextContents()).join('\n');

describe('a note', () => {
  it('arrives as plain text, is announced, counted and confirmed', async () => {
    await hers.keyboard.press('n');
    await hers.keyboard.type('See https://example.org \u202Eexe.pdf');
    await hers.keyboard.press('Enter');
    await expect.poll(() => statuses(his)).toContain('Alice Archer: See https://example.org exe.pdf');
    expect(await button(his, 'Notes').getAttribute('aria-description')).toBe('1 unread');
    expect(await his.title()).toBe('(1) Alice Archer · Ahoy');
    await button(his, 'Notes').click();
    expect(await his.locator('.note-list').innerText()).toContain('See https://example.org exe.pdf');
    expect(await his.locator('.notes-panel a').count()).toBe(0);
    expect(await button(his, 'Notes').getAttribute('aria-description')).toBeNull();
    expect(await hers.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('');
    await hers.getByText('Not confirmed yet').waitFor({ state: 'detached' });
  });

  it('types letters that are shortcuts elsewhere, and stays in its field when the panel is closed', async () => {
    const field = hers.getByRole('textbox', { name: 'Note' });
    await field.pressSequentially('mvsh mvsh');
    expect(await isPressed(hers, 'Mute')).toBe(false);
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    await hers.keyboard.press('n');
    expect(await field.inputValue()).toBe('mvsh mvsh');
  });

  it('comes with reactions, which float up on the other side and are announced', async () => {
    await his.getByRole('button', { name: 'Applause' }).click();
    await hers.locator('.reaction').first().waitFor();
    expect(await statuses(hers)).toContain('Bob Baker: Applause');
    await hers.locator('.reaction').waitFor({ state: 'detached' });
    for (const page of [hers, his]) await page.getByRole('button', { name: 'Close notes' }).click();
  });
});

describe('the microphone', () => {
  it('says that one talks while muted, and lets one unmute from there', async () => {
    await hers.keyboard.press('m');
    await his.getByText('Their microphone is off').waitFor();
    expect(await hers.title()).toBe('Muted · Bob Baker · Ahoy');
    await hers.getByText('You are talking while muted.').waitFor();
    await button(hers, 'Unmute').click();
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(false);
    expect(await hers.getByText('You are talking while muted.').count()).toBe(0);
  });

  it('talks for as long as Space is held', async () => {
    await button(hers, 'Mute').click();
    await expect.poll(() => hearRemote(his, 1200)).toBeLessThan(AUDIBLE);
    await hers.keyboard.down('Space');
    await hers.getByText('You are heard while you hold Space.').waitFor();
    await expect.poll(() => hearRemote(his)).toBeGreaterThan(AUDIBLE);
    await hers.keyboard.up('Space');
    expect(await isPressed(hers, 'Mute')).toBe(true);
    await expect.poll(() => hearRemote(his, 1200)).toBeLessThan(AUDIBLE);
    // A window that loses the focus never hears that the key was let go.
    await hers.keyboard.down('Space');
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(false);
    await hers.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(true);
    await hers.keyboard.up('Space');
    await hers.keyboard.press('m');
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(false);
  });

  it('shows by a ring round oneself that one is heard, while the camera is off', async () => {
    // The fake voice is a beep as regular as any looking would be: seen when it is drawn, not when somebody looks.
    await hers.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const look = (): void => {
            if (document.querySelector('.self-avatar-heard') === null) return;
            observer.disconnect();
            resolve();
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, attributeFilter: ['class'] });
          look();
        }),
    );
  });
});

describe('a call on hold', () => {
  it('is silent and dark both ways until it is resumed', async () => {
    await his.keyboard.press('o');
    await hers.getByText('put the call on hold').waitFor();
    await his.getByText('On hold.').waitFor();
    expect(await hers.title()).toBe('On hold · Bob Baker · Ahoy');
    for (const page of [hers, his]) await expect.poll(() => hearRemote(page, 1200)).toBeLessThan(AUDIBLE);
    await button(his, 'Resume').click();
    await hers.getByText('put the call on hold').waitFor({ state: 'detached' });
    for (const page of [hers, his]) await expect.poll(() => hearRemote(page)).toBeGreaterThan(AUDIBLE);
  });
});

describe('the small window', () => {
  it('shows the other side with controls that work, and leaves the large picture where it is', async () => {
    await his.keyboard.press('v');
    await expect.poll(async () => (await seeVideo(hers, 'Remote video', 500)).changes).toBeGreaterThan(1);
    const before = await hers.locator('video[aria-label="Remote video"]').elementHandle();
    await hers.keyboard.press('p');
    const inside = <T>(look: (small: Document) => T): Promise<T> =>
      hers.evaluate<T>(`(${look.toString()})(documentPictureInPicture.window?.document ?? new Document())`);
    await expect
      .poll(() => inside((small) => small.querySelector('video')?.videoWidth ?? 0))
      .toBeGreaterThan(0);
    expect(await inside((small) => small.querySelector('video')?.muted)).toBe(true);
    expect(await inside((small) => small.querySelector('h1')?.textContent)).toBe('Bob Baker');
    expect(
      await hers.evaluate(
        (video) => video === document.querySelector('video[aria-label="Remote video"]'),
        before,
      ),
    ).toBe(true);
    await inside((small) => small.querySelector<HTMLElement>('button[aria-label="Mute"]')?.click());
    await his.getByText('Their microphone is off').waitFor();
    await inside((small) => small.querySelector<HTMLElement>('button[aria-label="Mute"]')?.click());
    await his.getByText('Their microphone is off').waitFor({ state: 'detached' });

    const keys = (...pressed: readonly string[]): Promise<void> =>
      hers.evaluate(`for (const key of ${JSON.stringify(pressed)})
        documentPictureInPicture.window.document.body.dispatchEvent(
          new documentPictureInPicture.window.KeyboardEvent('keydown', { key, bubbles: true }));`);
    const says = (words: string) => async () =>
      (await inside((small) => small.querySelector('[role="status"]')?.textContent)) === words;
    // What would happen in the large window alone does not happen unseen; the others say here what they do.
    await keys('n', '?', 'h');
    await expect.poll(says('Press H again to hang up.')).toBe(true);
    expect(await hers.getByRole('dialog').count()).toBe(0);
    expect(await hers.getByRole('textbox').count()).toBe(0);
    await expect.poll(says('')).toBe(true);
    await keys('o');
    await expect.poll(says('On hold')).toBe(true);
    await keys('o');
    await expect.poll(says('')).toBe(true);
    await button(hers, 'More').click();
    await button(hers, 'Picture in picture').click();
    await expect.poll(() => hers.evaluate('documentPictureInPicture.window === null')).toBe(true);
  });
});

describe('the keyboard', () => {
  it('fills the screen and gives it back', async () => {
    await hers.keyboard.press('f');
    await expect.poll(() => hers.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await hers.keyboard.press('f');
    await expect.poll(() => hers.evaluate(() => document.fullscreenElement !== null)).toBe(false);
  });

  it('reaches every control, and Esc leads back from what was opened', async () => {
    await hers.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const reached: string[] = [];
    for (let presses = 0; presses < 12; presses += 1) {
      await hers.keyboard.press('Tab');
      reached.push(await hers.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
    }
    for (const name of ['Mute', 'Camera', 'Share screen', 'Notes', 'More', 'Hang up'])
      expect(reached).toContain(name);
    await button(hers, 'Notes').focus();
    await hers.keyboard.press('Enter');
    await hers.getByRole('textbox', { name: 'Note' }).waitFor();
    await hers.keyboard.press('Escape');
    await expect
      .poll(() => hers.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Notes');
    // Space presses the focused button and is no push-to-talk there.
    await button(hers, 'Mute').focus();
    await hers.keyboard.press('Space');
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(true);
    await hers.keyboard.press('Space');
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(false);
    // Esc leaves the button; then Space talks again.
    await hers.keyboard.press('Space');
    await hers.keyboard.press('Escape');
    await hers.keyboard.down('Space');
    await hers.getByText('You are heard while you hold Space.').waitFor();
    await hers.keyboard.up('Space');
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(true);
    await hers.keyboard.press('m');
    await expect.poll(() => isPressed(hers, 'Mute')).toBe(false);
  });

  it('lists its shortcuts, and lets single keys be switched off for good', async () => {
    await hers.keyboard.press('?');
    const dialog = hers.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByText('Hang up at once').waitFor();
    await hers.keyboard.press('m');
    expect(await isPressed(hers, 'Mute')).toBe(false);
    await dialog.getByRole('switch', { name: 'Use keys without Ctrl' }).uncheck();
    await hers.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await hers.keyboard.press('m');
    await hers.keyboard.press('n');
    expect(await isPressed(hers, 'Mute')).toBe(false);
    expect(await hers.getByRole('textbox').count()).toBe(0);
    expect(await hers.evaluate(() => localStorage.getItem('call.characterKeys'))).toBe('off');
    await button(hers, 'More').click();
    await button(hers, 'Keyboard shortcuts').click();
    await dialog.getByRole('switch').check();
    await button(hers, 'Close').click();
    await expect
      .poll(() => hers.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('More');
  });
});

it('every panel of the live window passes the checks of axe in both themes', async () => {
  expect(await violationsOf(hers)).toEqual([]);
  for (const panel of ['Notes', 'More']) {
    await button(hers, panel).click();
    expect(await violationsOf(hers)).toEqual([]);
  }
  await button(hers, 'Keyboard shortcuts').click();
  expect(await violationsOf(hers)).toEqual([]);
  await hers.keyboard.press('Escape');
});

it('a flood of notes and of rubbish leaves the window as quick as before', async () => {
  await button(his, 'Notes').click();
  await hers.evaluate(async () => {
    const channel = window.talkChannel;
    if (!channel) throw new Error('no channel');
    const flood = [
      ...Array.from({ length: 10_000 }, (_, id) => ({ type: 'note', id, text: `flood ${id}` })),
      { type: 'note', id: 1, text: 'x'.repeat(200_000) },
      { type: 'note', id: -1, text: '' },
      { type: 'reaction', reaction: '<b>' },
      { type: 'hold', on: 'yes' },
      'no JSON',
    ];
    for (const one of flood) {
      while (channel.bufferedAmount > 1_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
      channel.send(typeof one === 'string' ? one : JSON.stringify(one));
    }
  });
  await his.getByText('came faster than anyone can type').waitFor();
  expect(await his.locator('.note').count()).toBeLessThan(40);
  expect(await his.locator('.note-text').last().innerText()).toMatch(/^flood/u);
  const took = await his.evaluate(async () => {
    const before = performance.now();
    await new Promise(requestAnimationFrame);
    return performance.now() - before;
  });
  expect(took).toBeLessThan(500);
  expect(await pair.bob.phase()).toBe('live');
});

describe('the end', () => {
  it('comes by the keyboard only on purpose, and keeps the notes on both sides', async () => {
    await hers.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await hers.keyboard.press('h');
    await hers.getByText('Press H again to hang up.').waitFor();
    expect(await pair.bob.phase()).toBe('live');
    await hers.keyboard.press('h');
    await Promise.all([pair.alice.waitForPhase('ended'), pair.bob.waitForPhase('ended')]);
    for (const page of [hers, his]) await page.getByText('See https://example.org exe.pdf').waitFor();
    // What she typed and never sent.
    expect(await hers.locator('.kept-notes').innerText()).toContain('mvsh mvsh');
    expect(await violationsOf(hers)).toEqual([]);
    const kept = await hers.evaluate(async () => [
      JSON.stringify(await chrome.storage.local.get()),
      JSON.stringify(await chrome.storage.session.get()),
      JSON.stringify(localStorage),
    ]);
    expect(kept.join(' ')).not.toContain('exe.pdf');
  });
});
