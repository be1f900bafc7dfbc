import { beforeAll, describe, expect, it } from 'vitest';
import { optionTexts, ruleLine } from '../../../../components/ui/condition-text.ts';
import { weekdaysText, weekOrder } from '../../../../components/ui/time-text.ts';
import type { Condition } from '../../../../utils/core/screening/condition.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

const silentWhen = (when: Condition): Rule => ({ id: 'own', on: true, when, outcome: { verdict: 'silent' } });

describe('a rule in words', () => {
  it('says what happens and when', () => {
    expect(ruleLine(silentWhen({ type: 'in-call' }))).toBe('Silent when: you are in a call');
  });

  it('says of hours from one time to the same that they are the whole day', () => {
    const schedule = { days: [0, 1, 2, 3, 4, 5, 6], from: 1320, to: 1320 } as const;
    expect(ruleLine(silentWhen({ type: 'time', schedule }))).toBe('Silent when: at any time of day');
  });

  it('joins its conditions and sets nested ones apart', () => {
    const when: Condition = {
      type: 'all',
      of: [
        { type: 'not', of: { type: 'my-people' } },
        { type: 'any', of: [{ type: 'in-call' }, { type: 'first-contact' }] },
      ],
    };
    expect(ruleLine(silentWhen(when))).toBe(
      'Silent when: not (in My people) and (you are in a call or first contact)',
    );
  });

  it('sets what must not hold apart once', () => {
    const when: Condition = {
      type: 'not',
      of: { type: 'any', of: [{ type: 'in-call' }, { type: 'first-contact' }] },
    };
    expect(ruleLine(silentWhen(when))).toBe('Silent when: not (you are in a call or first contact)');
  });

  it('counts callers and minutes', () => {
    const burst = (callers: number, minutes: number): string =>
      ruleLine(silentWhen({ type: 'burst', callers, minutes }));
    expect(burst(1, 1)).toBe('Silent when: one other first-time caller within 1 minute');
    expect(burst(3, 10)).toBe('Silent when: 3 other first-time callers within 10 minutes');
  });

  it('says so when it always or never holds', () => {
    expect(ruleLine(silentWhen({ type: 'all', of: [] }))).toBe('Silent: everyone who gets this far');
    expect(ruleLine(silentWhen({ type: 'any', of: [] }))).toBe('Silent when: never');
  });

  it('names options only where they matter', () => {
    const options = { noSound: true, cameraOff: true, message: 'Later' } as const;
    expect(optionTexts({ verdict: 'ring', ...options })).toEqual(['No sound', 'Camera off at first']);
    expect(optionTexts({ verdict: 'decline', ...options })).toEqual(['“Later”']);
    expect(optionTexts({ verdict: 'silent', ...options })).toEqual([]);
  });
});

describe('days of the week', () => {
  it('stand in the order of the language', () => {
    expect(weekOrder('en-US')[0]).toBe(0);
    expect(weekOrder('de-DE')).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(weekOrder('ar-EG')[0]).toBe(6);
  });

  it('are drawn together where three or more follow each other', () => {
    expect(weekdaysText([5, 1, 2, 3])).toMatch(/^Mon–Wed and Fri$/u);
    expect(weekdaysText([6, 1])).toMatch(/Mon and Sat/u);
  });
});
