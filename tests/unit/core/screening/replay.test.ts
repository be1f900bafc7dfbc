import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import { decide } from '../../../../utils/core/screening/decide.ts';
import { replay } from '../../../../utils/core/screening/replay.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { DEFAULT_RULES, type Switches } from '../../../../utils/core/screening/switches.ts';
import { input, rules } from '../../../support/any-screening.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { fact, type InputChange, judgedBy } from '../../../support/judged.ts';
import { LOG } from '../../../support/page-stories.ts';

const [like] = LOG;
if (like === undefined) throw new Error('No call to make others of');

const attempt = (change: InputChange, rules = DEFAULT_RULES): LogEntry => ({
  ...like,
  judged: judgedBy(change, rules),
});
const outgoing: LogEntry = { ...like, direction: 'outgoing' };
const { judged: _, ...forgotten } = like;

const AT_NIGHT: InputChange = { situation: { local: { weekday: 3, minute: 23 * 60 } } };
const QUIET: Switches['quietHours'] = {
  on: true,
  schedule: { days: [0, 1, 2, 3, 4, 5, 6], from: 1320, to: 480 },
};

describe('past attempts, decided again', () => {
  it.each<[string, InputChange, Partial<Switches>, string | undefined]>([
    ['a stranger who was asked would be silent', {}, { everyoneElse: 'silent' }, 'ask → silent'],
    ['somebody I follow would no longer ring', fact('iFollow', true), { iFollow: false }, 'ring → ask'],
    ['my people would ring as before', { caller: { starred: true } }, { everyoneElse: 'block' }, undefined],
    [
      'a call at night would be silent in quiet hours',
      { ...AT_NIGHT, caller: { starred: true } },
      { quietHours: QUIET },
      'ring → silent',
    ],
    ['a call by day would not', { caller: { starred: true } }, { quietHours: QUIET }, undefined],
    [
      'who rings by another rule than before rings all the same',
      { caller: { starred: true, accepted: true } },
      { myPeople: false },
      undefined,
    ],
  ])('%s', (_, change, edited, expected) => {
    const { changed, same, unknown } = replay([attempt(change)], rulesWith(edited).rules);
    expect(changed.map(({ before, after }) => `${before.verdict} → ${after.verdict}`)).toEqual(
      expected === undefined ? [] : [expected],
    );
    expect([same, unknown]).toEqual([expected === undefined ? 1 : 0, 0]);
  });

  it('differ when other words go with a decline, or it rings without a sound', () => {
    const declined = (declineMessage: string) => rulesWith({ everyoneElse: 'decline', declineMessage }).rules;
    expect(replay([attempt({}, declined('Write first'))], declined('Not today')).changed).toHaveLength(1);
    const quietly = DEFAULT_RULES.map((rule) =>
      rule.id === 'my-people' ? { ...rule, outcome: { ...rule.outcome, noSound: true as const } } : rule,
    );
    expect(replay([attempt({ caller: { starred: true } })], quietly).changed).toHaveLength(1);
  });

  it('are counted apart where nothing was kept to decide by; my own calls are none', () => {
    expect(replay([outgoing, forgotten, attempt({})], DEFAULT_RULES)).toEqual({
      same: 1,
      changed: [],
      unknown: 1,
    });
  });

  it('by the same rules change nothing, whatever the rules and the rings', () => {
    fc.assert(
      fc.property(rules, fc.array(input, { maxLength: 5 }), (list, rings) => {
        const entries = rings.map((ring) => ({
          ...like,
          judged: { input: ring, judgement: decide(list, ring) },
        }));
        expect(replay(entries, list)).toEqual({ same: rings.length, changed: [], unknown: 0 });
      }),
    );
  });

  it('end with the verdict that a ring like that would get today', () => {
    fc.assert(
      fc.property(rules, rules, input, (before, after, ring) => {
        const entry = { ...like, judged: { input: ring, judgement: decide(before, ring) } };
        for (const change of replay([entry], after).changed)
          expect(change).toEqual({ entry, before: decide(before, ring), after: decide(after, ring) });
      }),
    );
  });
});

it('what a rule would bring is told apart from what was changed since then', () => {
  const past = attempt({ caller: { accepted: true } });
  const now = rulesWith({ anyoneWithCard: false }).rules;
  const withRule: readonly Rule[] = [
    { id: 'own', on: true, when: { type: 'my-people' }, outcome: { verdict: 'silent' } },
    ...now,
  ];
  expect(replay([past], withRule).changed).toHaveLength(1);
  expect(replay([past], withRule, now)).toEqual({ same: 1, changed: [], unknown: 0 });
});
