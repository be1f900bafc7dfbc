import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';
import { createReplay, REPLAY_DAYS } from '../../../../utils/models/screening/replay-model.ts';
import { createFakeBackground, settled } from '../../../support/fakes/background.ts';
import { createFakeClock, NOW } from '../../../support/fakes/clock.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { judgedBy } from '../../../support/judged.ts';
import { ACCOUNT, LOG } from '../../../support/page-stories.ts';

const DAY = 86_400_000;

const stranger = (daysAgo: number): LogEntry[] =>
  LOG.slice(0, 1).map((entry) => ({ ...entry, at: NOW - daysAgo * DAY, judged: judgedBy() }));

const open = async (start: UserId | null = ACCOUNT) => {
  const background = createFakeBackground();
  const stored = { entries: [...stranger(91), ...stranger(3), ...stranger(1)] };
  const model = createReplay(
    {
      log: { since: async (_, at) => stored.entries.filter((entry) => entry.at >= at) },
      clock: createFakeClock(),
      background,
    },
    signal(start),
    new AbortController().signal,
  );
  await settled();
  return { background, model, stored };
};

describe('the replay', () => {
  it('waits for rules', async () => {
    const { model } = await open();
    expect(model.result.value).toBeUndefined();
  });

  it(`looks at the last ${REPLAY_DAYS} days and shows the newest change first`, async () => {
    const { model } = await open();
    model.consider(rulesWith({ everyoneElse: 'silent' }).rules);
    expect(model.result.value?.changed.map(({ entry }) => (NOW - entry.at) / DAY)).toEqual([1, 3]);
    expect(model.result.value?.same).toBe(0);
  });

  it('follows the rules while they are edited', async () => {
    const { model } = await open();
    model.consider(rulesWith({ everyoneElse: 'silent' }).rules);
    model.consider(DEFAULT_RULES);
    expect(model.result.value).toEqual({ same: 2, changed: [], unknown: 0 });
    model.consider(undefined);
    expect(model.result.value).toBeUndefined();
  });

  it('counts a call that comes in meanwhile', async () => {
    const { background, model, stored } = await open();
    model.consider(DEFAULT_RULES);
    stored.entries.push(...stranger(0));
    background.tell('data-changed', { what: 'log' });
    await settled();
    expect(model.result.value?.same).toBe(3);
  });

  it('has nothing to look at before X was opened', async () => {
    const { model } = await open(null);
    model.consider(DEFAULT_RULES);
    expect(model.result.value).toEqual({ same: 0, changed: [], unknown: 0 });
  });
});
