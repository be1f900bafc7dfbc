import { describe, expect, test } from 'vitest';
import { planSending, roomForPictures, type SendPlan } from '../../../../utils/core/media/send-plan.ts';

const USUAL = { saver: false, screen: false, paused: false };

/** RED sends each frame of a voice twice, and 50 packets a second have headers. */
const total = ({ voice, camera, screen, sound }: SendPlan, shared: boolean): number =>
  2 * voice.maxBitrate +
  50 * 8 * 25 +
  [camera, ...(shared ? [screen, sound] : [])].reduce(
    (sum, { active, maxBitrate }) => sum + (active ? maxBitrate : 0),
    0,
  );

describe('what is sent', () => {
  test('stays within sensible caps', () => {
    const plan = planSending(USUAL);
    expect(plan.voice.maxBitrate).toBeGreaterThanOrEqual(32_000);
    expect(plan.voice.maxBitrate).toBeLessThanOrEqual(64_000);
    expect(plan.camera).toMatchObject({ active: true, maxBitrate: 1_700_000, maxFramerate: 30 });
    expect(plan.screen).toMatchObject({ active: true, maxBitrate: 2_500_000 });
  });

  test.each([false, true])('is 300 kbit/s in all with Data saver (a screen is shared: %s)', (screen) => {
    expect(total(planSending({ ...USUAL, saver: true, screen }), screen)).toBeLessThanOrEqual(300_000);
  });

  test('is a small picture of the face beside a screen', () => {
    const { camera, screen } = planSending({ ...USUAL, screen: true });
    expect(camera).toMatchObject({ scale: 2 });
    expect(camera.maxBitrate).toBeLessThan(screen.maxBitrate / 3);
  });

  test.each([false, true])('is a voice alone that fits where no picture does (Data saver: %s)', (saver) => {
    const plan = planSending({ saver, screen: true, paused: true });
    expect([plan.voice, plan.camera, plan.screen, plan.sound].map(({ active }) => active)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(total(plan, true)).toBeLessThan(60_000);
  });
});

test('what sound takes is not left for pictures', () => {
  expect(roomForPictures(300_000, planSending(USUAL))).toBe(220_000);
  expect(roomForPictures(300_000, planSending({ ...USUAL, screen: true }))).toBe(124_000);
});
