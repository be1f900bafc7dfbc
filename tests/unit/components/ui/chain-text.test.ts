import { beforeAll, describe, expect, it } from 'vitest';
import { originText, passedText } from '../../../../components/ui/chain-text.ts';
import { verdictText } from '../../../../components/ui/verdict-text.ts';
import type { Fact } from '../../../../utils/core/people/fact.ts';
import type { Question } from '../../../../utils/core/screening/condition.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { judgedBy } from '../../../support/judged.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

const NOW = Date.UTC(2026, 10, 25, 12);
const DAY = 86_400_000;

describe('where an answer comes from', () => {
  const follow: Question = { type: 'fact', fact: 'iFollow' };
  it.each<[string, Question, Fact | undefined]>([
    ["X's data · 3 days ago", follow, { value: true, source: 'x-data', at: NOW - 3 * DAY }],
    ["X's page · now", follow, { value: true, source: 'x-page', at: NOW }],
    ['your X archive · 2 months ago', follow, { value: true, source: 'x-archive', at: NOW - 70 * DAY }],
    [
      "1 follower · X's data · now",
      { type: 'followers', atLeast: 0 },
      { value: 1, source: 'x-data', at: NOW },
    ],
    [
      "1,203 followers · X's data · 1 day ago",
      { type: 'followers', atLeast: 1000 },
      { value: 1203, source: 'x-data', at: NOW - DAY },
    ],
  ])('is %s', (text, question, fact) => {
    expect(originText({ question, answer: 'yes', ...(fact && { fact }) }, NOW)).toBe(text);
  });

  it('is not said where no fact was needed', () => {
    expect(originText({ question: { type: 'in-call' }, answer: 'no' }, NOW)).toBeUndefined();
  });
});

it('the rules that did not decide are counted by what became of them', () => {
  const { chain } = judgedBy().judgement;
  expect(passedText(chain.slice(0, -1))).toBe('8 rules did not match · 2 not known · 3 off');
  expect(passedText(chain.slice(0, 1))).toBe('1 rule did not match');
});

it('a verdict in full says what goes with it', () => {
  const declined = rulesWith({ everyoneElse: 'decline', declineMessage: 'Write first' });
  expect(verdictText(judgedBy({}, declined.rules).judgement)).toBe('Declined · “Write first”');
  const { judgement } = judgedBy({ caller: { starred: true } });
  expect(verdictText({ ...judgement, options: { noSound: true, relayOnly: true } })).toBe(
    'Rang · without a sound · through a relay only',
  );
});
