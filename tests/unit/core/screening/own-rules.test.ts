import { describe, expect, it } from 'vitest';
import { decide, isNamedByRule } from '../../../../utils/core/screening/decide.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';
import { type InputChange, fact, inputOf } from '../../../support/judged.ts';

const HOUR = 3_600_000;
const NOW = inputOf().situation.now;
const starred: InputChange = { caller: { starred: true } };

const own = (when: Rule['when'], outcome: Rule['outcome'] = { verdict: 'ring' }): readonly Rule[] => [
  { id: 'own', on: true, when, outcome },
];

describe('what is not known', () => {
  it('is not taken for true, and its opposite neither', () => {
    const follows: Rule['when'] = { type: 'fact', fact: 'iFollow' };
    expect(decide(own(follows), inputOf()).verdict).toBe('ask');
    expect(decide(own({ type: 'not', of: follows }), inputOf()).verdict).toBe('ask');
    expect(decide(own({ type: 'not', of: follows }), inputOf(fact('iFollow', false))).verdict).toBe('ring');
  });

  it('does not matter where something else settles it', () => {
    const unknown: Rule['when'] = { type: 'followers', atLeast: 10 };
    const yes: Rule['when'] = { type: 'my-people' };
    expect(decide(own({ type: 'any', of: [unknown, yes] }), inputOf(starred)).verdict).toBe('ring');
    expect(decide(own({ type: 'all', of: [unknown, yes] }), inputOf(starred)).verdict).toBe('ask');
  });

  it('is the kind of check of somebody verified, and not of somebody who is not', () => {
    const notPaid: Rule['when'] = { type: 'not', of: { type: 'verified-as', kind: 'paid' } };
    expect(decide(own(notPaid), inputOf(fact('verified', true))).verdict).toBe('ask');
    expect(decide(own(notPaid), inputOf(fact('verified', false))).verdict).toBe('ring');
    expect(decide(own(notPaid), inputOf(fact('verifiedAs', 'government'))).verdict).toBe('ring');
  });

  it('is whether somebody is away where the browser does not say', () => {
    const away: Rule['when'] = { type: 'away', how: 'idle' };
    expect(decide(own(away), inputOf()).chain[0]?.outcome).toBe('unknown');
    expect(decide(own(away), inputOf({ situation: { presence: 'locked' } })).verdict).toBe('ring');
    expect(decide(own(away), inputOf({ situation: { presence: 'active' } })).verdict).toBe('ask');
  });
});

describe('a rule of one’s own', () => {
  it.each<[string, Rule['when'], InputChange, boolean]>([
    ['an account of 30 days', { type: 'account-age', days: 30 }, fact('joined', NOW - 30 * 24 * HOUR), true],
    ['an account of 29 days', { type: 'account-age', days: 30 }, fact('joined', NOW - 29 * 24 * HOUR), false],
    ['1,000 followers', { type: 'followers', atLeast: 1000 }, fact('followers', 1000), true],
    ['a DM conversation', { type: 'conversation' }, fact('conversationSince', 1), true],
    ['their word last', { type: 'wrote-last', who: 'them' }, fact('wroteLast', 'them'), true],
    ['my word last', { type: 'wrote-last', who: 'them' }, fact('wroteLast', 'me'), false],
    [
      'a compared safety number',
      { type: 'proved', grade: 'confirmed' },
      { caller: { proof: 'written' } },
      false,
    ],
    [
      'at least an answered invite',
      { type: 'proved', grade: 'answered' },
      { caller: { proof: 'written' } },
      true,
    ],
    [
      'an answered call before',
      { type: 'history', what: 'answered', atLeast: 2 },
      { history: { answered: 2 } },
      true,
    ],
    ['three calls today', { type: 'attempts-today', atLeast: 3 }, { history: { attemptsToday: 2 } }, false],
    ['a call while I am in one', { type: 'in-call' }, { situation: { inCall: true } }, true],
    ['a video call', { type: 'kind', kind: 'video' }, {}, false],
    [
      'a word of the reason',
      { type: 'reason-says', words: 'invoice, Straße' },
      { ring: { reason: 'Die strasse?' } },
      false,
    ],
    [
      'a word whatever its marks',
      { type: 'reason-says', words: 'cafe' },
      { ring: { reason: 'Café at 5?' } },
      true,
    ],
    [
      'no part of a word',
      { type: 'reason-says', words: 'art' },
      { ring: { reason: 'shall we start' } },
      false,
    ],
    [
      'no part of a word in Cyrillic',
      { type: 'reason-says', words: 'мир' },
      { ring: { reason: 'Владимир звонит' } },
      false,
    ],
    [
      'a word in Cyrillic beside others',
      { type: 'reason-says', words: 'МИР' },
      { ring: { reason: '«Мир», кино' } },
      true,
    ],
    [
      'no part of a word in Greek',
      { type: 'reason-says', words: 'νέα' },
      { ring: { reason: 'παρέα νέας' } },
      false,
    ],
    [
      'a word with its article in Arabic',
      { type: 'reason-says', words: 'عقد' },
      { ring: { reason: 'بخصوص العقد' } },
      true,
    ],
    [
      'a word with its article in Hebrew',
      { type: 'reason-says', words: 'חוזה' },
      { ring: { reason: 'בעניין החוזה' } },
      true,
    ],
    [
      'a word with its particle in Korean',
      { type: 'reason-says', words: '계약' },
      { ring: { reason: '새 계약은 어때요' } },
      true,
    ],
    ['no part of a syllable', { type: 'reason-says', words: '가' }, { ring: { reason: '각' } }, false],
    [
      'no part of a number with digits beyond 16 bits',
      { type: 'reason-says', words: '𞥐' },
      { ring: { reason: '𞥐𞥐' } },
      false,
    ],
    ['words in Thai', { type: 'reason-says', words: 'สัญญา' }, { ring: { reason: 'เรื่องสัญญาครับ' } }, true],
    [
      'words between others without spaces',
      { type: 'reason-says', words: 'pr' },
      { ring: { reason: '新しいPRです' } },
      true,
    ],
    [
      'words without spaces',
      { type: 'reason-says', words: '契約' },
      { ring: { reason: '契約の件です' } },
      true,
    ],
  ])('%s', (_, when, change, holds) => {
    expect(decide(own(when), inputOf(change)).chain[0]?.outcome === 'yes').toBe(holds);
  });

  it('says how it rings', () => {
    const rules = own({ type: 'all', of: [] }, { verdict: 'ring', noSound: true, cameraOff: true });
    expect(decide(rules, inputOf()).options).toEqual({ noSound: true, cameraOff: true });
  });

  it('decides nothing while it is off', () => {
    const off = own({ type: 'all', of: [] }).map((rule) => ({ ...rule, on: false }));
    expect(decide(off, inputOf()).chain.map(({ outcome }) => outcome)).toEqual(['off', 'yes']);
  });
});

describe('a rule that names somebody', () => {
  const caller = (change: InputChange['caller']) => inputOf(change ? { caller: change } : {}).caller;

  it('is a group, never the card itself or everyone else', () => {
    expect(isNamedByRule(caller({ accepted: true }), DEFAULT_RULES)).toBe(false);
    expect(isNamedByRule(caller({ starred: true }), DEFAULT_RULES)).toBe(true);
    expect(isNamedByRule(caller({ starred: true, blocked: true }), DEFAULT_RULES)).toBe(false);
  });

  it('is the verdict for one person', () => {
    expect(isNamedByRule(caller({ verdict: 'ring' }), DEFAULT_RULES)).toBe(true);
    expect(isNamedByRule(caller({ starred: true, verdict: 'silent' }), DEFAULT_RULES)).toBe(false);
  });

  it('is not one about the moment', () => {
    const now = own({ type: 'any', of: [{ type: 'first-contact' }, { type: 'my-people' }] });
    expect(isNamedByRule(caller({ starred: true }), now)).toBe(false);
  });
});
