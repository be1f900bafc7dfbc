import { describe, expect, test } from 'vitest';
import type { LinkSample } from '../../../../utils/core/media/link-sample.ts';
import { settled, type FakePeer } from '../../../support/fakes/media.ts';
import { openLive, openWindow, type CallWindow } from './window.ts';

let at = 0;
const sample = (available: number): LinkSample => {
  at += 2000;
  const voice = { bytes: at * 5, packets: at / 20, lost: 0, codec: 'Opus' };
  return {
    at,
    path: { relayed: false, protocol: 'udp', roundTrip: 20, available },
    up: { voice, camera: { bytes: at * 90, packets: at / 10, lost: 0, width: 640, height: 360 } },
    down: { voice },
  };
};

/** So many times two seconds pass while the browser thinks that it could send so much. */
const measure = async (window: CallWindow, available: number, times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn += 1) {
    window.peer().sample = sample(available);
    await window.ring(1000);
    await window.ring(2000);
  }
};

const hear = async (peer: FakePeer, thrift: { saver: boolean; paused: boolean }): Promise<void> => {
  peer.handlers.message(JSON.stringify({ type: 'thrift', thrift }));
  await settled();
};

const said = (peer: FakePeer): unknown =>
  peer.sent
    .map((text) => JSON.parse(text) as { type: string; thrift?: unknown })
    .findLast(({ type }) => type === 'thrift')?.thrift;

describe('the connection of a live call', () => {
  test('is judged once there is something to compare, and unknown while it is away', async () => {
    const window = await openLive();
    expect(window.session.link.quality.value).toEqual({ level: 'unknown' });
    await measure(window, 2_000_000, 3);
    expect(window.session.link.quality.value).toEqual({ level: 4, advice: 'fine' });
    expect(window.session.link.path.value?.roundTrip).toBe(20);
    await window.enter('reconnecting');
    expect(window.session.link.quality.value).toEqual({ level: 'unknown' });
    expect(window.session.link.figures.value).toBeUndefined();
  });

  test('is not measured before it is live', async () => {
    const window = await openWindow({ role: 'caller', phase: 'ringing' });
    window.peer().sample = sample(2_000_000);
    await window.ring(1000);
    expect(window.session.link.path.value).toBeUndefined();
  });

  test('pauses its pictures when it carries a voice only, says so, and brings them back', async () => {
    const window = await openLive();
    await measure(window, 110_000, 3);
    expect(window.peer().plan).toMatchObject({ voice: { active: true }, camera: { active: false } });
    expect(window.session.link.mine.value.paused).toBe(true);
    expect(said(window.peer())).toEqual({ saver: false, paused: true });
    expect(window.session.link.quality.value).toEqual({ level: 1, advice: 'mine-slow' });
    await measure(window, 400_000, 4);
    expect(window.peer().plan).toMatchObject({ camera: { active: true, maxBitrate: 1_700_000 } });
    expect(said(window.peer())).toEqual({ saver: false, paused: false });
  });

  test('pauses nothing where no picture is sent', async () => {
    const window = await openLive('audio');
    await measure(window, 50_000, 4);
    expect(window.session.link.mine.value.paused).toBe(false);
  });

  test('gives its bits to the screen while one is shared', async () => {
    const window = await openLive();
    window.session.own.value?.dispatch({ type: 'toggle', source: 'screen' });
    await window.sources.next();
    expect(window.peer().plan).toMatchObject({ camera: { scale: 2 }, sound: { active: true } });
  });
});

describe('Data saver', () => {
  test('caps what is sent, tells the other side and is remembered', async () => {
    const window = await openLive();
    expect(window.peer().plan?.camera.maxBitrate).toBe(1_700_000);
    window.session.link.saveData(true);
    expect(window.peer().plan?.camera.maxBitrate).toBeLessThan(200_000);
    expect(said(window.peer())).toEqual({ saver: true, paused: false });
    expect(window.remembered).toEqual([true]);
  });

  test('of the other side caps what is sent here too, and is not taken for one’s own', async () => {
    const window = await openLive();
    await hear(window.peer(), { saver: true, paused: false });
    expect(window.peer().plan?.camera.maxBitrate).toBeLessThan(200_000);
    expect(window.session.link.mine.value.saver).toBe(false);
    expect(window.remembered).toEqual([]);
    await hear(window.peer(), { saver: false, paused: true });
    expect(window.peer().plan?.camera.maxBitrate).toBe(1_700_000);
    expect(window.session.link.theirs.value.paused).toBe(true);
  });
});
