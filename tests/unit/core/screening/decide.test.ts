import { describe, expect, it } from 'vitest';
import { decidingGrounds, decidingStep } from '../../../../utils/core/screening/judgement.ts';
import type { Switches } from '../../../../utils/core/screening/switches.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { fact, type InputChange, inputOf, judgedBy } from '../../../support/judged.ts';

const HOUR = 3_600_000;
const NOW = inputOf().situation.now;

const starred: InputChange = { caller: { starred: true } };
const atTime = (hour: number, change: InputChange = {}): InputChange => ({
  ...change,
  situation: { local: { weekday: 3, minute: hour * 60 }, ...change.situation },
});
const NIGHT: Partial<Switches> = {
  quietHours: { on: true, schedule: { days: [0, 1, 2, 3, 4, 5, 6], from: 22 * 60, to: 8 * 60 } },
};
const ring = (change: InputChange, switches: Partial<Switches> = {}) => {
  const { judgement } = judgedBy(change, rulesWith(switches).rules);
  return [judgement.verdict, decidingStep(judgement).rule.id];
};

describe('by the standard rules', () => {
  it.each<[string, InputChange, Partial<Switches>, string, string]>([
    ['a stranger is asked for a reason', {}, {}, 'ask', 'everyone-else'],
    ['a stranger who gave a reason rings', { ring: { reason: 'hi' } }, {}, 'ring', 'everyone-else'],
    ['one of my people rings', starred, {}, 'ring', 'my-people'],
    [
      'one of my people is a stranger when that switch is off',
      starred,
      { myPeople: false },
      'ask',
      'everyone-else',
    ],
    ['whom I follow rings', fact('iFollow', true), {}, 'ring', 'i-follow'],
    ['whom I do not follow is a stranger', fact('iFollow', false), {}, 'ask', 'everyone-else'],
    ['who follows me is a stranger', fact('followsMe', true), {}, 'ask', 'everyone-else'],
    ['a verified account is a stranger by default', fact('verified', true), {}, 'ask', 'everyone-else'],
    [
      'a verified account rings when that is switched on',
      fact('verified', true),
      { verified: true },
      'ring',
      'verified',
    ],
    ['who has my card rings', { caller: { accepted: true } }, {}, 'ring', 'has-card'],
    [
      'a blocked person is blocked whatever else is true',
      { caller: { blocked: true, starred: true, verdict: 'ring' } },
      {},
      'block',
      'blocked',
    ],
    [
      'nobody rings while calls are not taken',
      { ...starred, situation: { takeCalls: false } },
      {},
      'silent',
      'do-not-disturb',
    ],
    [
      'nobody rings then, decided for or not',
      { caller: { verdict: 'ring' }, situation: { takeCalls: false } },
      {},
      'silent',
      'do-not-disturb',
    ],
    [
      'what was decided for one person comes before groups',
      { caller: { starred: true, verdict: 'silent' } },
      {},
      'silent',
      'own-verdict',
    ],
    [
      'who may always ring does at night',
      atTime(23, { caller: { verdict: 'ring' } }),
      NIGHT,
      'ring',
      'own-verdict',
    ],
    [
      'whom I blocked on X stays silent',
      { caller: { accepted: true, facts: { blockedOnX: { value: true, source: 'x-data', at: 1 } } } },
      {},
      'silent',
      'blocked-on-x',
    ],
    ['whom I muted on X stays silent', fact('mutedOnX', true), {}, 'silent', 'blocked-on-x'],
    ['my people stay silent in quiet hours', atTime(23, starred), NIGHT, 'silent', 'quiet-hours'],
    ['my people ring at noon', atTime(12, starred), NIGHT, 'ring', 'my-people'],
    [
      'my people who call again within three minutes come through',
      atTime(23, { ...starred, history: { lastUnanswered: NOW - 170_000 } }),
      NIGHT,
      'ring',
      'quiet-repeat',
    ],
    [
      'after four minutes they do not',
      atTime(23, { ...starred, history: { lastUnanswered: NOW - 240_000 } }),
      NIGHT,
      'silent',
      'quiet-hours',
    ],
    [
      'others who call again do not',
      atTime(23, { caller: { accepted: true }, history: { lastUnanswered: NOW - 60_000 } }),
      NIGHT,
      'silent',
      'quiet-hours',
    ],
    [
      'a stranger rings while I expect a call',
      { situation: { expectingUntil: NOW + 1 } },
      {},
      'ring',
      'expecting',
    ],
    [
      'a stranger rings then in quiet hours too',
      atTime(23, { situation: { expectingUntil: NOW + 1 } }),
      NIGHT,
      'ring',
      'expecting',
    ],
    [
      'the time of expecting lapses by itself',
      { situation: { expectingUntil: NOW } },
      {},
      'ask',
      'everyone-else',
    ],
    [
      'after five rings in vain a person stays silent',
      { ...starred, history: { unansweredToday: 5 } },
      {},
      'silent',
      'unanswered',
    ],
    ['after four a person rings', { ...starred, history: { unansweredToday: 4 } }, {}, 'ring', 'my-people'],
    [
      'a limit that is off limits nobody',
      { ...starred, history: { unansweredToday: 50 } },
      { unanswered: { on: false, atLeast: 5 } },
      'ring',
      'my-people',
    ],
    [
      'a first-time caller after three others is a burst',
      { caller: { accepted: true }, history: { newcomers: [NOW - 1, NOW - 2, NOW - 9 * 60_000] } },
      {},
      'silent',
      'burst',
    ],
    [
      'three others an hour ago are none',
      { caller: { accepted: true }, history: { newcomers: [NOW - HOUR, NOW - HOUR, NOW - HOUR] } },
      {},
      'ring',
      'has-card',
    ],
    [
      'who called before is no part of a burst',
      { caller: { accepted: true }, history: { firstContact: false, newcomers: [NOW, NOW, NOW] } },
      {},
      'ring',
      'has-card',
    ],
    [
      'everyone else is declined, silenced or blocked as chosen',
      {},
      { everyoneElse: 'block' },
      'block',
      'everyone-else',
    ],
  ])('%s', (_, change, switches, verdict, rule) => {
    expect(ring(change, switches)).toEqual([verdict, rule]);
  });

  it('sends the words that were typed with a decline, and none that are empty', () => {
    const declined = (declineMessage: string) =>
      judgedBy({}, rulesWith({ everyoneElse: 'decline', declineMessage }).rules).judgement.message;
    expect(declined('please write first')).toBe('please write first');
    expect(declined('')).toBeUndefined();
  });

  it.each<[string, InputChange, Partial<Switches>, boolean]>([
    ['one of my people', starred, {}, true],
    ['one of my people who always rings', { caller: { starred: true, verdict: 'ring' } }, {}, true],
    [
      'one of my people who says why',
      { caller: { starred: true, verdict: 'ask' }, ring: { reason: 'hi' } },
      {},
      true,
    ],
    [
      'one of my people who calls again at night',
      { ...atTime(23, starred), history: { lastUnanswered: NOW - 60_000 } },
      NIGHT,
      true,
    ],
    ['somebody else who always rings', { caller: { verdict: 'ring' } }, {}, false],
    ['one of my people who stays silent', { caller: { starred: true, verdict: 'silent' } }, {}, false],
  ])('says whether it rings during another call: %s', (_, change, switches, isWaiting) => {
    const { judgement } = judgedBy(change, rulesWith({ ...switches, callWaiting: true }).rules);
    expect(judgement.options.callWaiting ?? false).toBe(isWaiting);
    expect(judgedBy(change, rulesWith(switches).rules).judgement.options).toEqual({});
  });

  it('keeps what a verdict rests on: the fact with its source and date', () => {
    const { judgement } = judgedBy(fact('iFollow', true));
    expect(decidingGrounds(judgement)).toEqual([
      {
        question: { type: 'fact', fact: 'iFollow' },
        answer: 'yes',
        fact: { value: true, source: 'x-data', at: 5 },
      },
    ]);
  });

  it('names every rule that was looked at before, and what answered it', () => {
    const { chain } = judgedBy(starred).judgement;
    expect(chain.map(({ rule, outcome }) => `${rule.id}: ${outcome}`)).toEqual([
      'blocked: no',
      'do-not-disturb: no',
      'own-verdict: no',
      'blocked-on-x: unknown',
      'expecting: no',
      'quiet-repeat: off',
      'quiet-hours: off',
      'unanswered: no',
      'burst: no',
      'my-people: yes',
    ]);
  });
});
