/** Any rules, any ring: for properties that hold for all of them. */
import * as fc from 'fast-check';
import type { Condition, Question } from '../../utils/core/screening/condition.ts';
import type { ScreeningInput } from '../../utils/core/screening/input.ts';
import type { Rule } from '../../utils/core/screening/rule.ts';
import type { Weekday } from '../../utils/core/screening/schedule.ts';
import type { Switches } from '../../utils/core/screening/switches.ts';
import { inputOf } from './judged.ts';

export const weekday = fc.constantFrom<Weekday[]>(0, 1, 2, 3, 4, 5, 6);
export const minute = fc.integer({ min: 0, max: 1439 });
const schedule = fc.record({
  days: fc.uniqueArray(weekday),
  from: minute,
  to: minute,
});
const few = fc.integer({ min: 1, max: 5 });

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    type: fc.constant('fact' as const),
    fact: fc.constantFrom('iFollow', 'followsMe', 'verified', 'blockedOnX', 'mutedOnX'),
  }),
  fc.record({ type: fc.constant('followers' as const), atLeast: fc.nat(1000) }),
  fc.constantFrom<Question[]>(
    { type: 'my-people' },
    { type: 'has-card' },
    { type: 'first-contact' },
    { type: 'in-call' },
    { type: 'reason-given' },
    { type: 'expecting' },
    { type: 'away', how: 'idle' },
    { type: 'proved', grade: 'written' },
  ),
  fc.record({ type: fc.constant('time' as const), schedule }),
  fc.record({ type: fc.constant('unanswered-today' as const), atLeast: few }),
  fc.record({ type: fc.constant('burst' as const), callers: few, minutes: few }),
  fc.record({ type: fc.constant('reason-says' as const), words: fc.string({ maxLength: 20 }) }),
);

export const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    question,
    fc.record({ type: fc.constantFrom('all', 'any'), of: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('condition') }),
  ),
}));

export const rule: fc.Arbitrary<Rule> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 10 }).map((id) => `own-${id}`),
  on: fc.boolean(),
  when: condition,
  outcome: fc.record({ verdict: fc.constantFrom('ring', 'ask', 'silent', 'decline', 'block', 'own') }),
});
export const rules = fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: 6 });

const maybe = (value: fc.Arbitrary<boolean>) =>
  fc.option(
    value.map((is) => ({ value: is, source: 'x-data' as const, at: 1 })),
    { nil: undefined },
  );

export const input: fc.Arbitrary<ScreeningInput> = fc
  .record({
    starred: fc.boolean(),
    accepted: fc.boolean(),
    blocked: fc.boolean(),
    iFollow: maybe(fc.boolean()),
    verified: maybe(fc.boolean()),
    local: fc.record({ weekday, minute }),
    takeCalls: fc.boolean(),
    firstContact: fc.boolean(),
    unansweredToday: fc.nat(6),
    reason: fc.option(fc.string({ maxLength: 30 }), { nil: undefined }),
  })
  .map(({ starred, accepted, blocked, iFollow, verified, local, takeCalls, reason, ...history }) =>
    inputOf({
      caller: {
        starred,
        accepted,
        blocked,
        facts: { ...(iFollow && { iFollow }), ...(verified && { verified }) },
      },
      situation: { local, takeCalls },
      history,
      ring: reason === undefined ? {} : { reason },
    }),
  );

export const switches: fc.Arbitrary<Switches> = fc.record({
  myPeople: fc.boolean(),
  callWaiting: fc.boolean(),
  iFollow: fc.boolean(),
  verified: fc.boolean(),
  anyoneWithCard: fc.boolean(),
  everyoneElse: fc.constantFrom('ask', 'silent', 'decline', 'block'),
  declineMessage: fc.string({ maxLength: 140 }),
  quietHours: fc.record({ on: fc.boolean(), schedule }),
  unanswered: fc.record({ on: fc.boolean(), atLeast: fc.integer({ min: 1, max: 20 }) }),
  burst: fc.boolean(),
  blockedOnX: fc.boolean(),
});
