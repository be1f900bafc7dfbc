import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hearRemote, seeVideo } from '../../support/frames.ts';
import { type Bench, startBench } from '../../support/media-bench/browser.ts';
import { reachIn } from '../../support/media-bench/reach-in.ts';
import { startUdpGate, type UdpGate } from '../../support/udp-gate.ts';
import { startTurn, type TurnServer } from '../../sandbox/turn.ts';
import { openPair, type Window } from '../../support/media-bench/switchboard.ts';

/** One call over a relay whose line can be made narrow. */
let bench: Bench;
let caller: Window;
let callee: Window;
let turn: TurnServer;
let gate: UdpGate;

beforeAll(async () => {
  bench = await startBench();
  await reachIn(bench.browser);
  turn = await startTurn();
  gate = await startUdpGate(turn.port);
  const server = { urls: [`turn:127.0.0.1:${gate.port}?transport=udp`], username: turn.username };
  const ice = { servers: [{ ...server, credential: turn.password }], relayOnly: true };
  const pair = await openPair(bench.browser, bench.origin, { caller: { ice }, callee: { ice } });
  ({ caller, callee } = pair);
  await pair.accept();
  await Promise.all([caller, callee].map((one) => one.waitFor('connected')));
});
afterAll(async () => {
  await bench.close();
  gate.close();
  await turn.stop();
});

const figuresOf = ({ page }: Window) => page.evaluate(() => window.bench.session.link.figures.value);

/** Everything that leaves, with headers, in bit/s over some seconds. */
const sentBy = ({ page }: Window, ms = 5000): Promise<number> =>
  page.evaluate(async (duration) => {
    const read = async () => {
      const stats = [...((await window.connections.at(-1)?.getStats()) ?? new Map()).values()];
      return stats.find(({ type }) => type === 'transport') as { bytesSent: number; timestamp: number };
    };
    const before = await read();
    await new Promise((resolve) => setTimeout(resolve, duration));
    const now = await read();
    return ((now.bytesSent - before.bytesSent) * 8000) / (now.timestamp - before.timestamp);
  }, ms);

/** What the encoder of the camera may take. How much it takes depends on the machine. */
const cameraCap = ({ page }: Window): Promise<number | undefined> =>
  page.evaluate(
    () => window.connections.at(-1)?.getTransceivers()[1]?.sender.getParameters().encodings[0]?.maxBitrate,
  );

const voiceOf = (page: Page) =>
  page.evaluate(async () => {
    const connection = window.connections.at(-1);
    const stats = [...((await connection?.getStats()) ?? new Map()).values()];
    return {
      negotiated: connection
        ?.getTransceivers()[0]
        ?.sender.getParameters()
        .codecs.map(({ mimeType }) => mimeType),
      received: stats.find(({ type, mid }) => type === 'inbound-rtp' && mid === '0') as Record<
        string,
        number
      >,
    };
  });

test('a voice is sent twice, by RED, in both directions, and Opus repairs itself besides', async () => {
  for (const { page } of [caller, callee]) {
    await expect.poll(async () => (await voiceOf(page)).received?.['packetsReceived']).toBeGreaterThan(100);
    const { negotiated, received } = await voiceOf(page);
    // Nothing gets lost here, so the second copy of each frame is thrown away: one per packet. Without RED there is none.
    const { packetsReceived = 0, packetsDiscarded = 0 } = received ?? {};
    expect(packetsDiscarded / packetsReceived).toBeGreaterThan(0.8);
    expect(negotiated?.slice(0, 2)).toEqual(['audio/red', 'audio/opus']);
    const local = await page.evaluate(() => window.connections.at(-1)?.localDescription?.sdp);
    expect(local).toContain('useinbandfec=1');
    for (const repair of ['rtx/90000', 'ulpfec/90000', 'telephone-event/48000'])
      expect(local).toContain(repair);
  }
});

test('a face is sent by VP8 and a screen by AV1', async () => {
  const codecs = await caller.page.evaluate(() =>
    window.connections
      .at(-1)
      ?.getTransceivers()
      .map(({ sender }) => sender.getParameters().codecs[0]?.mimeType),
  );
  expect(codecs).toEqual(['audio/red', 'video/VP8', 'video/AV1', 'audio/opus']);
});

test('a face that began at half its size is sent whole by both sides', async () => {
  for (const { page } of [caller, callee])
    await expect
      .poll(() =>
        page.evaluate(
          () => window.connections.at(-1)?.getTransceivers()[1]?.sender.getParameters().encodings[0],
        ),
      )
      .toMatchObject({ scaleResolutionDownBy: 1, maxBitrate: 1_700_000 });
});

test('a face rather loses sharpness than motion, a screen rather motion than sharpness, and a voice goes first', async () => {
  const plans = () =>
    callee.page.evaluate(() =>
      (window.connections.at(-1)?.getTransceivers() ?? []).map(({ sender }) => {
        const { degradationPreference, encodings } = sender.getParameters();
        return [degradationPreference, encodings[0]?.priority];
      }),
    );
  await expect
    .poll(async () => (await plans()).slice(0, 3))
    .toEqual([
      [undefined, 'high'],
      ['maintain-framerate', 'low'],
      ['maintain-resolution', 'low'],
    ]);
  expect(
    await caller.page.evaluate(() => {
      const { voice, camera } = window.bench.session.own.value?.outgoing.value.tracks ?? {};
      return [voice?.contentHint, camera?.contentHint];
    }),
  ).toEqual(['speech', 'motion']);
});

test('the numbers of the connection are told', async () => {
  await expect
    .poll(() => figuresOf(caller))
    .toMatchObject({
      path: { relayed: true, protocol: 'udp', roundTrip: expect.any(Number), available: expect.any(Number) },
      up: { voiceCodec: 'Opus + RED', picture: { codec: 'VP8', width: expect.any(Number) } },
      down: { voiceCodec: 'Opus + RED', picture: { codec: 'VP8', frameRate: expect.any(Number) } },
      jitter: expect.any(Number),
    });
  await expect
    .poll(() => caller.page.evaluate(() => window.bench.session.link.quality.value.level))
    .not.toBe('unknown');
});

test('Data saver keeps what both sides send below 300 kbit/s, and is remembered', async () => {
  for (const one of [caller, callee]) await expect.poll(() => cameraCap(one)).toBe(1_700_000);
  await caller.page.evaluate(() => window.bench.session.link.saveData(true));
  for (const one of [caller, callee]) await expect.poll(() => cameraCap(one)).toBe(190_000);
  const sent = await Promise.all([sentBy(caller), sentBy(callee)]);
  for (const bitrate of sent) expect(bitrate).toBeLessThan(300_000);
  expect(await callee.page.evaluate(() => window.bench.session.link.theirs.value.saver)).toBe(true);
  expect(await caller.page.evaluate(() => localStorage.getItem('data-saver'))).toBe('on');
  await caller.page.evaluate(() => window.bench.session.link.saveData(false));
  for (const one of [caller, callee]) await expect.poll(() => cameraCap(one)).toBe(1_700_000);
});

test('on a line for a voice only the camera pauses on both sides, the voice goes on, and the picture comes back', async () => {
  const paused = ({ page }: Window) => page.evaluate(() => window.bench.session.link.theirs.value.paused);
  // For both together: a voice each fits, a face does not.
  gate.limit = 120_000;
  for (const one of [caller, callee]) await expect.poll(() => paused(one), { timeout: 45_000 }).toBe(true);
  expect(await hearRemote(callee.page)).toBeGreaterThan(0.005);
  await expect.poll(async () => (await figuresOf(caller))?.up.bitrate).toBeLessThan(60_000);
  gate.limit = undefined;
  for (const one of [caller, callee]) await expect.poll(() => paused(one), { timeout: 60_000 }).toBe(false);
  await callee.page.bringToFront();
  await expect.poll(async () => (await seeVideo(callee.page, 'Remote video')).changes).toBeGreaterThan(1);
});
