import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { unpackDescription } from '../../../utils/adapters/crypto/description.ts';
import type { IceSettings } from '../../../utils/models/media-ports.ts';
import { relayPasswords } from '../../../utils/adapters/crypto/relay-passwords.ts';
import type { MediaEvent } from '../../../utils/core/call/input.ts';
import { startTurn, type TurnServer } from '../../sandbox/turn.ts';
import { hearRemote, seeVideo, waitForRemoteFrame } from '../../support/frames.ts';
import { deafenFirst, keepConnection } from '../../support/media-clock.ts';
import { type Bench, startBench } from '../../support/media-bench/browser.ts';
import { connectOver, seeInFront } from '../../support/media-bench/relayed.ts';
import { openPair, openWindow, type Window } from '../../support/media-bench/switchboard.ts';

let bench: Bench;
let browser: BrowserContext;
let origin: string;

beforeAll(async () => {
  bench = await startBench();
  ({ browser, origin } = bench);
  await browser.addInitScript(keepConnection);
  await browser.addInitScript(deafenFirst);
});

afterEach(async () => {
  await Promise.all(browser.pages().map((page) => page.close()));
});

afterAll(() => bench.close());

/** A machine that is busy shows few of them in one look. */
const seeMoving = (window: Window): Promise<void> =>
  expect.poll(async () => (await seeInFront(window)).changes).toBeGreaterThan(2);

const sdpOf = async (event: MediaEvent): Promise<string> => {
  if (event.type !== 'offer-ready' && event.type !== 'description') throw new Error('no description');
  const unpacked = await unpackDescription(event.description);
  if (!unpacked.ok) throw new Error(unpacked.error);
  return unpacked.value.sdp;
};

const candidatesOf = (window: Window): readonly string[] =>
  window.events.flatMap((event) => ('candidates' in event ? event.candidates : [])).map(({ line }) => line);

const statsOf = (page: Page) =>
  page.evaluate(async () => ({
    path: window.bench.session.link.path.value,
    open: window.bench.session.own.value?.devices.value.phase,
  }));

describe('two call windows', () => {
  test('see and hear each other after accept', async () => {
    const { caller, callee, accept } = await openPair(browser, origin);
    await accept();
    await Promise.all([caller, callee].map((one) => one.waitFor('connected')));
    for (const one of [caller, callee]) {
      await one.page.bringToFront();
      await waitForRemoteFrame(one.page);
      await seeMoving(one);
      expect(await hearRemote(one.page)).toBeGreaterThan(0.005);
      await expect.poll(async () => (await seeVideo(one.page, 'Your video', 500)).changes).toBeGreaterThan(1);
    }
    await expect
      .poll(() => statsOf(caller.page), { timeout: 20_000 })
      .toMatchObject({ path: { relayed: false } });
  });

  test('connect although the first connection of each finds no way out', async ({ onTestFinished }) => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const deafen = async (relay: string | undefined): Promise<void> => {
      const page = await browser.newPage();
      await page.goto(`${origin}/index.html`);
      await page.evaluate(
        (url) => (url === undefined ? localStorage.clear() : localStorage.setItem('deaf', url)),
        relay,
      );
      await page.close();
    };
    onTestFinished(async () => {
      await deafen(undefined);
      silent.close();
    });
    await deafen(`turn:127.0.0.1:${silent.address().port}`);
    const { caller, callee, accept } = await openPair(browser, origin);
    await accept();
    await Promise.all([caller, callee].map((one) => one.waitFor('connected')));
    for (const one of [caller, callee]) {
      await seeMoving(one);
      await expect.poll(() => hearRemote(one.page)).toBeGreaterThan(0.005);
    }
    expect(
      await Promise.all([caller, callee].map(({ page }) => page.evaluate(() => window.replaced))),
    ).toEqual([1, 1]);
  });

  test('let the other side know when the camera is off, and bring it back', async () => {
    const { caller, callee, accept } = await openPair(browser, origin);
    await accept();
    await callee.waitFor('connected');
    const peerSends = () => callee.page.evaluate(() => window.bench.session.peerSends.value);
    await expect.poll(peerSends).toMatchObject({ voice: true, camera: true });
    const toggle = () =>
      caller.page.evaluate(() =>
        window.bench.session.own.value?.dispatch({ type: 'toggle', source: 'camera' }),
      );
    await toggle();
    await expect.poll(peerSends).toMatchObject({ voice: true, camera: false });
    expect((await seeInFront(callee, 800)).changes).toBeLessThan(3);
    await toggle();
    await expect.poll(peerSends).toMatchObject({ voice: true, camera: true });
    await seeMoving(callee);
  });

  test('show a shared screen and go back to the camera when it ends', async () => {
    const { caller, callee, accept } = await openPair(browser, origin);
    await accept();
    await callee.waitFor('connected');
    const peerSends = () => callee.page.evaluate(() => window.bench.session.peerSends.value?.screen);
    const share = () =>
      caller.page.evaluate(() =>
        window.bench.session.own.value?.dispatch({ type: 'toggle', source: 'screen' }),
      );
    await caller.page.bringToFront();
    await share();
    await expect.poll(peerSends).toBe(true);
    await share();
    await expect.poll(peerSends).toBe(false);
  });

  test('turn every device off when the call ends', async () => {
    const { caller, callee, accept } = await openPair(browser, origin);
    await accept();
    await caller.waitFor('connected');
    const readyState = () =>
      caller.page.evaluate(() => {
        const video = document.querySelector<HTMLVideoElement>('video[aria-label="Your video"]');
        const track = (video?.srcObject as MediaStream | null)?.getVideoTracks()[0];
        if (track !== undefined) (window as { track?: MediaStreamTrack }).track = track;
        return (window as { track?: MediaStreamTrack }).track?.readyState;
      });
    await expect.poll(readyState).toBe('live');
    await caller.enter('ended');
    expect(await readyState()).toBe('ended');
    expect((await statsOf(caller.page)).open).toBe('ended');
    expect(callee.events.some(({ type }) => type === 'failed')).toBe(false);
  });
});

describe('before accept', () => {
  test('the callee reports one offer without addresses in it and nothing else', async () => {
    const callee = await openWindow(browser, origin, 'callee');
    const sdp = await sdpOf(await callee.waitFor('offer-ready'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(callee.events.map(({ type }) => type)).toEqual(['page-began', 'offer-ready']);
    expect(sdp).not.toContain('a=candidate');
    expect(new Set(sdp.match(/^c=.*$/gm))).toEqual(new Set(['c=IN IP4 0.0.0.0']));
    expect((await statsOf(callee.page)).open).toBe('waiting');
  });

  test('the caller says nothing, and shows itself', async () => {
    const caller = await openWindow(browser, origin, 'caller', { phase: 'dialing' });
    await expect
      .poll(async () => (await seeVideo(caller.page, 'Your video', 400)).changes)
      .toBeGreaterThan(1);
    expect(caller.events).toEqual([]);
  });
});

describe('a call over a relay only', () => {
  let turn: TurnServer;
  let ice: IceSettings;

  beforeAll(async () => {
    turn = await startTurn();
    ice = {
      servers: [{ urls: [turn.url], username: turn.username, credential: turn.password }],
      relayOnly: true,
    };
  });
  afterAll(() => turn.stop());

  test('gives away relay addresses and no other', async () => {
    const { caller, callee } = await connectOver(bench, ice);
    for (const one of [caller, callee]) {
      const lines = candidatesOf(one);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0\b/);
    }
    await expect
      .poll(() => statsOf(caller.page), { timeout: 20_000 })
      .toMatchObject({ path: { relayed: true } });
  });

  test('says no-relay, and nothing else, when the relay refuses', async () => {
    const callee = await openWindow(browser, origin, 'callee', {
      ice: { relayOnly: true, servers: ice.servers.map((one) => ({ ...one, credential: 'wrong' })) },
    });
    expect(await callee.waitFor('failed')).toEqual({ type: 'failed', why: 'no-relay' });
    expect(callee.events.map(({ type }) => type)).toEqual(['page-began', 'failed']);
  });

  test('says no-relay when the login, made from a shared secret, is over', async ({ onTestFinished }) => {
    const shared = await startTurn({ sharedSecret: 'north' });
    onTestFinished(() => shared.stop());
    const login = async (seconds: number) => {
      const username = `${Math.floor(Date.now() / 1000) + seconds}:ahoy`;
      const credential = await relayPasswords.passwordFor('north', username);
      return { servers: [{ urls: [shared.url], username, credential }], relayOnly: true };
    };
    const over = await openWindow(browser, origin, 'callee', { ice: await login(-60) });
    expect(await over.waitFor('failed')).toEqual({ type: 'failed', why: 'no-relay' });
    const good = await openWindow(browser, origin, 'callee', { ice: await login(3600) });
    expect(await good.waitFor('offer-ready')).toBeDefined();
  });

  test('says no-relay at once when none is set', async () => {
    const callee = await openWindow(browser, origin, 'callee', {
      ice: { servers: [], relayOnly: true },
    });
    expect(await callee.waitFor('failed', 1, 2000)).toEqual({ type: 'failed', why: 'no-relay' });
  });
});
