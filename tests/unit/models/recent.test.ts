import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../utils/core/people/ids.ts';
import type { LogEntry } from '../../../utils/core/people/log-entry.ts';
import type { Deed } from '../../../utils/core/people/deed.ts';
import type { Person } from '../../../utils/core/people/person.ts';
import { createRecent } from '../../../utils/models/recent.ts';
import type { RecentFilter } from '../../../utils/models/recent-filter.ts';
import { createScreening } from '../../../utils/models/screening/screening-model.ts';
import { createTakeBack } from '../../../utils/models/take-back.ts';
import { createFakeSettings, rulesWith } from '../../support/fakes/settings.ts';
import { judgedBy } from '../../support/judged.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { ACCOUNT, BOB, LOG, LONG, MALLORY, PEOPLE, PINS } from '../../support/page-stories.ts';

const open = async (entries: readonly LogEntry[] = LOG, start: UserId | null = ACCOUNT) => {
  const background = createFakeBackground();
  const log = { entries };
  const deeds: { readonly deed: Deed; readonly undo: (() => void) | undefined }[] = [];
  const done = (deed: Deed, undo?: () => void) => void deeds.push({ deed, undo });
  const settings = createFakeSettings();
  await settings.setScreening(ACCOUNT, rulesWith({ everyoneElse: 'silent' }));
  const people = new Map<UserId, Person>(PEOPLE.map((one) => [one.userId, one]));
  const account = signal(start);
  const until = new AbortController().signal;
  const model = createRecent(
    {
      people: { get: async (_, userId) => people.get(userId) },
      screening: createScreening(settings, account, until),
      takeBack: createTakeBack(background, done),
      done,
      log: { list: async () => log.entries },
      background,
      account,
    },
    until,
  );
  await settled();
  const call = (outcome: LogEntry['outcome']) =>
    model.calls.value?.find(({ entry }) => entry.outcome === outcome);
  const opened = async (outcome: LogEntry['outcome']) => {
    call(outcome)?.toggle?.();
    await settled();
    return call(outcome)?.changes;
  };
  return { background, call, deeds, log, model, opened, people, settings };
};

/** Somebody verified whom nothing else speaks for: silenced. */
const VERIFIED: LogEntry = {
  ...(LOG[2] as LogEntry),
  judged: judgedBy(
    { caller: { facts: { verified: { value: true, source: 'x-data', at: 1 } } } },
    rulesWith({ everyoneElse: 'silent' }).rules,
  ),
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

  it('say that nobody can be called back who was blocked since', async () => {
    const { background, model } = await open();
    background.answer('call-person', 'blocked');
    model.calls.value?.[1]?.callBack?.();
    await settled();
    expect(model.failed.value).toBe('blocked');
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
    await settled();
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

  it('can be put back after they were cleared: all of them, also what the filter hides', async () => {
    const { background, deeds, model } = await open();
    model.show('missed');
    model.clear.value?.();
    await settled();
    expect(deeds.map(({ deed }) => deed)).toEqual([{ type: 'log-cleared', calls: 5 }]);
    deeds[0]?.undo?.();
    expect(background.asked.at(-1)).toEqual({
      type: 'restore-log',
      data: { account: ACCOUNT, entries: LOG },
    });
  });

  it('open only where something was judged, and close again', async () => {
    const { call, opened } = await open();
    expect(call('unanswered')?.toggle).toBeUndefined();
    expect(call('missed')?.changes).toBeUndefined();
    expect(await opened('missed')).toBeDefined();
    expect(await opened('missed')).toBeUndefined();
  });

  it('offer what is not decided for the person already, and nothing but the way back for a blocked one', async () => {
    const { background, opened, people } = await open();
    people.set(BOB.userId, { ...BOB, verdict: 'ring' });
    const changes = await opened('missed');
    expect(changes?.verdict).toBe('ring');
    expect(changes?.alwaysRing).toBeUndefined();
    expect(changes?.alwaysSilent).toBeDefined();
    const { unblock, ...rest } = (await opened('blocked')) ?? { verdict: 'ring' };
    expect(rest).toEqual({ verdict: undefined });
    unblock?.();
    expect(background.asked.at(-1)?.data).toEqual({
      account: ACCOUNT,
      userId: MALLORY.userId,
      change: { type: 'unblock' },
    });
    expect(changes).not.toHaveProperty('unblock');
    changes?.alwaysSilent?.();
    await settled();
    expect(background.asked.at(-1)?.data).toEqual({
      account: ACCOUNT,
      userId: BOB.userId,
      change: { type: 'verdict', verdict: 'silent' },
    });
  });

  it('show what was decided for the person as soon as it changes', async () => {
    const { background, call, opened, people } = await open();
    expect((await opened('missed'))?.verdict).toBeUndefined();
    people.set(BOB.userId, { ...BOB, verdict: 'silent' });
    background.tell('data-changed', { what: 'people', userId: BOB.userId });
    await settled();
    expect(call('missed')?.changes?.verdict).toBe('silent');
  });

  it('let people like this ring by the rule that fits, stored, and take that back alone', async () => {
    const { deeds, opened, people, settings } = await open([VERIFIED]);
    people.set(LONG.userId, { ...LONG, accepted: false });
    const stored = async () => (await settings.screening(ACCOUNT)).rules;
    const before = await stored();
    const changes = await opened('silenced');
    expect(changes?.letIn?.rule.id).toBe('verified');
    changes?.letIn?.allow();
    await settled();
    expect(await stored()).toEqual(rulesWith({ everyoneElse: 'silent', verified: true }).rules);
    expect(deeds[0]?.deed).toMatchObject({ type: 'rule-on', rule: { id: 'verified' } });
    await settings.setScreening(ACCOUNT, rulesWith({ everyoneElse: 'decline', verified: true }));
    await settled();
    deeds[0]?.undo?.();
    await settled();
    expect(await stored()).toEqual(rulesWith({ everyoneElse: 'decline' }).rules);
    expect(await stored()).not.toEqual(before);
  });

  it('offer no rule where the person alone is silenced', async () => {
    const { opened, people } = await open([VERIFIED]);
    people.set(LONG.userId, { ...LONG, accepted: false, verdict: 'silent' });
    expect((await opened('silenced'))?.letIn).toBeUndefined();
  });
});
