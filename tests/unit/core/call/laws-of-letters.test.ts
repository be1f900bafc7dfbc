import { describe, expect, it } from 'vitest';
import type { CallEffect, CallEvent } from '../../../../utils/core/call/event.ts';
import {
  CALLEE_LETTERS_BEFORE_ACCEPT,
  isConnected,
  type CallState,
} from '../../../../utils/core/call/state.ts';
import type { PublicKey } from '../../../../utils/core/people/card.ts';
import type { LetterType } from '../../../../utils/core/protocol/letter.ts';
import { holdsFor, holdsForBoth, type Run, sends, starts, type Turn } from '../../../support/call-run.ts';
import { rung, TABLET } from '../../../support/call-samples.ts';

const callers = starts.filter(({ context }) => context.role === 'caller');
const callees = starts.filter(({ context }) => context.role === 'callee');

/** Letters that end a call on the side that gets them. */
const FAREWELLS: ReadonlySet<LetterType> = new Set(['cancel', 'taken', 'decline', 'busy', 'hangup']);

const CALLER_LETTERS_BEFORE_ACCEPT = 6;

/** Taken by a person, or a ring that joins what a person here began. */
const isTaken = (state: CallState): boolean =>
  isConnected(state) || (state.phase === 'ringing-here' && state.accepting !== undefined);

/** The first step, and the turns before the first of this sort. */
const lettersUntil = ({ opened, turns }: Run, isIt: (turn: Turn) => boolean) => {
  const end = turns.findIndex(isIt);
  const early = end < 0 ? turns : turns.slice(0, end);
  return [opened, ...early].flatMap(({ effects }) => sends(effects));
};

const countOf = <T>(all: readonly T[], one: T): number => all.filter((each) => each === one).length;

describe('before accept', () => {
  it('no description or candidate leaves, and none comes to where it would be answered', () => {
    const moves = (effect: CallEffect): boolean =>
      effect.do === 'signal' ||
      (effect.do === 'send' && (effect.type === 'description' || effect.type === 'candidates'));
    holdsFor(({ turns }) => {
      for (const { before, event, after, effects } of turns) {
        if (!effects.some(moves) || isConnected(before)) continue;
        expect(event).toMatchObject({ type: 'letter', letter: { type: 'accept' } });
        expect(after.phase).toBe('connecting');
      }
    });
  });

  it('a callee accepts only what a person took, and as the kind that they took it as', () => {
    holdsFor(({ turns }) => {
      for (const { before, event, after, effects } of turns) {
        for (const accept of sends(effects)) {
          if (accept.type !== 'accept') continue;
          const { kind } = accept.payload;
          expect(after).toMatchObject({ phase: 'connecting', device: accept.to });
          if (event.type === 'command') expect(event.command).toEqual({ type: 'accept', kind });
          else
            expect(before.phase === 'connecting' ? { accepting: before.unheard } : before).toMatchObject({
              accepting: kind,
            });
        }
      }
    }, callees);
  });

  it('a caller comes into a call only by the accept of a device that was rung', () => {
    holdsFor(({ turns }) => {
      for (const { before, event, after } of turns) {
        if (isConnected(before) || !isConnected(after)) continue;
        expect(event).toMatchObject({ type: 'letter', device: after.device, letter: { type: 'accept' } });
        expect('rung' in before ? before.rung.map(({ device }) => device) : []).toContain(after.device);
      }
    }, callers);
  });

  it('at most three letters leave a callee whom nobody answered for, and six a caller for each device', () => {
    // Whoever takes another call here answers this one by that.
    const isAnswer = ({ event: { type }, after }: Turn): boolean =>
      type === 'command' || type === 'window-closed' || type === 'refuse' || isConnected(after);
    holdsFor((run) => {
      expect(lettersUntil(run, isAnswer).length).toBeLessThanOrEqual(CALLEE_LETTERS_BEFORE_ACCEPT);
    }, callees);
    holdsFor((run) => {
      const to = lettersUntil(run, ({ after }) => isConnected(after)).map((one) => one.to);
      for (const device of new Set(to))
        expect(countOf(to, device)).toBeLessThanOrEqual(CALLER_LETTERS_BEFORE_ACCEPT);
    }, callers);
  });
});

describe('what merely arrives', () => {
  it('opens no connection, brings no window to the front and blocks nobody', () => {
    holdsFor(({ turns }) => {
      for (const { event, effects } of turns) {
        if (event.type !== 'letter' && event.type !== 'screened' && event.type !== 'media') continue;
        for (const effect of effects) {
          expect(['visit', 'find-devices', 'show-window', 'block-person']).not.toContain(effect.do);
          if (effect.do === 'open-window') expect(effect.background).toBe(true);
        }
      }
    });
  });

  it('has a window made ready exactly while it rings here and nobody took it', () => {
    holdsFor(({ opened, turns }) => {
      let isReady = false;
      for (const { after, effects } of [{ after: opened.state, effects: opened.effects }, ...turns]) {
        for (const effect of effects) {
          if (effect.do === 'open-window') isReady = true;
          if (effect.do === 'close-window') isReady = false;
        }
        // From here on it is the person's, or the other call's.
        if (isTaken(after) || (after.phase === 'ended' && after.reason === 'joined-other-call')) return;
        const rings = after.phase === 'ringing-here' && after.quiet === undefined;
        expect([after, isReady]).toEqual([after, rings]);
      }
    }, callees);
  });

  it('from a device without a part in the call changes nothing; an accept hears that it is taken or over', () => {
    holdsFor(({ turns }) => {
      for (const { before, event, after, effects } of turns) {
        // It rang me, and got my ring.
        if (event.type === 'repeat-ring' && event.device === TABLET) return;
        if (event.type !== 'letter' || event.device !== TABLET) continue;
        if (before.phase !== 'ended') expect(after).toBe(before);
        for (const { to, type } of sends(effects)) {
          expect([to, event.letter.type]).toEqual([TABLET, 'accept']);
          expect(['cancel', 'taken']).toContain(type);
        }
      }
    });
  });
});

it('goes to a server of somebody else only after it was agreed to, and rings nobody before', () => {
  // The event that brings the newest devices: what it asks about is what nobody agreed to.
  const isAgreed = ({ event }: Turn): boolean =>
    event.type === 'visit' ? event.asks.length === 0 : event.type === 'dial';
  holdsFor(
    ({ opened, turns }) => {
      const agreed = turns.findIndex(isAgreed);
      const early = agreed < 0 ? turns : turns.slice(0, agreed);
      for (const { effects } of [opened, ...early]) {
        expect(sends(effects).filter(({ type }) => type === 'ring')).toEqual([]);
        expect(effects).not.toContainEqual({ do: 'visit' });
      }
    },
    callers.filter(({ first }) => first.state.phase === 'inviting'),
  );
});

describe('a caller', () => {
  it('cannot tell a ring that is silent or ignored from one that is heard', () => {
    const happens = (event: CallEvent): boolean =>
      event.type === 'letter' ||
      event.type === 'deadline' ||
      event.type === 'refuse' ||
      event.type === 'superseded' ||
      (event.type === 'command' && event.command.type === 'ignore') ||
      (event.type === 'screened' && (event.verdict.type === 'ring' || event.verdict.type === 'silent'));
    const heard = (run: Run) => lettersUntil(run, ({ event }) => event.type === 'refuse');
    const law = (one: Run, other: Run): void => {
      expect(heard(one)).toEqual(heard(other));
    };
    holdsForBoth(law, [rung('ring'), rung('silent')], happens);
  });

  it('whose ring is silent or ignored never hears that somebody is busy', () => {
    holdsFor(({ turns }) => {
      for (const { before, effects } of turns)
        if (before.phase === 'ringing-here' && before.quiet !== undefined)
          expect(sends(effects).map(({ type }) => type)).not.toContain('busy');
    }, callees);
  });

  it('hears nothing when they get blocked', () => {
    holdsFor(({ opened, turns }) => {
      const ends = turns.filter(({ before }) => before.phase !== 'ended');
      for (const { after, effects } of [{ after: opened.state, effects: opened.effects }, ...ends])
        if (after.phase === 'ended' && after.reason === 'blocked') expect(sends(effects)).toEqual([]);
    });
  });

  it('is asked once whether they are dialing, and once for a reason', () => {
    holdsFor((run) => {
      const types = lettersUntil(run, () => false).map(({ type }) => type);
      expect(countOf(types, 'fresh?')).toBeLessThanOrEqual(1);
      expect(countOf(types, 'ask-reason')).toBeLessThanOrEqual(1);
    }, callees);
  });
});

describe('the letters of a call', () => {
  it('go from a callee to the device that rings and nowhere else', () => {
    holdsFor((run) => {
      const to = new Set(lettersUntil(run, () => false).map((one) => one.to));
      expect(to.size).toBeLessThanOrEqual(1);
    }, callees);
  });

  it('tell each device once that it is over', () => {
    holdsFor(({ turns }) => {
      const told = turns.flatMap(({ before, after, effects }) =>
        // What is said to those who come late is another matter.
        before.phase === 'ended' || (isConnected(before) && isConnected(after))
          ? []
          : sends(effects).filter(({ type }) => FAREWELLS.has(type)),
      );
      expect(new Set(told.map(({ to }) => to)).size).toBe(told.length);
    });
  });

  it('tell every device that may still ring that the ring is over, but for the one that ended it', () => {
    const endedBy = (event: CallEvent): PublicKey | undefined => {
      if (event.type === 'letter') return event.device;
      return event.type === 'superseded' ? event.by : undefined;
    };
    holdsFor(({ turns }) => {
      for (const { before, event, after, effects } of turns) {
        if (!('rung' in before) || 'rung' in after) continue;
        const waiting = before.rung.flatMap(({ device, reply }) =>
          reply === 'declined' || reply === 'busy' || device === endedBy(event) ? [] : [device],
        );
        expect(sends(effects).map(({ to }) => to)).toEqual(waiting);
      }
    }, callers);
  });

  it('tell the other side of a call that it is over, unless they ended it or it goes on as another', () => {
    const isTheirs = (event: CallEvent): boolean =>
      event.type === 'letter' ||
      event.type === 'superseded' ||
      (event.type === 'media' && (event.event.type === 'left' || event.event.type === 'vanished'));
    holdsFor(({ turns }) => {
      for (const { before, event, after, effects } of turns) {
        if (!isConnected(before) || after.phase !== 'ended') continue;
        const told = sends(effects).map(({ to, type }) => [to, type]);
        expect(told).toEqual(isTheirs(event) ? [] : [[before.device, 'hangup']]);
      }
    });
  });
});
