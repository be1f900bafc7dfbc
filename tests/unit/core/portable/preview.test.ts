import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { takePerson, undoPerson } from '../../../../utils/core/portable/merge.ts';
import { callsToWrite, previewOf, type Present } from '../../../../utils/core/portable/preview.ts';
import { toPortable, type Possessions } from '../../../../utils/core/portable/write.ts';
import { NOW } from '../../../support/fakes/clock.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { aCall, BOB, CAROL, ME, possessions, somebody } from '../../../support/portable.ts';

/** What is here, with a card of everybody named. */
const presentOf = (here: Possessions, cards: readonly UserId[] = []): Present => ({
  ...here,
  now: NOW,
  pins: cards.map((userId) => ({ userId, grade: 'answered' })),
});

const CLOSED_TO_ALL = {
  myPeople: false,
  anyoneWithCard: false,
  iFollow: false,
  everyoneElse: 'silent',
} as const;
/** Nobody rings but my people. */
const CLOSED = rulesWith({ ...CLOSED_TO_ALL, myPeople: true });

describe('a preview', () => {
  it('finds nothing to do where the file was just made', () => {
    const here = possessions({
      people: [somebody(BOB, { name: 'Bob', accepted: true, verdict: undefined })],
      log: [aCall(BOB, 'a')],
    });
    expect(previewOf(toPortable(here, NOW), presentOf(here))).toEqual({});
  });

  it('counts what comes, what changes and who stays blocked', () => {
    const file = possessions({
      settings: {
        brokerUrl: 'https://peers.example.org',
        relays: ['turn:relay.example.org'],
        takeCalls: false,
        hideLocal: true,
      },
      rules: rulesWith({ everyoneElse: 'silent' }).rules.slice(0),
      people: [somebody(BOB, { starred: true }), somebody(CAROL)],
      log: [aCall(BOB, 'a'), aCall(BOB, 'b')],
    });
    const here = possessions({ people: [somebody(BOB, { blocked: true })], log: [aCall(BOB, 'a')] });
    expect(previewOf(toPortable(file, NOW), presentOf(here))).toEqual({
      settings: {
        brokerUrl: ['', 'https://peers.example.org'],
        relays: [[], ['turn:relay.example.org']],
        takeCalls: [true, false],
        hideLocal: [false, true],
      },
      rules: { before: 14, after: 14, letIn: 0 },
      people: { added: 1, changed: 1, stayBlocked: 1, withoutCard: 1, letIn: 0, unguarded: 0 },
      log: { added: 1 },
    });
  });

  describe('of somebody whose card is here', () => {
    type Change = Parameters<typeof somebody>[1];
    const preview = (
      here: Change,
      there: Change,
      [before, after] = [CLOSED, CLOSED],
      cards: readonly UserId[] = [BOB],
    ) =>
      previewOf(
        toPortable(possessions({ ...after, people: [somebody(BOB, there)] }), NOW),
        presentOf(possessions({ ...before, people: [somebody(BOB, here)] }), cards),
      );

    it.each<[string, Change, Change]>([
      ['a star', {}, { starred: true }],
      ['a verdict', {}, { verdict: 'ring' }],
      ['a question in place of a silence', { verdict: 'silent' }, { verdict: 'ask' }],
      ['no question any more', { verdict: 'ask' }, { verdict: 'ring' }],
    ])('says that %s lets them ring', (_, here, there) => {
      expect(preview(here, there).people?.letIn).toBe(1);
      expect(preview(here, there, undefined, []).people?.letIn).toBe(0);
    });

    it('says nothing where they may ring already, or stay blocked', () => {
      const open = rulesWith({});
      expect(preview({ accepted: true }, { starred: true }, [open, open]).people?.letIn).toBe(0);
      expect(preview({ blocked: true }, { starred: true }).people?.letIn).toBe(0);
      expect(preview({ verdict: 'ring' }, { note: 'choir' }).people?.letIn).toBe(0);
    });

    it('counts a star that has its effect by the rules of the same file', () => {
      const nobody = rulesWith(CLOSED_TO_ALL);
      expect(preview({}, { starred: true }, [nobody, CLOSED])).toMatchObject({
        rules: { letIn: 0 },
        people: { letIn: 1 },
      });
      expect(preview({ starred: true }, { starred: true }, [nobody, CLOSED]).rules?.letIn).toBe(1);
    });

    it.each<[string, Change, Change, number]>([
      ['Always silent', { verdict: 'silent' }, {}, 1],
      ['a decline', { verdict: 'decline' }, { verdict: 'ring' }, 1],
      ['Relay only', { relayOnly: true }, {}, 1],
      ['nothing', { verdict: 'silent', relayOnly: true }, { verdict: 'decline', relayOnly: true }, 0],
    ])('says that %s is lost', (_, here, there, unguarded) => {
      expect(preview(here, there, [CLOSED, CLOSED], []).people?.unguarded).toBe(unguarded);
    });

    it('counts who is added without a card', () => {
      const file = toPortable(possessions({ people: [somebody(BOB), somebody(CAROL)] }), NOW);
      expect(previewOf(file, presentOf(possessions(), [CAROL])).people?.withoutCard).toBe(1);
    });
  });
});

describe('calls of a file', () => {
  it('make the oldest go where there are too many', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      aCall(BOB, 'a', {
        call: aCall(BOB, 'a').call,
        person: { userId: String(index + 1) as typeof BOB },
        at: index,
      }),
    );
    const file = toPortable(possessions({ log: [aCall(CAROL, 'b')] }), NOW);
    const { added, dropped } = callsToWrite(file, many);
    expect(added).toHaveLength(1);
    expect(dropped.map(({ at }) => at)).toEqual([0]);
  });
});

describe('a person of a file', () => {
  const take = (here: Parameters<typeof somebody>[1], there: Parameters<typeof somebody>[1]) => {
    const [person] = toPortable(possessions({ people: [somebody(BOB, there)] }), NOW).people;
    if (person === undefined) throw new Error('nobody');
    return takePerson(ME, here && somebody(BOB, here), person);
  };

  it('is never let in who is blocked here, nor accepted by having been accepted elsewhere', () => {
    expect(take({ blocked: true }, { blocked: false }).blocked).toBe(true);
    expect(take({ blocked: false }, { blocked: true }).blocked).toBe(true);
    expect(take({ accepted: false }, { accepted: true }).accepted).toBe(false);
    expect(take({ accepted: true }, { accepted: false }).accepted).toBe(true);
    expect(take(undefined, { accepted: true }).accepted).toBe(false);
  });

  it('brings what was decided there, and loses no note of here', () => {
    expect(take({ starred: true, note: 'choir', verdict: 'ring' }, { verdict: 'silent' })).toMatchObject({
      starred: false,
      note: 'choir',
      verdict: 'silent',
    });
    expect(take({ verdict: 'ring' }, {}).verdict).toBeUndefined();
  });

  it('brings facts that are newer', () => {
    const fact = (value: boolean, at: number) => ({
      facts: { iFollow: { value, source: 'x-data' as const, at } },
    });
    expect(take(fact(true, 5), fact(false, 6)).facts.iFollow?.value).toBe(false);
    expect(take(fact(true, 6), fact(false, 5)).facts.iFollow?.value).toBe(true);
  });
});

describe('an undo', () => {
  const before = somebody(BOB, { note: 'before' });
  const written = somebody(BOB, { note: 'file', starred: true });

  it('brings a person back as they were', () => {
    expect(undoPerson({ before, written }, written)).toEqual(before);
    expect(undoPerson({ written }, written)).toBeUndefined();
    expect(undoPerson({ before }, undefined)).toEqual(before);
  });

  it('keeps what happened since', () => {
    expect(undoPerson({ before, written }, { ...written, blocked: true })).toEqual({
      ...before,
      blocked: true,
    });
    expect(undoPerson({ written }, { ...written, accepted: true })).toEqual(
      somebody(BOB, { accepted: true, note: '' }),
    );
    expect(undoPerson({ before, written }, undefined)).toBeUndefined();
    expect(undoPerson({ before }, somebody(BOB, { accepted: true }))).toMatchObject({
      note: 'before',
      accepted: true,
    });
  });
});
