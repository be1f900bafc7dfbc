/** What a call does when its path is away, moves or dies. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MEDIA_TIMES } from '../../../utils/core/media/limits.ts';
import type { IceSettings } from '../../../utils/models/media-ports.ts';
import { startTurn, type TurnServer } from '../../sandbox/turn.ts';
import { type Bench, startBench } from '../../support/media-bench/browser.ts';
import { connectOver, relayedThrough, seeInFront } from '../../support/media-bench/relayed.ts';
import type { Window } from '../../support/media-bench/switchboard.ts';
import { keepConnection, unaskedPictures, untilMediaFlows } from '../../support/media-clock.ts';
import { startUdpGate, type UdpGate } from '../../support/udp-gate.ts';

let bench: Bench;
let turn: TurnServer;
let gate: UdpGate;
let ice: IceSettings;

beforeAll(async () => {
  [bench, turn] = await Promise.all([startBench(), startTurn()]);
  gate = await startUdpGate(turn.port);
  ice = relayedThrough(turn, gate);
  await bench.browser.addInitScript(keepConnection);
});

afterEach(async () => {
  gate.open = true;
  await Promise.all(bench.browser.pages().map((page) => page.close()));
});

afterAll(async () => {
  gate.close();
  await Promise.all([bench.close(), turn.stop()]);
});

test('heals after an interruption, over letters, with a restart', async () => {
  const { caller, callee } = await connectOver(bench, ice);
  gate.open = false;
  await Promise.all([caller.waitFor('interrupted', 1, 30_000), callee.waitFor('interrupted', 1, 30_000)]);
  const before = [...callee.events, ...caller.events].filter(({ type }) => type === 'description').length;
  await expect
    .poll(() => [...callee.events, ...caller.events].filter(({ type }) => type === 'description').length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(before);
  gate.open = true;
  await Promise.all([caller.waitFor('connected', 2, 30_000), callee.waitFor('connected', 2, 30_000)]);
  // The sender has to find its pace again.
  for (const one of [caller, callee])
    await expect.poll(async () => (await seeInFront(one)).changes, { timeout: 15_000 }).toBeGreaterThan(2);
});

test('is seen again after a network that took the letters along, and with them an offer of each side', async () => {
  const { caller, callee } = await connectOver(bench, ice);
  const windows = [caller, callee];
  const described = ({ events }: Window): number =>
    events.filter(({ type }) => type === 'description').length;
  const before = windows.map(described);
  for (const one of windows) one.letters = false;
  gate.open = false;
  await expect
    .poll(() => windows.every((one, index) => described(one) > (before[index] ?? 0)), { timeout: 20_000 })
    .toBe(true);
  // One of the two offers gives way, and must not be the browser's own yet: its picture might never be drawn again.
  expect(await caller.page.evaluate(() => window.connection?.signalingState)).toBe('stable');
  for (const one of windows) one.letters = true;
  gate.open = true;
  await Promise.all(windows.map((one) => one.waitFor('connected', 2, 30_000)));
  // By then each has repeated its own.
  await new Promise((resolve) => setTimeout(resolve, MEDIA_TIMES.answer));
  for (const one of windows)
    await expect.poll(async () => (await seeInFront(one)).changes, { timeout: 15_000 }).toBeGreaterThan(2);
});

test('goes on within a second when a path comes back that was away for five', async () => {
  const { caller, callee } = await connectOver(bench, ice);
  gate.open = false;
  const unasked = () => Promise.all([caller, callee].map(({ page }) => unaskedPictures(page)));
  const before = await unasked();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const flows = [caller, callee].map(({ page }) => untilMediaFlows(page));
  gate.open = true;
  for (const { sound, picture } of await Promise.all(flows)) {
    expect(sound).toBeLessThan(1000);
    // Usually a quarter of a second; a busy machine needs longer to draw.
    expect(picture).toBeLessThan(4000);
  }
  // Where it is only sent when it is asked for, that takes more than a second.
  const after = await unasked();
  for (const [index, count] of after.entries()) expect(count).toBeGreaterThan(before[index] ?? 0);
});

test('goes on within three seconds after a change of network', async () => {
  const own = await startUdpGate(turn.port);
  const { caller, callee } = await connectOver(bench, relayedThrough(turn, own), ice);
  own.move();
  const flows = [caller, callee].map(({ page }) => untilMediaFlows(page));
  // Browsers tell pages of it so.
  await caller.page.evaluate(() => dispatchEvent(new Event('online')));
  for (const { sound, picture } of await Promise.all(flows)) {
    expect(sound).toBeLessThan(3000);
    // As above: seldom more than the sound, but a busy machine needs longer to draw.
    expect(picture).toBeLessThan(6000);
  }
  own.close();
});

test('goes on over another relay when one dies, before that counts as an interruption', async () => {
  const own = await startUdpGate(turn.port);
  const { servers, relayOnly } = ice;
  const both = { servers: [...relayedThrough(turn, own).servers, ...servers], relayOnly };
  const { caller, callee } = await connectOver(bench, both);
  own.open = false;
  await Promise.all([caller, callee].map(({ page }) => untilMediaFlows(page)));
  expect([...caller.events, ...callee.events].map(({ type }) => type)).not.toContain('interrupted');
  own.close();
});

test('ends in words when the path stays dead', async () => {
  const { caller } = await connectOver(bench, ice);
  gate.open = false;
  const failed = await caller.waitFor('failed', 1, 40_000);
  gate.open = true;
  expect(failed).toEqual({ type: 'failed', why: 'connection-lost' });
});
