import { describe, expect, it } from 'vitest';
import { classifyEnd } from '../../../../utils/core/call/log.ts';
import { deadlineOf, inBounds, isConnected, type CallState } from '../../../../utils/core/call/state.ts';
import type { EndReason } from '../../../../utils/core/call/view.ts';
import { holdsFor, type Run, runOf, sends, starts, type Turn } from '../../../support/call-run.ts';
import { START } from '../../../support/call-ladder.ts';
import { EVENTS_BY_KIND, STARTS } from '../../../support/call-samples.ts';

const PHASES = Object.keys(STARTS) as CallState['phase'][];

/** Whether a call can end so after it was accepted, and whether one can that goes on from a talk. */
const ENDS: Readonly<Record<EndReason, { readonly accepted: boolean; readonly talk: boolean }>> = {
  'hung-up': { accepted: true, talk: true },
  'hung-up-by-peer': { accepted: true, talk: true },
  'connection-failed': { accepted: true, talk: false },
  'connection-lost': { accepted: true, talk: true },
  'no-relay': { accepted: true, talk: true },
  'identity-changed': { accepted: true, talk: true },
  'proof-broken': { accepted: true, talk: true },
  'proof-differs': { accepted: true, talk: true },
  'window-closed': { accepted: true, talk: true },
  'joined-other-call': { accepted: true, talk: true },
  'answered-elsewhere': { accepted: true, talk: true },
  // Their device knows of the talk no more and is in another one; ours is not at the broker.
  busy: { accepted: false, talk: true },
  'not-connected': { accepted: false, talk: true },
  cancelled: { accepted: false, talk: false },
  'cancelled-by-peer': { accepted: false, talk: false },
  declined: { accepted: false, talk: false },
  'declined-by-peer': { accepted: false, talk: false },
  'no-answer': { accepted: false, talk: false },
  'no-reason': { accepted: false, talk: false },
  missed: { accepted: false, talk: false },
  unreachable: { accepted: false, talk: false },
  ignored: { accepted: false, talk: false },
  silenced: { accepted: false, talk: false },
  // A person may block at any moment.
  blocked: { accepted: false, talk: true },
};

const endsOf = ({ turns }: Run): readonly (Turn & { readonly after: { readonly phase: 'ended' } })[] =>
  turns.flatMap(({ after, ...turn }) =>
    after.phase === 'ended' && turn.before.phase !== 'ended' ? [{ ...turn, after }] : [],
  );

describe('the samples', () => {
  it.each(PHASES)('begin in the phase that they are for: %s', (phase) => {
    for (const start of STARTS[phase]) {
      const { opened, turns } = runOf(start);
      expect((turns.at(-1)?.after ?? opened.state).phase).toBe(phase);
    }
  });

  it('end calls for every reason', () => {
    const reasons = starts.flatMap((start) =>
      EVENTS_BY_KIND.flat().flatMap((event) =>
        endsOf(runOf(start, [event])).map(({ after }) => after.reason),
      ),
    );
    expect([...new Set(reasons)].sort()).toEqual(Object.keys(ENDS).sort());
  });
});

describe('every call', () => {
  it('is in a known phase after any event', () => {
    holdsFor(({ turns }) => {
      for (const { after } of turns) expect(PHASES).toContain(after.phase);
    });
  });

  it('changes nothing when it is over, but whom it told that they were late: each device once, callers alone', () => {
    holdsFor(({ context, turns }) => {
      const told = turns.flatMap(({ before, event, after, effects }) => {
        if (before.phase !== 'ended') return [];
        const { toldLate: _before, ...was } = before;
        const { toldLate: _after, ...is } = { toldLate: undefined, ...after };
        expect(is).toEqual(was);
        expect(effects).toEqual(sends(effects));
        if (effects.length > 0) expect([context.role, event.type]).toEqual(['caller', 'letter']);
        return sends(effects).map(({ to }) => to);
      });
      expect(new Set(told).size).toBe(told.length);
    });
  });

  it('changes nothing by an event that it has no use for', () => {
    holdsFor(({ turns }) => {
      for (const { before, after, effects } of turns) {
        if (!effects.some((effect) => effect.do === 'unexpected')) continue;
        expect(after).toBe(before);
        expect(effects).toHaveLength(1);
      }
    });
  });

  it('has a deadline, and one that is near: only inviting, live and ended may last', () => {
    holdsFor(({ turns }) => {
      let now = START;
      for (const { event, after } of turns) {
        now = Math.max(now, event.at);
        const lasts = ['inviting', 'live', 'ended'].includes(after.phase);
        expect(lasts || deadlineOf(after) !== undefined).toBe(true);
        expect(inBounds(after, now)).toBe(after);
      }
    });
  });

  it('once it was accepted, on either side, ends as no call that nobody took', () => {
    holdsFor(({ turns }) => {
      let isAccepted = false;
      for (const { before, after } of turns) {
        isAccepted ||= isConnected(before);
        // Nothing leads back to where nobody has answered yet.
        if (isAccepted) expect(isConnected(after) || after.phase === 'ended').toBe(true);
        if (isAccepted && after.phase === 'ended')
          expect([after.reason, ENDS[after.reason].accepted]).toEqual([after.reason, true]);
      }
    });
  });

  it('that a person took ends as no call that was missed or kept quiet', () => {
    holdsFor(({ opened, turns }) => {
      const isTaken = (state: CallState): boolean =>
        state.phase === 'ringing-here' && state.accepting !== undefined;
      let wasTaken = isTaken(opened.state);
      for (const { before, after } of turns) {
        wasTaken ||= isTaken(before);
        if (wasTaken && after.phase === 'ended')
          expect(['missed', 'silenced', 'ignored', 'cancelled-by-peer', 'busy']).not.toContain(after.reason);
      }
    });
  });

  it('that goes on from a talk ends as one', () => {
    holdsFor((run) => {
      const { since } = run.context;
      if (since === undefined) return;
      for (const { event, after } of endsOf(run)) {
        if (after.reason === 'joined-other-call') continue;
        expect(after.liveSince).toBe(Math.min(since, event.at));
        expect([after.reason, ENDS[after.reason].talk]).toEqual([after.reason, true]);
      }
    });
  });

  it('keeps when it began to be live, and says so at its end, which is never before', () => {
    holdsFor((run) => {
      let began: number | undefined;
      for (const { before, event, after } of run.turns) {
        if (after.phase === 'live') began ??= run.context.since ?? event.at;
        if ('since' in after) expect(after.since).toBe(began);
        if (after.phase !== 'ended' || before.phase === 'ended') continue;
        if (began !== undefined) expect(after.liveSince).toBe(Math.min(began, after.at));
        else if (run.context.since === undefined) expect(after).not.toHaveProperty('liveSince');
      }
    });
  });

  it('files every end in a word of Recent or as no attempt at all', () => {
    holdsFor((run) => {
      for (const { before, after } of endsOf(run)) {
        const filed = classifyEnd(run.context.role, before.phase, after);
        const isAttempt =
          !['inviting', 'screening'].includes(before.phase) && after.reason !== 'joined-other-call';
        expect(filed !== undefined).toBe(isAttempt);
        if (isAttempt && after.liveSince !== undefined) expect(filed).toBe('answered');
      }
    });
  });
});
