import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../utils/core/people/ids.ts';
import type { LogEntry } from '../../../utils/core/people/log-entry.ts';
import { createRecent, type RecentFilter } from '../../../utils/models/recent.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { ACCOUNT, BOB, LOG, PINS } from '../../support/page-stories.ts';

const open = async (entries: readonly LogEntry[] = LOG, start: UserId | null = ACCOUNT) => {
  const background = createFakeBackground();
  const log = { entries };
  const model = createRecent(
    {
      log: {
        add: async () => {},
        list: async () => log.entries,
        ofPerson: async () => [],
        since: async () => [],
        clear: async () => {},
      },
      background,
      account: signal(start),
    },
    new AbortController().signal,
  );
  await settled();
  return { background, log, model };
};

describe('recent calls', () => {
  it.each<[RecentFilter, string[]]>([
    ['all', ['missed', 'answered', 'silenced', 'unanswered', 'blocked']],
    ['missed', ['missed']],
    ['outgoing', ['answered', 'unanswered']],
    ['incoming', ['missed', 'silenced', 'blocked']],
    ['screened', ['silenced', 'blocked']],
  ])('show %s', async (filter, outcomes) => {
    const { model } = await open();
    model.show(filter);
    expect(model.calls.value?.map(({ entry }) => entry.outcome)).toEqual(outcomes);
    expect(model.total.value).toBe(5);
  });

  it('call back with the kind of the call', async () => {
    const { background, model } = await open();
    model.calls.value?.[1]?.callBack?.();
    expect(background.asked.at(-1)).toEqual({
      type: 'call-person',
      data: { account: ACCOUNT, userId: BOB.userId, kind: 'video' },
    });
  });

  it('do not offer to call back who was blocked', async () => {
    const { model } = await open();
    expect(model.calls.value?.at(-1)?.callBack).toBeUndefined();
  });

  it('have nothing to clear or export while there are none', async () => {
    const { model } = await open([]);
    expect(model.calls.value).toEqual([]);
    expect(model.clear.value).toBeUndefined();
    expect(model.exportJson.value).toBeUndefined();
  });

  it('are none, not unread, before X was opened', async () => {
    const { model } = await open(LOG, null);
    expect(model.calls.value).toEqual([]);
  });

  it('are cleared by the background and read again', async () => {
    const { background, log, model } = await open();
    model.clear.value?.();
    expect(background.asked.at(-1)).toEqual({ type: 'clear-log', data: { account: ACCOUNT } });
    log.entries = [];
    background.tell('data-changed', { what: 'log' });
    await settled();
    expect(model.total.value).toBe(0);
  });

  it('export everything, also what the filter hides, without call ids, keys or addresses', async () => {
    const { model } = await open();
    model.show('missed');
    const json = model.exportJson.value?.() ?? '';
    const exported = JSON.parse(json) as unknown[];
    expect(exported).toHaveLength(5);
    expect(exported[0]).toMatchObject({
      person: { handle: 'bob', name: 'Bob' },
      direction: 'incoming',
      outcome: 'missed',
      judged: { verdict: 'ring', rule: { id: 'my-people' } },
    });
    expect(exported[1]).toMatchObject({ seconds: 754 });
    for (const { call } of LOG) expect(json).not.toContain(call);
    for (const { card } of PINS) {
      expect(json).not.toContain(card.signingKey);
      expect(json).not.toContain(card.address);
    }
  });
});
