import { describe, expect, it } from 'vitest';
import { removeRule, switchRule } from '../../../../utils/core/screening/edit-rules.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';
import { createExpecting } from '../../../../utils/models/screening/expecting.ts';
import { settled } from '../../../support/fakes/background.ts';
import { createFakeClock, fakeCalendar, NOW } from '../../../support/fakes/clock.ts';
import { createFakeDelays } from '../../../support/fakes/media.ts';
import { ACCOUNT } from '../../../support/page-stories.ts';
import { openScreening } from './given.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const open = async () => {
  const { screening, settings, stored } = await openScreening();
  const clock = createFakeClock();
  const { delays, ring } = createFakeDelays();
  const model = createExpecting(
    { screening, clock, calendar: fakeCalendar, delays },
    new AbortController().signal,
  );
  return { model, clock, ring, settings, stored };
};

describe('expecting a call', () => {
  it('lasts as long as was chosen, and is stored', async () => {
    const { model, stored } = await open();
    expect(model.until.value).toBeUndefined();
    expect(model.stop.value).toBeUndefined();
    model.expect.value?.forMinutes(30);
    expect(model.until.value).toBe(NOW + 30 * MINUTE);
    expect((await stored()).expectingUntil).toBe(NOW + 30 * MINUTE);
  });

  it('lasts until the clock on the wall next shows the time', async () => {
    const { model } = await open();
    const minute = fakeCalendar.local(NOW).minute;
    model.expect.value?.untilClock(minute + 5);
    expect(model.until.value).toBe(fakeCalendar.next(NOW, minute + 5));
    model.expect.value?.untilClock(minute);
    expect(model.until.value).toBeGreaterThan(NOW + DAY - MINUTE);
  });

  it('lapses by itself while it is looked at', async () => {
    const { model, clock, ring } = await open();
    model.expect.value?.forMinutes(30);
    await settled();
    clock.advance(30 * MINUTE);
    await ring(30 * MINUTE);
    expect(model.until.value).toBeUndefined();
  });

  it('goes on when its timer comes too early, as after a clock was set back', async () => {
    const { model, clock, ring } = await open();
    model.expect.value?.forMinutes(30);
    await settled();
    clock.advance(20 * MINUTE);
    await ring(30 * MINUTE);
    expect(model.until.value).toBe(NOW + 30 * MINUTE);
    clock.advance(10 * MINUTE);
    await ring(10 * MINUTE);
    expect(model.until.value).toBeUndefined();
  });

  it('is not shown when it lapsed before', async () => {
    const { model, settings } = await open();
    await settings.setScreening(ACCOUNT, { expectingUntil: NOW - 1 });
    await settled();
    expect(model.until.value).toBeUndefined();
  });

  it.each([
    ['removed', (rules: readonly Rule[]) => removeRule(rules, 'expecting')],
    ['switched off', (rules: readonly Rule[]) => switchRule(rules, 'expecting', false)],
  ])('is not offered, and promises nothing, where its rule was %s', async (_, change) => {
    const { model, settings } = await open();
    model.expect.value?.forMinutes(30);
    await settled();
    await settings.setScreening(ACCOUNT, { rules: change(DEFAULT_RULES) });
    await settled();
    expect([model.until.value, model.expect.value, model.stop.value]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stops on a press', async () => {
    const { model, stored } = await open();
    model.expect.value?.forMinutes(60);
    await settled();
    model.stop.value?.();
    expect(model.until.value).toBeUndefined();
    expect((await stored()).expectingUntil).toBe(0);
  });
});
