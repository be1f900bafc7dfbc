import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROCESSING_KINDS, type DeviceKind } from '../../../utils/core/media/device-choice.ts';
import { hearRemote, seeVideo, waitForRemoteFrame } from '../../support/frames.ts';
import { type Bench, startBench } from '../../support/media-bench/browser.ts';
import { openPair, type Window } from '../../support/media-bench/switchboard.ts';
import { giveSigns } from '../../support/own-devices.ts';
import { quartersOf, toneOf, type Rgb } from '../../support/shown-tab.ts';

let bench: Bench;
let caller: Window;
let callee: Window;

beforeAll(async () => {
  bench = await startBench();
  const pair = await openPair(bench.browser, bench.origin);
  ({ caller, callee } = pair);
  await pair.accept();
  await Promise.all([caller.waitFor('connected'), callee.waitFor('connected')]);
  await callee.page.bringToFront();
  await waitForRemoteFrame(callee.page);
});

afterAll(() => bench.close());

const label = (line: 'voice' | 'camera') =>
  caller.page.evaluate((name) => window.bench.session.own.value?.outgoing.value.tracks[name]?.label, line);

/** Chooses one of a kind; gives its name. */
const choose = (kind: DeviceKind, index: number): Promise<string | undefined> =>
  caller.page.evaluate(
    ([source, at]) => {
      const own = window.bench.session.own.value;
      const device = own?.choices.value.filter((one) => one.source === source)[at];
      if (own !== undefined && device !== undefined) own.choose(device);
      return device?.label;
    },
    [kind, index] as const,
  );

/** The other side's picture moves: polled, since a busy machine stalls at times. */
const picturesArrive = (): Promise<void> =>
  expect.poll(async () => (await seeVideo(callee.page, 'Remote video')).changes).toBeGreaterThan(2);

const notices = () => caller.page.evaluate(() => window.bench.session.own.value?.notices.value);

describe('in the middle of a call', () => {
  test('another camera is seen on the other side, over the same connection, and remembered', async () => {
    const first = await label('camera');
    // The second of Chromium's fake cameras sends nothing that can be encoded.
    const chosen = await choose('camera', 2);
    await expect.poll(() => label('camera')).toBe(chosen);
    expect(chosen).not.toBe(first);
    await picturesArrive();
    expect(await caller.page.evaluate(() => localStorage.getItem('device.camera'))).not.toBeNull();
    expect([...caller.events, ...callee.events].some(({ type }) => type === 'interrupted')).toBe(false);
  });

  test('another microphone is heard on the other side', async () => {
    const chosen = await choose('microphone', 2);
    await expect.poll(() => label('voice')).toBe(chosen);
    expect(await hearRemote(callee.page)).toBeGreaterThan(0.005);
  });

  test('a hold that is taken back at once leaves nothing silent or dark', async () => {
    await caller.page.evaluate(() => {
      const { hold } = window.bench.session;
      hold.toggle();
      hold.toggle();
    });
    expect(await hearRemote(callee.page)).toBeGreaterThan(0.005);
    await picturesArrive();
  });

  test.each([
    ['noiseSuppression', 'n'],
    ['echoCancellation', 'en'],
    ['autoGainControl', 'eng'],
  ] as const)(
    'a microphone whose %s is switched off is heard without it, and remembered so',
    async (name, remembered) => {
      const settings = () =>
        caller.page.evaluate(() =>
          window.bench.session.own.value?.outgoing.value.tracks.voice?.getSettings(),
        );
      const before = await settings();
      expect(before).toMatchObject({ [name]: true });
      await caller.page.evaluate((off) => window.bench.session.own.value?.process({ [off]: false }), name);
      await expect.poll(async () => (await settings())?.[name]).toBe(false);
      const { deviceId: id, ...now } = (await settings()) ?? {};
      // The others are as they were.
      expect(now).toMatchObject(
        Object.fromEntries(PROCESSING_KINDS.map((kind) => [kind, kind !== name && before?.[kind]])),
      );
      expect(await hearRemote(callee.page)).toBeGreaterThan(0.005);
      expect(await caller.page.evaluate((of) => localStorage.getItem(`device.processing.${of}`), id)).toBe(
        remembered,
      );
    },
  );

  test('a camera that does not open leaves the one in use, and says so', async () => {
    const before = await label('camera');
    await caller.page.evaluate(() => {
      const { mediaDevices } = navigator;
      Object.defineProperty(mediaDevices, 'getUserMedia', {
        configurable: true,
        value: () => Promise.reject(new DOMException('Permission denied by system', 'NotAllowedError')),
      });
    });
    const wanted = await choose('camera', 0);
    await expect.poll(notices).toEqual([{ type: 'kept', source: 'camera', wanted, why: 'denied-by-system' }]);
    expect(await label('camera')).toBe(before);
    await picturesArrive();
    await caller.page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'));
  });

  test('a camera that is unplugged is replaced by another, and taken again when it is back', async () => {
    const before = await label('camera');
    await caller.page.evaluate(() => {
      const { mediaDevices } = navigator;
      const track = window.bench.session.own.value?.outgoing.value.tracks.camera;
      const id = track?.getSettings().deviceId;
      const list = mediaDevices.enumerateDevices.bind(mediaDevices);
      Object.defineProperty(mediaDevices, 'enumerateDevices', {
        configurable: true,
        value: async () => (await list()).filter(({ deviceId }) => deviceId !== id),
      });
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
      mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await expect.poll(notices).toMatchObject([{ type: 'gone', source: 'camera', from: before }]);
    expect(await label('camera')).not.toBe(before);
    await picturesArrive();
    await caller.page.evaluate(() => {
      Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices');
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await expect.poll(notices).toEqual([{ type: 'back', source: 'camera', to: before }]);
    expect(await label('camera')).toBe(before);
    await picturesArrive();
  });
});

test('a browser that never answers about devices does not hold the call up', async () => {
  await Promise.all([caller.page.close(), callee.page.close()]);
  const pair = await openPair(bench.browser, bench.origin);
  await pair.callee.page.evaluate(() =>
    Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => new Promise(() => {}) }),
  );
  await pair.accept();
  await Promise.all([pair.caller.waitFor('connected'), pair.callee.waitFor('connected')]);
  await pair.callee.page.bringToFront();
  await expect
    .poll(async () => (await seeVideo(pair.callee.page, 'Remote video', 500)).changes)
    .toBeGreaterThan(3);
  expect(await pair.callee.page.evaluate(() => window.bench.session.own.value?.devices.value)).toMatchObject({
    sources: { microphone: 'opening', camera: 'opening' },
  });
});

describe('the other side', () => {
  const COLOURS: readonly Rgb[] = [
    [220, 20, 20],
    [20, 180, 40],
    [20, 40, 220],
  ];
  const TONES = [500, 900, 1300, 1700];

  /** By its place in the list; undefined: it is none of them. */
  const cameraSeen = async (): Promise<number | undefined> => {
    const quarters = await quartersOf(callee.page);
    const found = COLOURS.findIndex((colour) =>
      quarters.every((seen) => seen.every((value, part) => Math.abs(value - (colour[part] ?? 999)) < 40)),
    );
    return found === -1 ? undefined : found;
  };
  const microphoneHeard = async (): Promise<number | undefined> => {
    const hertz = await toneOf(callee.page, 'video[aria-label="Remote video"]');
    const found = TONES.findIndex((tone) => Math.abs(tone - hertz) < 15);
    return found === -1 ? undefined : found;
  };

  test('gets what the chosen camera shows and what the chosen microphone hears, after each change', async () => {
    await Promise.all(bench.browser.pages().map((page) => page.close()));
    // What the tests before chose.
    await bench.browser.addInitScript(() => localStorage.clear());
    await bench.browser.addInitScript(giveSigns, { colours: COLOURS, tones: TONES });
    const pair = await openPair(bench.browser, bench.origin);
    ({ caller, callee } = pair);
    await pair.accept();
    await Promise.all([caller.waitFor('connected'), callee.waitFor('connected')]);
    await callee.page.bringToFront();
    await expect.poll(cameraSeen).toBe(0);
    await expect.poll(microphoneHeard).toBe(0);
    for (const index of [2, 1, 0]) {
      await choose('camera', index);
      await expect.poll(cameraSeen).toBe(index);
      await choose('microphone', index);
      await expect.poll(microphoneHeard).toBe(index);
      expect(await cameraSeen()).toBe(index);
    }
    expect([...caller.events, ...callee.events].some(({ type }) => type === 'interrupted')).toBe(false);
  });
});
