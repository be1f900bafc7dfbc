/** Runs in a page of the extension, on its real database. */
import { createKnownFacts } from '../../../utils/adapters/storage/archive.ts';
import { createDatabase } from '../../../utils/adapters/storage/database.ts';
import { createLogStore } from '../../../utils/adapters/storage/log.ts';
import { systemCalendar } from '../../../utils/adapters/browser/system.ts';
import { newPerson } from '../../../utils/core/people/facts.ts';
import type { UserId } from '../../../utils/core/people/ids.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import { decide } from '../../../utils/core/screening/decide.ts';
import type { Rule } from '../../../utils/core/screening/rule.ts';
import { DEFAULT_SCREENING } from '../../../utils/core/screening/screening.ts';
import { createJudge } from '../../../utils/models/screening/judge.ts';
import { inputOf, judgedBy } from '../../support/judged.ts';

const database = createDatabase();
const judge = createJudge({
  clock: Date,
  calendar: systemCalendar,
  attention: { state: () => Promise.resolve('active' as const) },
  settings: { screening: () => Promise.resolve(DEFAULT_SCREENING) },
  log: createLogStore(database),
  known: createKnownFacts(database),
});

const PEOPLE = 500;
const personAt = (index: number): UserId => String(1_000_000 + (index % PEOPLE)) as UserId;

/** Asks much and holds never. */
const idleRule = (index: number): Rule => ({
  id: `own-${index}`,
  on: true,
  when: {
    type: 'all',
    of: [
      { type: 'any', of: [{ type: 'fact', fact: 'iFollow' }, { type: 'has-card' }] },
      { type: 'reason-says', words: 'invoice, contract' },
      { type: 'my-people' },
    ],
  },
  outcome: { verdict: 'ring' },
});

const screeningBench = {
  async fill(account: UserId, calls: number): Promise<void> {
    const db = await database();
    for (let from = 0; from < calls; from += 2000) {
      const tx = db.transaction('log', 'readwrite');
      for (let index = from; index < Math.min(calls, from + 2000); index += 1)
        void tx.store.put({
          account,
          call: String(index).padStart(22, 'A') as CallId,
          direction: 'incoming',
          person: { userId: personAt(index) },
          kind: 'audio',
          // A busy day at the end, years before.
          at: Date.now() - (calls - index) * 600_000,
          outcome: 'missed',
          judged: judgedBy(),
        });
      await tx.done;
    }
  },

  async judge(account: UserId, count: number): Promise<number[]> {
    const samples: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const person = newPerson(account, personAt(i), 0);
      const start = performance.now();
      await judge.judge(account, { person, pin: undefined, ring: { kind: 'audio' }, inCall: false });
      samples.push(performance.now() - start);
    }
    return samples;
  },

  decide(rules: number, count: number): number[] {
    const list = Array.from({ length: rules }, (_, index) => idleRule(index));
    const input = inputOf({ caller: { accepted: true }, ring: { reason: 'About the contract' } });
    return Array.from({ length: count }, () => {
      const start = performance.now();
      for (let i = 0; i < 1000; i += 1) decide(list, input);
      return performance.now() - start;
    });
  },
};

export type ScreeningBench = typeof screeningBench;

Object.assign(globalThis, { screeningBench });
