import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Condition, Question } from '../../../../utils/core/screening/condition.ts';
import { parseDrafts } from '../../../../utils/core/screening/parse-draft.ts';
import { rulesSchema } from '../../../../utils/core/screening/parse-rules.ts';
import { kindOfQuestion, offeredQuestions } from '../../../../utils/core/screening/question-kinds.ts';
import {
  type DraftPart,
  draftOf,
  draftProblems,
  newDraft,
  type RuleDraft,
  ruleOf,
  typeInto,
} from '../../../../utils/core/screening/rule-draft.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { DEFAULT_RULES } from '../../../../utils/core/screening/switches.ts';

const OFFERED = (['person', 'before', 'moment', 'ring'] as const).flatMap(offeredQuestions);

const ruleWhen = (when: Condition): Rule => ({
  id: 'own-1',
  name: 'Mine',
  on: true,
  when,
  outcome: { verdict: 'ring', noSound: true },
});

const asking = (question: Question) => ({ question, negated: false, typed: {} });
const draftWith = (...parts: DraftPart[]): RuleDraft => ({ ...newDraft('own-1'), name: 'Mine', parts });

describe('what can be asked', () => {
  it('is offered once each, as rules that can be stored', () => {
    expect(new Set(OFFERED.map(kindOfQuestion)).size).toBe(OFFERED.length);
    const list = OFFERED.map((when, index) => ({ ...ruleWhen(when), id: `own-${index}` }));
    expect(v.is(rulesSchema, list)).toBe(true);
  });
});

describe('a rule that is opened', () => {
  it.each(DEFAULT_RULES.map((rule) => [rule.id, rule] as const))('comes back the same: %s', (_, rule) => {
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });

  it('shows each condition of its list, also those that must not hold', () => {
    const rule = ruleWhen({
      type: 'any',
      of: [{ type: 'not', of: { type: 'my-people' } }, { type: 'in-call' }],
    });
    expect(draftOf(rule)).toMatchObject({
      joined: 'any',
      parts: [
        { question: { type: 'my-people' }, negated: true },
        { question: { type: 'in-call' }, negated: false },
      ],
    });
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });

  it('keeps nested conditions untouched', () => {
    const nested: Condition = { type: 'not', of: { type: 'all', of: [{ type: 'in-call' }] } };
    const twice: Condition = { type: 'not', of: { type: 'not', of: { type: 'in-call' } } };
    const rule = ruleWhen({ type: 'all', of: [{ type: 'my-people' }, nested, twice] });
    expect(draftOf(rule).parts.slice(1)).toEqual([{ kept: nested }, { kept: twice }]);
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });
});

describe('what is typed into a field', () => {
  const repeat = asking({ type: 'repeat', minutes: 3 });
  const hours = asking({ type: 'time', schedule: { days: [1], from: 540, to: 1020 } });

  it('changes the question once it is a value of it', () => {
    expect(typeInto(repeat, 'minutes', '10').question).toEqual({ type: 'repeat', minutes: 10 });
    expect(typeInto(hours, 'to', '08:30').question).toMatchObject({ schedule: { to: 510 } });
  });

  it.each(['', '0', '1441', '1.5', '-3', 'many'])('stays in the field while it is %j', (text) => {
    const half = typeInto(repeat, 'minutes', text);
    expect(half).toEqual({ ...repeat, typed: { minutes: text } });
    expect(draftProblems(draftWith(half))).toEqual([{ what: 'half-typed', part: 0, field: 'minutes' }]);
    expect(typeInto(half, 'minutes', '5')).toMatchObject({ question: { minutes: 5 }, typed: {} });
  });

  it('is no time while hours or minutes are missing', () => {
    expect(typeInto(hours, 'from', '').typed).toEqual({ from: '' });
    expect(typeInto(hours, 'from', '24:00').typed).toEqual({ from: '24:00' });
  });
});

describe('words and names that are too long', () => {
  const words = asking({ type: 'reason-says', words: 'press' });
  const long = '👩‍👩‍👧‍👦, '.repeat(30);

  it('stay in their field, whole, until they are shorter', () => {
    const written = typeInto(words, 'words', long);
    expect(written).toEqual({ ...words, typed: { words: long } });
    const draft = draftWith(written);
    expect(draftProblems(draft)).toEqual([{ what: 'half-typed', part: 0, field: 'words' }]);
    expect(parseDrafts(structuredClone({ first: draft }))).toEqual({ first: draft });
    expect(typeInto(written, 'words', 'a'.repeat(200))).toEqual(
      asking({ type: 'reason-says', words: 'a'.repeat(200) }),
    );
  });

  it('are no name of a rule, not even of a standard one', () => {
    const named = (name: string) => draftProblems({ ...draftWith(words), name });
    expect(named(` ${'n'.repeat(80)} `)).toEqual([]);
    expect(named('n'.repeat(81))).toEqual([{ what: 'long-name' }]);
    const rule = DEFAULT_RULES.find(({ id }) => id === 'my-people');
    expect(rule && draftProblems({ ...draftOf(rule), name: long })).toEqual([{ what: 'long-name' }]);
  });
});

describe('a draft', () => {
  it('is no rule without a name and a condition', () => {
    expect(draftProblems(newDraft('own-1'))).toEqual([{ what: 'no-name' }, { what: 'no-conditions' }]);
  });

  it('needs words and days where it asks for them', () => {
    const words = asking({ type: 'reason-says', words: ' , ' });
    const days = asking({ type: 'time', schedule: { days: [], from: 0, to: 1 } });
    expect(draftProblems(draftWith(words, days))).toEqual([
      { what: 'no-words', part: 0 },
      { what: 'no-days', part: 1 },
    ]);
  });

  it('needs no name where the rule has one of ours, and no condition behind everyone else', () => {
    for (const rule of DEFAULT_RULES) expect(draftProblems(draftOf(rule))).toEqual([]);
  });
});

describe('drafts that were kept', () => {
  it('come back with what is half typed', () => {
    const draft = draftWith(typeInto(asking({ type: 'repeat', minutes: 3 }), 'minutes', 'x'), {
      kept: { type: 'any', of: [{ type: 'in-call' }] },
    });
    expect(parseDrafts(structuredClone({ first: draft, other: { ...draft, after: 'own-2' } }))).toEqual({
      first: draft,
      other: { ...draft, after: 'own-2' },
    });
  });

  it('are dropped one by one where another version wrote them otherwise', () => {
    const draft = draftWith();
    expect(parseDrafts({ good: draft, bad: { ...draft, parts: [{}] } })).toEqual({ good: draft });
    for (const damage of [undefined, null, 7, 'text', []]) expect(parseDrafts(damage)).toEqual({});
  });
});
