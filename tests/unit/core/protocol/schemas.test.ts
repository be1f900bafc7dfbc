import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../utils/core/people/card.ts';
import { err, ok } from '../../../../utils/core/lib/result.ts';
import type { Letter, LetterPayloads } from '../../../../utils/core/protocol/letter.ts';
import { letterBody, parseLetterBody } from '../../../../utils/core/protocol/schemas.ts';
import { strangeKey } from '../../../support/devices.ts';
import { CALL, createLetter } from '../../../support/letters.ts';

const CARD = {
  userId: '12',
  address: 'a'.repeat(26),
  signingKey: strangeKey,
  sealingKey: strangeKey,
} as Card;
const OFFER = { type: 'offer', sdp: 'AAAA' } as const;
const CANDIDATES = [{ mid: '0', line: 'candidate:1 1 udp 1 192.0.2.1 9 typ host' }];
const HASH = 'A'.repeat(43);

const samples: { readonly [T in keyof LetterPayloads]: LetterPayloads[T] } = {
  hello: { card: CARD },
  'hello-ok': {},
  used: {},
  card: { card: { ...CARD, broker: 'https://signal.example.org' }, serial: 2 },
  'card-ok': { serial: 2 },
  ring: { kind: 'video', duration: 45_000, reason: 'Hi' },
  ringing: {},
  'ask-reason': {},
  accept: { kind: 'audio', description: OFFER, candidates: CANDIDATES },
  decline: { message: 'Later', counter: { kind: 'in-minutes', minutes: 5 } },
  busy: {},
  cancel: {},
  taken: {},
  description: { description: { type: 'answer', sdp: '' }, candidates: [] },
  candidates: { candidates: CANDIDATES },
  hangup: { why: 'failed' },
  'fresh?': { nonce: CALL, ring: HASH },
  fresh: { nonce: CALL, ring: HASH },
  'twin?': { nonce: CALL },
  twin: { answers: CALL, nonce: CALL },
};

const types = Object.keys(samples) as (keyof LetterPayloads)[];

const parse = (letter: Letter) => parseLetterBody(JSON.parse(JSON.stringify(letterBody(strangeKey, letter))));
const body = (change: object) => ({
  from: strangeKey,
  type: 'ringing',
  call: CALL,
  sequence: 1,
  time: 1,
  payload: {},
  ...change,
});

describe('the body of a letter', () => {
  it.each(types)('comes back as it was: %s', (type) => {
    const letter = createLetter(type, samples[type]);
    expect(parse(letter)).toEqual(ok({ from: strangeKey, letter }));
  });

  it.each(types)('has nothing that its type does not know: %s', (type) => {
    const letter = createLetter(type, { ...samples[type], more: 1 } as never);
    expect(parse(letter)).toEqual(err('malformed'));
    expect(parseLetterBody(body({ more: 1 }))).toEqual(err('malformed'));
  });

  it('hangs up, whatever reason of a later version it gives', () => {
    const parsed = parse(createLetter('hangup', { why: 'asleep' } as never));
    expect(parsed.ok && parsed.value.letter.payload).toEqual({});
    expect(parse(createLetter('hangup', {})).ok).toBe(true);
  });

  it.each(['', 'Ring', 'toString', '__proto__', 'constructor', 'ring2'])(
    'of the type %j is unknown',
    (type) => {
      expect(parseLetterBody(body({ type }))).toEqual(err('unknown-type'));
    },
  );

  it.each([
    [1, true],
    [1440, true],
    [0, false],
    [1441, false],
    [2.5, false],
    ['5', false],
  ])('offers a call “in %j minutes” only within a day: %j', (minutes, isSound) => {
    const letter = createLetter('decline', { counter: { kind: 'in-minutes', minutes } } as never);
    expect(parse(letter).ok).toBe(isSound);
  });

  it('is malformed however deep somebody nests what should be empty', () => {
    const payload: unknown = JSON.parse('['.repeat(7000) + ']'.repeat(7000));
    expect(parseLetterBody(body({ payload }))).toEqual(err('malformed'));
  });

  it('takes nothing over from a prototype that JSON names', () => {
    const parsed = parseLetterBody(body({ payload: JSON.parse('{"__proto__":{"serial":1}}') }));
    if (parsed.ok) expect(Object.keys(parsed.value.letter.payload)).toEqual([]);
    expect(parsed.ok && 'serial' in parsed.value.letter.payload).toBe(false);
  });

  it.each([
    { sequence: 0 },
    { sequence: 1.5 },
    { sequence: 2 ** 31 },
    { sequence: '1' },
    { time: -1 },
    { time: 8.64e15 + 1 },
    { time: null },
    { call: 'x' },
    { call: `${'A'.repeat(21)}B` },
    { from: 'x' },
    { payload: null },
    { payload: [] },
  ])('is malformed: %j', (change) => {
    expect(parseLetterBody(body(change))).toEqual(err('malformed'));
  });

  it.each([
    ['a ring that would last too long', 'ring', { kind: 'audio', duration: 45_001 }],
    ['a ring that would not last', 'ring', { kind: 'audio', duration: 0 }],
    ['a reason of 141 characters', 'ring', { kind: 'audio', duration: 1, reason: 'x'.repeat(141) }],
    ['a kind of media that is none', 'ring', { kind: 'smell', duration: 1 }],
    ['25 candidates', 'candidates', { candidates: Array.from({ length: 25 }, () => CANDIDATES[0]) }],
    ['a candidate of 257 bytes', 'candidates', { candidates: [{ mid: '0', line: 'x'.repeat(257) }] }],
    ['a candidate of two lines', 'candidates', { candidates: [{ mid: '0', line: 'x\r\na=x' }] }],
    [
      'a description that is no base64url',
      'description',
      { description: { type: 'offer', sdp: '=' }, candidates: [] },
    ],
    ['a card with a private broker', 'hello', { card: { ...CARD, broker: 'https://10.0.0.1' } }],
    ['a card with a broken address', 'hello', { card: { ...CARD, address: `${'a'.repeat(25)}b` } }],
    ['a card of user 0', 'hello', { card: { ...CARD, userId: '0' } }],
    ['a card with serial 0', 'card', { card: CARD, serial: 0 }],
    ['a hash that is too short', 'fresh', { nonce: CALL, ring: CALL }],
  ])('is malformed with %s', (_, type, payload) => {
    expect(parseLetterBody(body({ type, payload }))).toEqual(err('malformed'));
  });

  it('brings texts clean, and none instead of an empty one', () => {
    const ring = (reason: string) => parse(createLetter('ring', { kind: 'audio', duration: 1, reason }));
    expect(ring('a\u202eb\u0000 c')).toMatchObject(ok({ letter: { payload: { reason: 'ab c' } } }));
    expect(ring('\u202e')).toMatchObject(ok({ letter: { payload: { kind: 'audio', duration: 1 } } }));
    const empty = ring('\u202e');
    expect(empty.ok && 'reason' in empty.value.letter.payload).toBe(false);
  });

  it('never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...types), (value, type) => {
        expect(typeof parseLetterBody(value).ok).toBe('boolean');
        expect(typeof parseLetterBody(body({ type, payload: value })).ok).toBe('boolean');
      }),
    );
  });
});
