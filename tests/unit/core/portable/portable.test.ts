import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handle } from '../../../../utils/core/people/ids.ts';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import { parsePortable } from '../../../../utils/core/portable/parse.ts';
import type { Portable } from '../../../../utils/core/portable/portable.ts';
import { formatPortable } from '../../../../utils/core/portable/write.ts';
import { NOW } from '../../../support/fakes/clock.ts';
import { judgedBy } from '../../../support/judged.ts';
import { portable } from '../../../support/any-portable.ts';
import { aCall, BOB, CAROL, exportOf, somebody } from '../../../support/portable.ts';

/** The text with one value of it changed, wherever it is. */
const spoil = (text: string, to: (value: unknown) => unknown, which: number): string => {
  let left = which;
  return JSON.stringify(JSON.parse(text), (_, value: unknown) => {
    left -= 1;
    return left === 0 ? to(value) : value;
  });
};

describe('an export', () => {
  it('is read back as it was written, whatever people are called', () => {
    fc.assert(
      fc.property(portable, (written) => {
        expect(parsePortable(formatPortable(written), NOW)).toEqual({ ok: true, value: written });
      }),
    );
  });

  it('can be read back when a note grows by being normalized', () => {
    const read = parsePortable(exportOf({ people: [somebody(BOB, { note: '\u0958'.repeat(500) })] }), NOW);
    expect(read.ok && read.value.people[0]?.note).toBe('\u0915\u093c'.repeat(250));
  });

  it('keeps everything that Recent shows of a call', () => {
    const shown: Partial<LogEntry> = {
      outcome: 'declined',
      end: 'declined',
      reason: 'The contract',
      message: 'In a meeting',
      counter: { kind: 'in-minutes', minutes: 15 },
    };
    const read = parsePortable(exportOf({ log: [aCall(BOB, 'a', shown)] }), NOW);
    expect(read).toMatchObject({ ok: true, value: { log: [shown] } });
  });

  it('has nothing in it that tells where a device is or opens anything', () => {
    const strange = {
      ...somebody(BOB, { accepted: true }),
      card: { address: 'secret-address' },
      secret: 'secret-psk',
    };
    const text = exportOf({
      people: [strange],
      log: [{ ...aCall(BOB, 'a'), address: 'secret-address' } as LogEntry],
      settings: {
        brokerUrl: '',
        relays: ['turn:relay.example.org'],
        takeCalls: true,
        relayPassword: 'secret-password',
      } as Portable['settings'],
    });
    expect(text).toContain(BOB);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('accepted":true');
  });

  it('leaves out what could not be read back, and keeps the rest', () => {
    const text = exportOf({
      people: [somebody(BOB), somebody(CAROL, { handle: 'not a handle' as Handle })],
      settings: { brokerUrl: 'ftp://what', relays: ['what', ' ', 'turn:here'], takeCalls: false },
    });
    const read = parsePortable(text, NOW);
    expect(read.ok && read.value.people.map(({ userId }) => userId)).toEqual([BOB]);
    expect(read.ok && read.value.settings).toEqual({
      brokerUrl: '',
      relays: ['turn:here'],
      takeCalls: false,
      alwaysRelay: false,
      hideLocal: false,
      ringWindow: false,
    });
  });

  it('of the time before there was a ring window is still read', () => {
    const file = JSON.parse(exportOf()) as { settings: Record<string, unknown> };
    delete file.settings['ringWindow'];
    const read = parsePortable(JSON.stringify(file), NOW);
    expect(read.ok && read.value.settings).not.toHaveProperty('ringWindow');
  });

  it.each([
    ['turn:relay.example.org', ['turn:relay.example.org']],
    ['', []],
  ])('of the time when there was one relay (“%s”) is still read', (relayUrl, relays) => {
    const old = { ...JSON.parse(exportOf()), version: 1 } as object;
    const settings = { brokerUrl: '', relayUrl, takeCalls: true };
    const read = parsePortable(JSON.stringify({ ...old, settings }), NOW);
    expect(read.ok && read.value.settings).toEqual({ brokerUrl: '', relays, takeCalls: true });
  });
});

describe('a file', () => {
  const text = exportOf({
    people: [somebody(BOB, { name: 'Bob', facts: { iFollow: { value: true, source: 'x-data', at: 5 } } })],
    log: [aCall(BOB, 'a', { judged: judgedBy() })],
  });
  const { kind, ...withoutKind } = JSON.parse(text) as { readonly kind: string };
  const errorOf = (file: string) => {
    const read = parsePortable(file, NOW);
    return read.ok ? 'read' : read.error;
  };

  it.each([
    ['', 'not-ours'],
    ['BEGIN:VCARD', 'not-ours'],
    ['{"kind":"another","version":1}', 'not-ours'],
    ['[1,2', 'not-ours'],
    ['null', 'not-ours'],
    [text.slice(0, -40), 'half'],
    [text.slice(0, 40), 'half'],
    [JSON.stringify({ ...withoutKind, kind }).slice(0, -40), 'half'],
    [JSON.stringify({ ...withoutKind, kind }, null, 2).slice(0, 40), 'half'],
    [JSON.stringify({ rows: [withoutKind] }).slice(0, -40), 'not-ours'],
    [JSON.stringify({ rows: [JSON.parse(text)] }), 'not-ours'],
    [text.replace('"people":[', '"people":[,'), 'damaged'],
    [text.replace('"version":2', '"version":3'), 'newer'],
    [text.replace('"version":2', '"version":0'), 'damaged'],
    [text.replace('"kind":"ahoy-export",', '"kind":"ahoy-export","extra":1,'), 'read'],
  ])('that is no whole export is called what it is (%#)', (file, error) => {
    expect(errorOf(file)).toBe(error);
  });

  it('is refused whole when one value in it cannot be so', () => {
    for (const [from, to] of [
      [`"${BOB}"`, '"0"'],
      ['"iFollow":{"value":true', '"iFollow":{"value":"yes"'],
      ['"outcome":"missed"', '"outcome":"won"'],
      ['"call":"aaa', '"call":"!aa'],
      ['"verdict":"ask"', '"verdict":"burn"'],
    ] as const)
      expect([from, errorOf(text.replace(from, to))]).toEqual([from, 'damaged']);
  });

  it('is refused when somebody is in it twice', () => {
    const read = JSON.parse(text) as { people: unknown[] };
    expect(errorOf(JSON.stringify({ ...read, people: [...read.people, ...read.people] }))).toBe('damaged');
  });

  it('never makes the reader throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => void parsePortable(noise, NOW)));
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(400), (value, which) => {
        parsePortable(
          spoil(text, () => value, which),
          NOW,
        );
      }),
    );
  });

  it('is shown with names that cannot turn the page around, and dates that are over', () => {
    const file = text
      .replace('"name":"Bob"', '"name":"\\u202eBob\\u0000 \\u2066x"')
      .replace('"at":5', `"at":${NOW * 2}`);
    const read = parsePortable(file, NOW);
    expect(read.ok && read.value.people[0]).toMatchObject({
      name: 'Bob x',
      facts: { iFollow: { at: NOW } },
    });
  });
});
