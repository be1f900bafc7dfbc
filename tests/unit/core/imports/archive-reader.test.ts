import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchiveReader } from '../../../../utils/core/imports/archive-reader.ts';
import { parseAccount, parseListed, parseManifest } from '../../../../utils/core/imports/archive-elements.ts';
import { accountFile, listFile, manifestFile } from '../../../support/x-archive.ts';

/** Reads a text in pieces of the given lengths, then the rest. */
const read = (text: string, lengths: readonly number[] = []) => {
  const elements: unknown[] = [];
  const reader = createArchiveReader((element) => elements.push(element));
  let at = 0;
  for (const length of lengths) {
    reader.push(text.slice(at, at + length));
    at += length;
  }
  reader.push(text.slice(at));
  return { elements, end: reader.end() };
};

const ids = ({ elements }: ReturnType<typeof read>) => elements.map(parseListed);

describe('a list of an X archive', () => {
  it.each(['following', 'follower', 'block', 'mute'] as const)('%s gives its ids', (list) => {
    const result = read(listFile(list, ['12', '18446744073709551615'], 3));
    expect(ids(result)).toEqual(['12', '18446744073709551615']);
    expect(result.end).toEqual({ ok: true, value: { name: list, part: 3 } });
  });

  it('is read the same however it is cut into pieces', () => {
    const text = `\uFEFF${accountFile({ id: '12', handle: 'alice' })}`;
    const whole = read(text);
    expect(whole.end.ok).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 40 }), (lengths) => {
        expect(read(text, lengths)).toEqual(whole);
      }),
    );
  });

  it.each([
    ['a head', `window.YTD.${'a'.repeat(400)}.part0 = [ ]`, 'not-archive'],
    ['an element', `window.YTD.block.part0 = [ {"x": "${'a'.repeat(100_000)}"} ]`, 'wrong-shape'],
  ])('has %s longer than any: refused however it is cut into pieces', (_, text, error) => {
    for (const lengths of [[], [30], [30, text.length - 40], [text.length - 5]])
      expect(read(text, lengths)).toEqual({ elements: [], end: { ok: false, error } });
  });

  it('gives exactly what was in it, whatever texts that is', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.string())), fc.nat(99), (elements, cut) => {
        const text = `window.YTD.block.part0 = ${JSON.stringify(elements, null, 1)}`;
        expect(read(text, [cut]).elements).toEqual(JSON.parse(JSON.stringify(elements)));
      }),
    );
  });

  it('of nobody is a list, too', () => {
    expect(read('window.YTD.mute.part0 = [ ]')).toEqual({
      elements: [],
      end: { ok: true, value: { name: 'mute', part: 0 } },
    });
  });

  it('that ends in the middle is cut off, wherever that is', () => {
    const text = listFile('following', ['12', '13']);
    const head = text.indexOf('[') + 1;
    for (let end = head; end < text.length; end += 1)
      expect(read(text.slice(0, end)).end).toEqual({ ok: false, error: 'cut-off' });
  });

  it.each([
    ['', 'empty'],
    [' \n\uFEFF'.trimEnd(), 'empty'],
    ['<!doctype html>', 'not-archive'],
    ['x'.repeat(500), 'not-archive'],
    ['window.YTD.following.part0 = { }', 'not-archive'],
    ['window.YTD.following.part0 = [ "12" ]', 'wrong-shape'],
    ['window.YTD.following.part0 = [ ] alert(1)', 'wrong-shape'],
    [`window.YTD.following.part0 = [ { "a": "${'x'.repeat(200_000)}`, 'wrong-shape'],
  ])('is told from other texts: “%.40s”', (text, error) => {
    expect(read(text).end).toEqual({ ok: false, error });
  });

  it('never holds more than one element, however long it is', () => {
    let taken = 0;
    const reader = createArchiveReader(() => (taken += 1));
    reader.push('window.YTD.following.part0 = [');
    for (let i = 0; i < 20_000; i += 1) reader.push('{"following":{"accountId":"1"}},');
    expect(taken).toBe(20_000);
  });

  it.each([
    [{ following: { accountId: '0' } }],
    [{ following: { accountId: 2 ** 53 } }],
    [{ following: null }],
    [{}],
    [[]],
    [undefined],
    ['12'],
  ])('counts an entry without a sound id as none: %j', (element) => {
    expect(parseListed(element)).toBeUndefined();
  });
});

describe('whose archive it is', () => {
  const alice = { id: '12', handle: 'alice' };

  it('is in account.js', () => {
    expect(read(accountFile(alice)).elements.map(parseAccount)).toEqual([alice]);
  });

  it('is in the manifest, with when it was made and how many files a list has', () => {
    expect(parseManifest(manifestFile(alice, '2026-10-01T10:00:00.000Z', { following: 2 }))).toEqual({
      owner: alice,
      generated: '2026-10-01T10:00:00.000Z',
      parts: { following: 2 },
    });
  });

  it.each(['', 'window.__THAR_CONFIG = {', 'window.__THAR_CONFIG = {"archiveInfo":{}}'])(
    'is not guessed from a manifest that cannot be read: “%s”',
    (text) => expect(parseManifest(text)).toBeUndefined(),
  );
});
