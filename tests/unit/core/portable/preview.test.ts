import { describe, expect, it } from 'vitest';
import { takePerson, undoPerson } from '../../../../utils/core/portable/merge.ts';
import { callsToWrite, previewOf } from '../../../../utils/core/portable/preview.ts';
import { toPortable } from '../../../../utils/core/portable/write.ts';
import { NOW } from '../../../support/fakes/clock.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { aCall, BOB, CAROL, ME, possessions, somebody } from '../../../support/portable.ts';

describe('a preview', () => {
  it('finds nothing to do where the file was just made', () => {
    const here = possessions({
      people: [somebody(BOB, { name: 'Bob', accepted: true, verdict: undefined })],
      log: [aCall(BOB, 'a')],
    });
    expect(previewOf(toPortable(here, NOW), here)).toEqual({});
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
    expect(previewOf(toPortable(file, NOW), here)).toEqual({
      settings: {
        brokerUrl: ['', 'https://peers.example.org'],
        relays: [[], ['turn:relay.example.org']],
        takeCalls: [true, false],
        hideLocal: [false, true],
      },
      rules: { before: 14, after: 14 },
      people: { added: 1, changed: 1, stayBlocked: 1 },
      log: { added: 1 },
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
