/**
 * Two switchboards over a wire that loses, repeats, delays and reorders letters, with workers that die. Both may ring each
 * other. Media is modelled by what matters here: it flows once both windows heard a description, and is lost 15 s after
 * the other window is gone.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MediaEvent } from '../../../../utils/core/call/input.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import { ok } from '../../../../utils/core/lib/result.ts';
import { createFakeClock, NOW } from '../../../support/fakes/clock.ts';
import { createPhone, settled, type Phone, type SentLetter } from '../../../support/phone.ts';
import { ACCEPT, ALICE, BOB, OFFER } from './given.ts';

type Name = 'alice' | 'bob';
type Fate = { readonly copies: 0 | 1 | 2; readonly delay: number };
type Deed = 'call' | 'accept' | 'decline' | 'ignore' | 'hang-up' | 'close' | 'die';
type Act = { readonly at: number; readonly who: Name; readonly deed: Deed };
type Due = { readonly at: number; readonly act: () => Promise<unknown> };

const SOUND: Fate = { copies: 1, delay: 20 };
const fate: fc.Arbitrary<Fate> = fc.record({
  copies: fc.constantFrom(0, 1, 1, 1, 1, 1, 1, 2),
  delay: fc.integer({ min: 1, max: 1_500 }),
});
const act: fc.Arbitrary<Act> = fc.record({
  at: fc.integer({ min: 0, max: 60_000 }),
  who: fc.constantFrom('alice', 'bob'),
  deed: fc.constantFrom('call', 'accept', 'accept', 'decline', 'ignore', 'hang-up', 'close', 'die'),
});

const DESCRIPTION: MediaEvent = { ...ACCEPT, type: 'description' };

/** What becomes of the letters that each writes, in turn. */
type Wire = readonly Fate[] | Readonly<Record<Name, readonly Fate[]>>;

/** `ahead`: by how much Bob's clock is, ms. */
const run = async (wire: Wire, acts: readonly Act[], ahead = 0) => {
  const clock = createFakeClock();
  const fast = { ...clock, now: () => clock.now() + ahead };
  let due: Due[] = [];
  const later = (ms: number, task: () => Promise<unknown>): void => {
    due.push({ at: clock.now() + ms, act: task });
  };
  let carried = 0;
  const seen = { alice: new Set<string>(), bob: new Set<string>() };
  const phones = {} as Record<Name, Phone>;
  /** What the window of a call did already. */
  const windows = { alice: new Map<string, Set<string>>(), bob: new Map<string, Set<string>>() };
  const most = { alice: 0, bob: 0 };

  const otherOf = (who: Name): Name => (who === 'alice' ? 'bob' : 'alice');
  const once = (who: Name, window: string, what: string): boolean => {
    const done = windows[who].get(window) ?? new Set();
    windows[who].set(window, done);
    if (done.has(what)) return false;
    done.add(what);
    return true;
  };
  const carry = (from: Name, { letter }: SentLetter) => {
    const fates = 'alice' in wire ? wire[from] : wire;
    const { copies, delay } = fates[carried % fates.length] ?? SOUND;
    carried += 1;
    const to = phones[otherOf(from)];
    for (let copy = 0; copy < copies; copy += 1)
      later(delay + copy * 7, async () => {
        // The host lets each letter through once.
        const name = `${letter.call} ${letter.sequence}`;
        if (seen[otherOf(from)].has(name)) return;
        seen[otherOf(from)].add(name);
        await to.hears(from === 'alice' ? ALICE : BOB, letter);
      });
    return ok(undefined);
  };
  const onView = (who: Name, view: CallView): void => {
    const report = (ms: number, event: MediaEvent): void =>
      later(ms, () => phones[who].switchboard.media(view.id, event));
    const isOffering = view.phase === 'ringing' || view.phase === 'connecting';
    if (view.role === 'callee' && isOffering && once(who, view.id, 'offer')) report(50, OFFER);
    if (view.phase === 'connecting') once(who, view.id, 'media');
    const hadMedia = windows[who].get(view.id)?.has('media') ?? false;
    if (view.phase !== 'ended' || !hadMedia || !once(who, view.id, 'gone')) return;
    later(15_000, async () => {
      const [left] = await phones[otherOf(who)].switchboard.shown();
      if (left?.phase === 'live' || left?.phase === 'connecting')
        await phones[otherOf(who)].switchboard.media(left.id, { type: 'failed', why: 'connection-lost' });
    });
  };
  const onSignal = async (who: Name): Promise<void> => {
    const [view] = await phones[who].switchboard.shown();
    if (view === undefined) return;
    if (view.role === 'caller' && once(who, view.id, 'answer'))
      await phones[who].switchboard.media(view.id, DESCRIPTION);
    once(who, view.id, 'heard');
  };
  for (const [who, card] of [
    ['alice', ALICE],
    ['bob', BOB],
  ] as const) {
    phones[who] = createPhone({
      clock: who === 'bob' ? fast : clock,
      card,
      carry: (sent) => carry(who, sent),
      hear: (view, signal) => {
        if (view !== undefined) onView(who, view);
        if (signal !== undefined) later(30, () => onSignal(who));
      },
    });
    await phones[who].knows(who === 'alice' ? BOB : ALICE, { name: 'them' });
  }
  /** Both windows heard the other's description: media flows. */
  const connect = async (): Promise<void> => {
    const [hers, his] = await Promise.all([phones.alice.switchboard.shown(), phones.bob.switchboard.shown()]);
    const a = hers.find(({ phase }) => phase === 'connecting');
    const b = his.find(({ phase }) => phase === 'connecting');
    const heardBy = (who: Name, id: string | undefined) => windows[who].get(id ?? '')?.has('heard') ?? false;
    if (a === undefined || b === undefined || !heardBy('alice', a.id) || !heardBy('bob', b.id)) return;
    await phones.alice.switchboard.media(a.id, { type: 'connected' });
    await phones.bob.switchboard.media(b.id, { type: 'connected' });
  };
  const perform = async ({ who, deed }: Act): Promise<void> => {
    const { switchboard, account } = phones[who];
    if (deed === 'die') return phones[who].restart();
    if (deed === 'call') {
      const userId = who === 'alice' ? BOB.userId : ALICE.userId;
      await switchboard.placeCall({ account, userId, kind: 'video' });
      return;
    }
    const [view] = await switchboard.shown();
    if (view === undefined) return;
    if (deed === 'close') return switchboard.windowClosed(view.id);
    return switchboard.command(view.id, deed === 'accept' ? { type: deed, kind: 'video' } : { type: deed });
  };

  for (const one of acts) due.push({ at: NOW + one.at, act: () => perform(one) });
  for (let steps = 0; steps < 2_000; steps += 1) {
    const timers = (['alice', 'bob'] as const).flatMap((who) =>
      [...phones[who].timers.pending()].map(([id, at]) => ({
        at: who === 'bob' ? at - ahead : at,
        act: async () => {
          phones[who].timers.timers.clear(id);
          await phones[who].switchboard.timer(id);
        },
      })),
    );
    const next = [...due, ...timers].sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    due = due.filter((one) => one !== next);
    clock.advance(Math.max(0, next.at - clock.now()));
    await next.act();
    await settled();
    await connect();
    for (const who of ['alice', 'bob'] as const) {
      const engaged = (await phones[who].switchboard.shown()).filter(({ phase }) =>
        ['connecting', 'live', 'reconnecting'].includes(phase),
      );
      most[who] = Math.max(most[who], engaged.length);
    }
  }
  const left = async (who: Name) => (await phones[who].switchboard.shown()).map(({ phase }) => phase);
  return { phones, most, left: { alice: await left('alice'), bob: await left('bob') } };
};

const wires = fc.array(fate, { minLength: 1, maxLength: 12 });

it('never leaves one of them in a call alone, and nobody in two', async () => {
  await fc.assert(
    fc.asyncProperty(wires, fc.array(act, { minLength: 1, maxLength: 8 }), async (fates, acts) => {
      const { left, most } = await run(fates, [{ at: 0, who: 'alice', deed: 'call' }, ...acts]);
      expect([[], ['live']]).toContainEqual(left.alice);
      expect(left.bob).toEqual(left.alice);
      expect(most.alice).toBeLessThanOrEqual(1);
      expect(most.bob).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

it('files whoever talked as a call that was answered, on both sides', async () => {
  await fc.assert(
    fc.asyncProperty(wires, fc.array(act, { maxLength: 6 }), async (fates, acts) => {
      const { phones } = await run(fates, [{ at: 0, who: 'alice', deed: 'call' }, ...acts]);
      const talked = (who: Name) => phones[who].log.some(({ duration }) => duration !== undefined);
      if (!talked('alice') || talked('bob')) return;
      const outcomes = phones.bob.log.map(({ outcome }) => outcome);
      expect(outcomes).toContain('failed');
    }),
    { numRuns: 200 },
  );
});

it('two who ring each other at the same moment talk, however slow the wire and whichever call is the lower', async () => {
  // Together less than a caller waits for any answer.
  const delay = fc.integer({ min: 1, max: 2_900 });
  await fc.assert(
    fc.asyncProperty(delay, delay, fc.integer({ min: 0, max: 1_500 }), async (hers, his, gap) => {
      const { left, phones } = await run(
        { alice: [{ copies: 1, delay: hers }], bob: [{ copies: 1, delay: his }] },
        [
          { at: 0, who: 'alice', deed: 'call' },
          { at: gap, who: 'bob', deed: 'call' },
          // A ring that found nobody reaching out any more is an ordinary one.
          { at: 9_000, who: 'alice', deed: 'accept' },
          { at: 9_000, who: 'bob', deed: 'accept' },
        ],
      );
      expect(left).toEqual({ alice: ['live'], bob: ['live'] });
      expect([...phones.alice.log, ...phones.bob.log]).toEqual([]);
    }),
    {
      numRuns: 300,
      examples: [
        [1, 1, 0],
        [400, 400, 0],
        [900, 900, 300],
        [1_300, 1_300, 0],
        [2_900, 20, 0],
      ],
    },
  );
});

it('two who ring each other at the same moment talk, however far apart their clocks are', async () => {
  const delay = fc.integer({ min: 1, max: 900 });
  const ahead = fc.constantFrom(-3_600_000, -120_000, 120_000, 3_600_000);
  await fc.assert(
    fc.asyncProperty(delay, delay, fc.integer({ min: 0, max: 900 }), ahead, async (hers, his, gap, skew) => {
      const { left } = await run(
        { alice: [{ copies: 1, delay: hers }], bob: [{ copies: 1, delay: his }] },
        [
          { at: 0, who: 'alice', deed: 'call' },
          { at: gap, who: 'bob', deed: 'call' },
          // A ring that found nobody reaching out any more is an ordinary one.
          { at: 9_000, who: 'alice', deed: 'accept' },
          { at: 9_000, who: 'bob', deed: 'accept' },
        ],
        skew,
      );
      expect(left).toEqual({ alice: ['live'], bob: ['live'] });
    }),
    { numRuns: 100 },
  );
});

it('agrees on how it ended when the wire is sound', async () => {
  const ends = async (...acts: Act[]) => {
    const { phones } = await run([SOUND], [{ at: 0, who: 'alice', deed: 'call' }, ...acts]);
    return [phones.alice.log[0]?.end, phones.bob.log[0]?.end];
  };
  const by = (who: Name, deed: Deed, at = 5_000): Act => ({ at, who, deed });
  expect(await ends()).toEqual(['no-answer', 'missed']);
  expect(await ends(by('bob', 'decline'))).toEqual(['declined-by-peer', 'declined']);
  expect(await ends(by('bob', 'ignore'))).toEqual(['no-answer', 'ignored']);
  expect(await ends(by('alice', 'hang-up'))).toEqual(['cancelled', 'cancelled-by-peer']);
  expect(await ends(by('bob', 'accept'), by('alice', 'hang-up', 9_000))).toEqual([
    'hung-up',
    'hung-up-by-peer',
  ]);
  expect(await ends(by('bob', 'accept'), by('bob', 'die', 6_000), by('bob', 'hang-up', 9_000))).toEqual([
    'hung-up-by-peer',
    'hung-up',
  ]);
});
