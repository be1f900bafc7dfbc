import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { historyOf } from '../../../../utils/core/screening/history.ts';
import { judgedBy } from '../../../support/judged.ts';

const DAY = 86_400_000;
const NOW = 1_900_000_000_000;
const MIDNIGHT = NOW - 3_600_000;
const ALICE = '2' as UserId;

const entry = (change: Partial<LogEntry> & { readonly ago?: number; readonly who?: string }): LogEntry => ({
  account: '1' as UserId,
  call: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  direction: 'incoming',
  person: { userId: (change.who ?? ALICE) as UserId },
  kind: 'audio',
  at: NOW - (change.ago ?? 60_000),
  outcome: 'missed',
  ...change,
});
const history = (theirs: readonly LogEntry[], lately: readonly LogEntry[] = theirs) =>
  historyOf(ALICE, theirs, lately, { now: NOW, midnight: MIDNIGHT });

describe('what happened before', () => {
  it('is nothing for a first contact', () => {
    expect(history([])).toEqual({
      called: 0,
      answered: 0,
      refused: 0,
      attemptsToday: 0,
      unansweredToday: 0,
      firstContact: true,
      newcomers: [],
    });
  });

  it('counts calls, answers and refusals of theirs', () => {
    const outcomes = ['answered', 'declined', 'blocked', 'missed', 'silenced'] as const;
    const { called, answered, refused } = history(outcomes.map((outcome) => entry({ outcome })));
    expect({ called, answered, refused }).toEqual({ called: 5, answered: 1, refused: 2 });
  });

  it('takes no word of the caller for an answer', () => {
    const taken = entry({
      outcome: 'answered',
      end: 'answered-elsewhere',
      judged: judgedBy({ caller: { starred: true } }),
    });
    expect(history([taken])).toMatchObject({ answered: 0, firstContact: true, unansweredToday: 1 });
  });

  it('believes that another device took a call of somebody who was spoken to here', () => {
    const taken = entry({
      outcome: 'answered',
      end: 'answered-elsewhere',
      judged: judgedBy({ caller: { starred: true } }),
    });
    expect(history([taken, entry({ ago: 9 * DAY, outcome: 'answered', duration: 5000 })])).toMatchObject({
      answered: 1,
      unansweredToday: 0,
    });
  });

  it('believes that three times a day', () => {
    const taken = entry({
      outcome: 'answered',
      end: 'answered-elsewhere',
      judged: judgedBy({ caller: { starred: true } }),
    });
    const spoken = entry({ ago: 9 * DAY, outcome: 'answered', duration: 5000 });
    expect(history([spoken, ...Array.from({ length: 5 }, () => taken)]).unansweredToday).toBe(2);
  });

  it('counts no first-time callers of days to come, which a wrong clock left behind', () => {
    const later = entry({ who: '3', ago: -400 * DAY, judged: judgedBy() });
    expect(history([], [later]).newcomers).toEqual([]);
  });

  it('begins anew at midnight', () => {
    const { attemptsToday, unansweredToday } = history([entry({ ago: 2 * 3_600_000 }), entry({})]);
    expect({ attemptsToday, unansweredToday }).toEqual({ attemptsToday: 1, unansweredToday: 1 });
  });

  it('takes only what rang for a ring in vain', () => {
    const rings = [
      entry({ outcome: 'silenced', end: 'silenced' }),
      entry({ outcome: 'silenced', end: 'ignored' }),
      entry({ outcome: 'missed', end: 'busy' }),
      entry({ outcome: 'missed', end: 'cancelled-by-peer' }),
      entry({ outcome: 'declined' }),
    ];
    expect(history(rings).unansweredToday).toBe(2);
  });

  it('knows the last attempt in vain, heard or not, and not what a clock put into the future', () => {
    const attempts = [
      entry({ ago: 90_000, outcome: 'silenced' }),
      entry({ ago: 10_000, outcome: 'answered' }),
      entry({ ago: -DAY }),
    ];
    expect(history(attempts).lastUnanswered).toBe(NOW - 90_000);
  });

  it('is no first contact once we spoke or I called', () => {
    expect(history([entry({})]).firstContact).toBe(true);
    expect(history([entry({ outcome: 'answered' })]).firstContact).toBe(false);
    expect(history([entry({ direction: 'outgoing', outcome: 'unanswered' })]).firstContact).toBe(false);
  });

  it('knows when others called for the first time, once each, today and yesterday', () => {
    const first = { judged: judgedBy() };
    const known = { judged: judgedBy({ history: { firstContact: false } }) };
    const lately = [
      entry({ who: '3', ago: 5_000, ...first }),
      entry({ who: '3', ago: 9_000, ...first }),
      entry({ who: '4', ago: 1_000, ...first }),
      entry({ who: '5', ago: 1_000, ...known }),
      entry({ who: '6', ago: 2 * DAY, ...first }),
      entry({ ago: 1_000, ...first }),
    ];
    expect(history([], lately).newcomers).toEqual([NOW - 1_000, NOW - 9_000]);
  });
});
