import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall, waitForInviteText } from '../support/call-steps.ts';
import { AUDIBLE, hearRemote, seeVideo } from '../support/frames.ts';
import { waitForMedia } from '../support/media-flows.ts';
import { connect, meet, type Pair } from '../support/pair.ts';
import type { Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  const args = ['--auto-select-desktop-capture-source=Entire screen'];
  pair = await meet(sandbox, { alice: { args }, bob: { args } });
  for (const { context } of [pair.alice, pair.bob]) await context.addInitScript(noteDevices);
});
afterAll(() => sandbox.close());

declare global {
  interface Window {
    /** What the page asked of the devices. */
    askedFor?: string[];
    /** Whether each lock that keeps the screen on is held still. */
    screenLocks?: () => boolean[];
  }
}

const noteDevices = (): void => {
  if (location.protocol !== 'chrome-extension:') return;
  const asked: string[] = (window.askedFor = []);
  const devices = navigator.mediaDevices;
  const real = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (wanted) => {
    for (const kind of ['audio', 'video'] as const) if (wanted?.[kind]) asked.push(kind);
    return real(wanted);
  };
};

const noteScreenLocks = (): void => {
  const locks: WakeLockSentinel[] = [];
  const { wakeLock } = navigator;
  const real = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (type) => {
    const lock = await real(type);
    locks.push(lock);
    return lock;
  };
  window.screenLocks = () => locks.map(({ released }) => !released);
};

const isPressed = async (window: Page, name: string): Promise<boolean> =>
  (await window.getByRole('button', { name, pressed: true, exact: true }).count()) > 0;

const press = (window: Page, name: string): Promise<void> =>
  window.getByRole('button', { name, exact: true }).click();

const windows = (): Promise<[Page, Page]> => Promise.all([pair.alice.callWindow(), pair.bob.callWindow()]);

describe('Chromium → Chromium: first contact', () => {
  it('goes by an invite in the DM and is called back', async () => {
    const { alice, bob } = pair;
    await alice.callButton('Video', 'bob').click();
    const window = await alice.waitForPhase('inviting');
    await expect.poll(() => window.getByText('has no Ahoy card yet').count()).toBeGreaterThan(0);
    expect(await waitForInviteText(alice)).toMatch(/ahoy1:[\w-]{100,}/u);
    await alice.sendDraft();

    const invite = await bob.bus.waitFor(({ title }) => title.includes('invites you to call'));
    expect(invite.title).toBe('Alice Archer invites you to call');
    expect(invite.body).toContain('Key proved in your DM');
    bob.bus.press(invite, 'Call Alice Archer');
    // Bob's call joins the one that waits: nobody has to accept again.
    const [, his] = await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    // He pressed a call that says nothing of video.
    expect(await isPressed(his, 'Camera')).toBe(false);
    expect((await his.evaluate(() => self.askedFor)) ?? []).not.toContain('video');
    await endCall(bob, alice);
  });
});

describe('Chromium → Chromium: a call between people who have each other’s cards', () => {
  it('rings, is accepted by the notification, and both see and hear each other, with the screen kept on', async () => {
    const { alice, bob } = pair;
    await alice.callButton('Video', 'bob').click();
    await (await alice.waitForPhase('ringing')).evaluate(noteScreenLocks);
    const ring = await bob.bus.waitFor(({ title }) => title.includes('is calling'));
    expect(ring.title).toBe('Alice Archer is calling');
    expect(ring.body).toContain('Video call');
    bob.bus.press(ring, 'Accept');
    const [hers, his] = await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    for (const window of [hers, his]) await waitForMedia(window);
    const locks = () => hers.evaluate(() => window.screenLocks?.());
    await expect.poll(locks).toEqual([true]);
    await press(hers, 'Hang up');
    await Promise.all([alice.waitForPhase('ended'), bob.waitForPhase('ended')]);
    await expect.poll(locks).toEqual([false]);
    await Promise.all([hers.close(), his.close()]);
  });
});

describe('Chromium → Chromium: an audio call', () => {
  it('carries sound both ways and touches no camera', async () => {
    await connect(pair.alice, pair.bob, 'Audio');
    const asked: string[] = [];
    for (const page of await windows()) {
      expect(await hearRemote(page)).toBeGreaterThan(AUDIBLE);
      asked.push(...((await page.evaluate(() => window.askedFor)) ?? []));
      expect(await isPressed(page, 'Camera')).toBe(false);
    }
    // Of one window perhaps nothing is known: it was faster than the script that looks.
    expect(asked).toContain('audio');
    expect(asked).not.toContain('video');
  });

  it('is muted and unmuted, and the other side sees why it is quiet', async () => {
    const [hers, his] = await windows();
    await press(hers, 'Mute');
    await his.getByText('Their microphone is off').waitFor();
    expect(await isPressed(hers, 'Mute')).toBe(true);
    // What was under way when the label came may still sound for a moment.
    await expect.poll(() => hearRemote(his, 1500)).toBeLessThan(AUDIBLE);
    await press(hers, 'Mute');
    await his.getByText('Their microphone is off').waitFor({ state: 'hidden' });
    expect(await hearRemote(his)).toBeGreaterThan(AUDIBLE);
  });

  it('shows both the same code to compare; whoever did is told so from then on', async () => {
    const [hers, his] = await windows();
    const codeOf = async (window: Page): Promise<string> => {
      await window.getByRole('button', { name: /^Encrypted/ }).click();
      const panel = window.getByRole('region', { name: 'Compare the safety code' });
      await panel.getByRole('list', { name: 'Safety code' }).waitFor();
      return panel
        .getByRole('listitem')
        .allInnerTexts()
        .then((names) => names.join(' '));
    };
    const [hersSays, hisSays] = await Promise.all([codeOf(hers), codeOf(his)]);
    expect(hersSays.split(/\s+/).length).toBe(8);
    expect(hersSays).toBe(hisSays);
    const [hersDigits, hisDigits] = await Promise.all(
      [hers, his].map((window) => window.locator('.proof-digits').innerText()),
    );
    expect(hersDigits?.replaceAll(/\s/gu, '')).toMatch(/^\d{60}$/u);
    expect(hersDigits).toBe(hisDigits);
    await hers.getByRole('button', { name: 'They are the same' }).click();
    await hers.getByRole('button', { name: /safety number compared/ }).waitFor();
    expect(await his.getByRole('button', { name: /safety number compared/ }).count()).toBe(0);
    await hers.keyboard.press('Escape');
    await hers.getByRole('region', { name: 'Compare the safety code' }).waitFor({ state: 'hidden' });
    await his.keyboard.press('Escape');
  });

  it('becomes a video call when one turns the camera on; nothing rings again', async () => {
    const [hers, his] = await windows();
    await press(hers, 'Camera');
    await expect.poll(async () => (await seeVideo(his, 'Remote video', 500)).changes).toBeGreaterThan(1);
    expect(await isPressed(hers, 'Camera')).toBe(true);
    expect(await isPressed(his, 'Camera')).toBe(false);
    expect(pair.bob.bus.open()).toEqual([]);
    expect([await pair.alice.phase(), await pair.bob.phase()]).toEqual(['live', 'live']);
  });

  it('tells how long and how well it gets through, and both save data when one wants to', async () => {
    const [hers, his] = await windows();
    const seconds = async (): Promise<number> => {
      const [minutes, rest] = (await hers.getByRole('timer').innerText()).split(':').map(Number);
      return (minutes ?? 0) * 60 + (rest ?? 0);
    };
    const before = await seconds();
    for (const window of [hers, his]) {
      await window.getByText('Direct', { exact: true }).waitFor();
      await window.bringToFront();
      await window.getByRole('button', { name: /^Connection: / }).click();
    }
    const row = (window: Page, name: string): Promise<string> =>
      window
        .getByRole('row')
        .filter({ hasText: name })
        .getByRole('cell')
        .allInnerTexts()
        .then((cells) => cells.join(' | '));
    await expect.poll(() => row(his, 'Picture')).toMatch(/^none \| \d+×\d+ · \d+ fps · VP8$/u);
    await expect.poll(() => row(hers, 'Picture')).toMatch(/^\d+×\d+ · \d+ fps · VP8 \| none$/u);
    expect(await row(his, 'Bitrate')).toMatch(/^\d+ kbit\/s \| [\d.]+ [kM]bit\/s$/u);
    expect(await row(his, 'Lost')).toMatch(/^[\d.]+% \| [\d.]+%$/u);
    const path = await his.locator('.quality-path').innerText();
    expect(path).toMatch(/Round trip\s+\d+ ms\s+Jitter\s+\d+ ms\s+Path\s+Direct · UDP/u);
    const hint = his.getByText(/^Alice Archer\W? has turned on Data saver, so both of you send less/u);
    await hers.bringToFront();
    const saver = hers.getByRole('switch', { name: 'Data saver' });
    await saver.check();
    await hint.waitFor();
    await saver.uncheck();
    await hint.waitFor({ state: 'hidden' });
    await expect.poll(seconds).toBeGreaterThan(before);
    for (const window of [hers, his]) await window.keyboard.press('Escape');
    await press(hers, 'Camera');
    await expect.poll(async () => (await seeVideo(his, 'Remote video', 500)).frames).toBe(0);
  });

  it('shows the screen to the other side, and stops when the button is pressed again', async () => {
    const [hers, his] = await windows();
    await press(his, 'Share screen');
    await expect.poll(() => isPressed(his, 'Share screen')).toBe(true);
    await expect.poll(async () => (await seeVideo(hers, 'Remote video', 1000)).frames).toBeGreaterThan(2);
    await press(his, 'Share screen');
    await expect.poll(() => isPressed(his, 'Share screen')).toBe(false);
    await expect.poll(async () => (await seeVideo(hers, 'Remote video', 500)).frames).toBe(0);
    await endCall(pair.bob, pair.alice);
  });
});

it('is ended, with a warning, by whoever sees another code', async () => {
  await connect(pair.alice, pair.bob, 'Audio');
  const [hers, his] = await windows();
  await hers.getByRole('button', { name: /^Encrypted/ }).click();
  await hers.getByRole('button', { name: 'They differ' }).click();
  await Promise.all([pair.alice, pair.bob].map((one) => one.waitForPhase('ended')));
  await hers.getByRole('heading', { name: 'Ended for your safety' }).waitFor();
  await hers.getByText('saw different codes').first().waitFor();
  await Promise.all([hers.close(), his.close()]);
});

it('goes on after a window was loaded anew by accident, as muted as before, and nobody has to accept again', async () => {
  const { alice, bob } = pair;
  await connect(alice, bob, 'Audio');
  for (const [person, window] of [
    [alice, (await windows())[0]],
    [bob, (await windows())[1]],
  ] as const) {
    const other = person === alice ? bob : alice;
    await press(window, 'Mute');
    await window.reload();
    await window.getByRole('button', { name: 'Mute', pressed: true }).waitFor();
    await Promise.all([person.waitForPhase('live'), other.waitForPhase('live')]);
    await (await other.callWindow()).getByText('Their microphone is off').waitFor();
    await press(window, 'Mute');
    await expect.poll(async () => hearRemote(await other.callWindow())).toBeGreaterThan(AUDIBLE);
    expect(other.bus.open()).toEqual([]);
  }
  await endCall(alice, bob);
});

it('puts the picture itself above other windows where no page of ours can be', async () => {
  const { alice, bob } = pair;
  await connect(alice, bob, 'Video');
  const [hers] = await windows();
  await hers.addInitScript(() => void Reflect.deleteProperty(window, 'documentPictureInPicture'));
  await hers.reload();
  await alice.waitForPhase('live');
  await expect.poll(async () => (await seeVideo(hers, 'Remote video', 500)).changes).toBeGreaterThan(1);
  const above = (): Promise<string | null | undefined> =>
    hers.evaluate(() => document.pictureInPictureElement?.getAttribute('aria-label'));
  await hers.keyboard.press('p');
  await expect.poll(above).toBe('Remote video');
  await hers.keyboard.press('p');
  await expect.poll(above).toBeUndefined();
  await endCall(alice, bob);
});

describe('two people who call each other at the same time', () => {
  const callWindows = ({ context }: Person): number =>
    context.pages().filter((page) => page.url().includes('call.html')).length;

  /** The calls before are there: an empty list is one that was not read yet. */
  const filed = async (person: Person): Promise<number> => {
    const entries = (await person.popupOn('Recent')).locator('.recent-list > li');
    await entries.first().waitFor();
    return entries.count();
  };

  // Held back on the wire, the rings are certain to cross; without, whatever order the machine makes is right.
  it.each([0, 400])('are in one call, in one window each (letters held %i ms)', async (ms) => {
    const { alice, bob } = pair;
    const people = [alice, bob];
    await Promise.all(people.map((one) => one.popupOn('Recent')));
    const before = await Promise.all(people.map(filed));
    const undo = sandbox.broker.delay(({ type }) => type === 'OFFER', ms);
    await Promise.all([alice.callButton('Video', 'bob').click(), bob.callButton('Video', 'alice').click()]);
    const [hers, his] = await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    undo();
    expect(people.map(callWindows)).toEqual([1, 1]);
    for (const window of [hers, his])
      await expect.poll(async () => (await seeVideo(window, 'Remote video')).changes).toBeGreaterThan(2);
    for (const one of people)
      expect(one.bus.open().filter(({ title }) => title.endsWith('is calling'))).toEqual([]);
    await endCall(alice, bob);
    await expect.poll(() => Promise.all(people.map(filed))).toEqual(before.map((count) => count + 1));
  });
});
