/** Any export, of people with any names and notes: for properties that hold for all of them. */
import * as fc from 'fast-check';
import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import type { LogEntry } from '../../utils/core/people/log-entry.ts';
import type { Person } from '../../utils/core/people/person.ts';
import type { Portable } from '../../utils/core/portable/portable.ts';
import { toPortable } from '../../utils/core/portable/write.ts';
import type { CallId } from '../../utils/core/protocol/letter.ts';
import { NOW } from './fakes/clock.ts';
import { rulesWith } from './fakes/settings.ts';
import { judgedBy } from './judged.ts';
import { aCall, ME, possessions } from './portable.ts';

const userId = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map((id) => String(id) as UserId);
const handle = fc.stringMatching(/^[A-Za-z0-9_]{9,15}$/u).map((text) => text as Handle);
const time = fc.integer({ min: 0, max: NOW });
const label = { handle, name: fc.string({ unit: 'binary', maxLength: 60 }) };
const factOf = <T>(value: fc.Arbitrary<T>) =>
  fc.record({ value, source: fc.constantFrom('x-data' as const, 'x-page' as const), at: time });

const person: fc.Arbitrary<Person> = fc.record(
  {
    account: fc.constant(ME),
    userId,
    ...label,
    facts: fc.record(
      { iFollow: factOf(fc.boolean()), followers: factOf(fc.nat()), joined: factOf(time) },
      { requiredKeys: [] },
    ),
    starred: fc.boolean(),
    blocked: fc.boolean(),
    accepted: fc.boolean(),
    verdict: fc.constantFrom('ring', 'ask', 'silent', 'decline', undefined),
    relayOnly: fc.boolean(),
    // The second becomes twice as long when it is normalized.
    note: fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.constantFrom('\u0958'.repeat(400))),
    since: time,
  },
  {
    requiredKeys: [
      'account',
      'userId',
      'facts',
      'starred',
      'blocked',
      'accepted',
      'relayOnly',
      'note',
      'since',
    ],
  },
);

const call: fc.Arbitrary<LogEntry> = fc
  .record({
    call: fc.stringMatching(/^[A-Za-z0-9_-]{21}[AQgw]$/u).map((text) => text as CallId),
    userId,
    name: label.name,
    at: time,
    reason: fc.option(fc.string({ unit: 'binary', maxLength: 140 }), { nil: undefined }),
    isJudged: fc.boolean(),
  })
  .map(({ call, userId, name, at, reason, isJudged }) => ({
    ...aCall(userId, 'a', { call, at, person: { userId, name } }),
    ...(reason === undefined ? {} : { reason }),
    ...(isJudged ? { judged: judgedBy({ ring: reason === undefined ? {} : { reason } }) } : {}),
  }));

export const portable: fc.Arbitrary<Portable> = fc
  .record({
    people: fc.uniqueArray(person, { selector: ({ userId }) => userId, maxLength: 8 }),
    log: fc.uniqueArray(call, { selector: (entry) => `${entry.person.userId} ${entry.call}`, maxLength: 8 }),
    takeCalls: fc.boolean(),
    everyoneElse: fc.constantFrom('ask' as const, 'silent' as const),
  })
  .map(({ people, log, takeCalls, everyoneElse }) =>
    toPortable(
      possessions({
        ...rulesWith({ everyoneElse }),
        settings: {
          brokerUrl: 'https://peers.example.org/ahoy',
          relays: ['turn:relay.example.org', 'turns:relay.example.org:5349'],
          takeCalls,
          alwaysRelay: takeCalls,
          hideLocal: !takeCalls,
          ringWindow: takeCalls,
        },
        people,
        log,
      }),
      NOW,
    ),
  );
