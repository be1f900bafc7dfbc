import { signal } from '@preact/signals-core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../utils/core/people/fact.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import type { Assumed, AssumedPast } from '../../../../utils/core/screening/assume.ts';
import { decide } from '../../../../utils/core/screening/decide.ts';
import { type Described, STRANGER } from '../../../../utils/core/screening/describe.ts';
import { decidingStep } from '../../../../utils/core/screening/judgement.ts';
import { DEFAULT_SCREENING, type Screening } from '../../../../utils/core/screening/screening.ts';
import { DEFAULT_SWITCHES, rulesOf, type Switches } from '../../../../utils/core/screening/switches.ts';
import { createJudge } from '../../../../utils/models/screening/judge.ts';
import { createTryIt } from '../../../../utils/models/screening/try-it.ts';
import { minute, switches, weekday } from '../../../support/any-screening.ts';
import { createFakeBackground, settled } from '../../../support/fakes/background.ts';
import { createFakeClock, fakeCalendar, NOW } from '../../../support/fakes/clock.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';
import { createFakePeople, createFakePins } from '../../../support/fakes/stores.ts';
import { judgedBy } from '../../../support/judged.ts';
import { ACCOUNT, ARABIC, BOB, LOG, LONG, PEOPLE, PINS } from '../../../support/page-stories.ts';

/** Bob called in vain two minutes ago, and a stranger for the first time. */
const PAST: readonly LogEntry[] = LOG.slice(0, 1).flatMap((entry) => [
  { ...entry, at: NOW - 120_000 },
  { ...entry, at: NOW - 60_000, person: { userId: '5' as UserId }, judged: judgedBy() },
]);

/** What an imported archive says of whoever is on none of its lists. */
const NOT_IN_ARCHIVE: Facts = { iFollow: { value: false, source: 'x-archive', at: NOW - 1000 } };

const open = async (
  change: Partial<Switches> = {},
  start: UserId | null = ACCOUNT,
  entries: readonly LogEntry[] = PAST,
) => {
  const people = createFakePeople();
  const pins = createFakePins();
  for (const person of PEOPLE) await people.update(ACCOUNT, person.userId, () => person);
  for (const pin of PINS) await pins.put(pin);
  const screening = signal<Screening | undefined>({
    ...DEFAULT_SCREENING,
    rules: rulesOf({ ...DEFAULT_SWITCHES, ...change }),
  });
  const log = {
    ofPerson: async (_: UserId, userId: UserId) => entries.filter(({ person }) => person.userId === userId),
    since: async (_: UserId, at: number) => entries.filter((entry) => entry.at >= at),
  };
  const deps = {
    clock: createFakeClock(),
    calendar: fakeCalendar,
    attention: { state: async () => 'active' as const },
    log,
    known: {
      of: async (account: UserId, userId: UserId) =>
        (await people.get(account, userId))?.facts ?? NOT_IN_ARCHIVE,
    },
    people,
    pins,
    screening,
    inCall: signal(false),
    background: createFakeBackground(),
  };
  const model = createTryIt(deps, signal(start), new AbortController().signal);
  await settled();
  return { deps, model, screening };
};

type Opened = Awaited<ReturnType<typeof open>>;

const outcome = ({ model }: Opened) => {
  const { judgement } = model.answer.value ?? {};
  return judgement && `${judgement.verdict} by ${decidingStep(judgement).rule.id}`;
};

const QUIET: Switches['quietHours'] = {
  on: true,
  schedule: { days: [0, 1, 2, 3, 4, 5, 6], from: 1320, to: 480 },
};
const NIGHT: Assumed = { time: { weekday: 2, minute: 23 * 60 } };

describe('somebody who is described', () => {
  it.each<[string, Partial<Switches>, Partial<Described>, Assumed, AssumedPast, string]>([
    ['is asked when nothing is known', {}, {}, {}, {}, 'ask by everyone-else'],
    ['rings with a reason', {}, {}, { reason: ' The contract ' }, {}, 'ring by everyone-else'],
    ['rings when I follow them', {}, { iFollow: 'yes' }, {}, {}, 'ring by i-follow'],
    ['does not ring when nobody knows it', {}, { iFollow: 'unknown' }, {}, {}, 'ask by everyone-else'],
    ['rings as one of my people', {}, { starred: true }, {}, {}, 'ring by my-people'],
    ['rings with a card', {}, { accepted: true }, {}, {}, 'ring by has-card'],
    ['rings when verified', { verified: true }, { verified: 'paid' }, {}, {}, 'ring by verified'],
    ['is silent when muted on X', {}, { mutedOnX: 'yes', starred: true }, {}, {}, 'silent by blocked-on-x'],
    ['is silent at night', { quietHours: QUIET }, { starred: true }, NIGHT, {}, 'silent by quiet-hours'],
    [
      'comes through at night when calling again',
      { quietHours: QUIET },
      { starred: true },
      NIGHT,
      { minutesAgo: 2 },
      'ring by quiet-repeat',
    ],
    [
      'does not with four minutes between',
      { quietHours: QUIET },
      { starred: true },
      NIGHT,
      { minutesAgo: 4 },
      'silent by quiet-hours',
    ],
    [
      'is silent without Take calls',
      {},
      { starred: true },
      { takeCalls: false },
      {},
      'silent by do-not-disturb',
    ],
    ['rings when a call is expected', {}, {}, { expecting: true }, {}, 'ring by expecting'],
    ['is silent after five rings', {}, { starred: true }, {}, { unansweredToday: 5 }, 'silent by unanswered'],
    ['rings after four', {}, { starred: true }, {}, { unansweredToday: 4 }, 'ring by my-people'],
    ['is silent in a burst', {}, { starred: true }, {}, { newcomers: 3 }, 'silent by burst'],
    [
      'is no newcomer after a call',
      {},
      { starred: true },
      {},
      { newcomers: 3, firstContact: false },
      'ring by my-people',
    ],
  ])('%s', async (_, change, described, assumed, past, expected) => {
    const opened = await open(change);
    opened.model.describe(described);
    opened.model.assume(assumed);
    opened.model.assumePast(past);
    await settled();
    expect(outcome(opened)).toBe(expected);
  });

  it('is judged before any account is known', async () => {
    expect(outcome(await open({}, null))).toBe('ask by everyone-else');
  });

  it('is judged anew when a switch changes', async () => {
    const opened = await open();
    opened.screening.value = {
      ...DEFAULT_SCREENING,
      rules: rulesOf({ ...DEFAULT_SWITCHES, everyoneElse: 'block' }),
    };
    await settled();
    expect(outcome(opened)).toBe('block by everyone-else');
  });
});

describe('somebody who is picked', () => {
  const pick = async (userId: UserId) => {
    const opened = await open();
    opened.model.choose('known');
    opened.model.pick(userId);
    await settled();
    return opened;
  };

  it('is found by name, my people first', async () => {
    const { model } = await open();
    expect(model.found.value?.[0]).toBe(BOB);
    model.search('wolf');
    expect(model.found.value).toEqual([LONG]);
  });

  it('has no answer before they are picked', async () => {
    const { model } = await open();
    model.choose('known');
    await settled();
    expect([model.answer.value, model.shown.value]).toEqual([undefined, undefined]);
  });

  it.each([BOB, LONG, ARABIC])('is judged exactly as a real ring of $name', async (person) => {
    const { deps, model, screening } = await pick(person.userId);
    const settings = createFakeSettings();
    await settings.setScreening(ACCOUNT, screening.value ?? DEFAULT_SCREENING);
    const pin = PINS.find(({ userId }) => userId === person.userId);
    const real = await createJudge({ ...deps, settings }).judge(ACCOUNT, {
      person,
      pin,
      ring: { kind: 'audio' },
      inCall: false,
    });
    expect(model.answer.value).toEqual({ ...real, now: NOW });
  });

  it('comes with their own past, which can be assumed otherwise until somebody else is picked', async () => {
    const { model } = await pick(BOB.userId);
    expect(model.shown.value).toMatchObject({ minutesAgo: 2, newcomers: 1, unansweredToday: 1 });
    model.assumePast({ minutesAgo: null });
    model.assume({ kind: 'video' });
    await settled();
    expect(model.shown.value).toMatchObject({ minutesAgo: null, kind: 'video' });
    expect(model.answer.value?.input.history.lastUnanswered).toBeUndefined();
    model.pick(LONG.userId);
    model.pick(BOB.userId);
    await settled();
    expect(model.shown.value).toMatchObject({ minutesAgo: 2, kind: 'video' });
  });
});

it('whom I told to call in 15 minutes is expected, until that is assumed otherwise', async () => {
  const opened = await open(
    {},
    ACCOUNT,
    PAST.map((entry) => ({
      ...entry,
      direction: 'incoming',
      person: { userId: BOB.userId },
      counter: { kind: 'in-minutes', minutes: 15 },
    })),
  );
  const { model } = opened;
  model.choose('known');
  model.pick(BOB.userId);
  await settled();
  expect([model.shown.value?.expecting, outcome(opened)]).toEqual([true, 'ring by expecting']);
  model.assume({ expecting: false });
  await settled();
  expect([model.shown.value?.expecting, outcome(opened)]).toEqual([false, 'ring by my-people']);
});

const answer = fc.constantFrom('yes', 'no', 'unknown');
const anybody: fc.Arbitrary<Described> = fc.record({
  starred: fc.boolean(),
  accepted: fc.boolean(),
  iFollow: answer,
  followsMe: answer,
  verified: fc.constantFrom('yes', 'no', 'unknown', 'paid', 'organisation', 'government'),
  blockedOnX: answer,
  mutedOnX: answer,
  accountDays: fc.option(fc.nat(5000), { nil: undefined }),
  followers: fc.option(fc.nat(5000), { nil: undefined }),
  proof: fc.constantFrom('answered', 'written', 'confirmed'),
});
const anyMoment: fc.Arbitrary<Assumed> = fc.record(
  {
    time: fc.record({ weekday, minute }),
    takeCalls: fc.boolean(),
    inCall: fc.boolean(),
    presence: fc.constantFrom('active', 'idle', 'locked'),
    expecting: fc.boolean(),
    kind: fc.constantFrom('audio', 'video'),
    reason: fc.string({ maxLength: 20 }),
  },
  { requiredKeys: [] },
);

it('whoever is described and whatever is assumed, the verdict is what the rules say of what was gathered', async () => {
  await fc.assert(
    fc.asyncProperty(switches, anybody, anyMoment, async (chosen, described, assumed) => {
      const { model, screening } = await open(chosen);
      model.describe(described);
      model.assume(assumed);
      await settled();
      const { input, judgement } = model.answer.value ?? {};
      if (input === undefined) throw new Error('No answer');
      expect(judgement).toEqual(decide(screening.value?.rules ?? [], input));
      expect(input.caller).toMatchObject({ starred: described.starred, accepted: described.accepted });
      expect(input.caller.proof).toBe(described.proof);
      if (assumed.time !== undefined) expect(input.situation.local).toEqual(assumed.time);
    }),
    { numRuns: 50 },
  );
});

it('a person of whom nothing is known has no facts at all', async () => {
  const { model } = await open();
  model.describe(STRANGER);
  await settled();
  expect(model.answer.value?.input.caller.facts).toEqual({});
});
