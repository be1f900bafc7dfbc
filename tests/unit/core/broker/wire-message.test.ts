import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyMessage, letterMessage, probeMessage } from '../../../../utils/core/broker/wire-message.ts';
import type { Address } from '../../../../utils/core/people/card.ts';
import { MAX_LETTER_CHARACTERS } from '../../../../utils/core/protocol/limits.ts';

const own = 'a'.repeat(26) as Address;
const other = 'b'.repeat(26) as Address;
/** What the server does: it stamps the sender on the message. */
const delivered = (message: object, src: string): unknown => ({ ...message, src });
const offer = (payload: unknown, src: unknown = other) => ({ type: 'OFFER', src, dst: own, payload });

describe('messages from the broker', () => {
  test('a letter comes out as it went in, with the address that the broker stamped', () => {
    expect(classifyMessage(delivered(letterMessage(own, 'sealed'), other), own)).toEqual({
      kind: 'letter',
      src: other,
      text: 'sealed',
    });
  });

  test('three messages of the server go on to PeerJS, without anything that they carry', () => {
    for (const type of ['OPEN', 'ERROR', 'ID-TAKEN'] as const) {
      expect(classifyMessage({ type, payload: { msg: 'anything' } }, own)).toEqual({
        kind: 'for-peerjs',
        type,
      });
    }
  });

  test('our probe comes back as an echo; nobody else can send one', () => {
    const probe = probeMessage(own, 'nonce');

    expect(classifyMessage(delivered(probe, own), own)).toEqual({ kind: 'echo', nonce: 'nonce' });
    expect(classifyMessage(delivered(probe, other), own)).toEqual({ kind: 'absent', address: other });
  });

  test('EXPIRE names the address where nobody is', () => {
    expect(classifyMessage({ type: 'EXPIRE', src: other, dst: own }, own)).toEqual({
      kind: 'absent',
      address: other,
    });
  });

  test.for([
    ['a data connection', offer({ type: 'data', serialization: 'json', connectionId: 'x' })],
    ['a media call', offer({ type: 'media', connectionId: 'x' })],
    ['an unknown serialization', offer({ type: 'data', serialization: 'constructor' })],
    ['an offer without payload', offer(undefined)],
    ['a null payload', offer(null)],
    ['a number for payload', offer(5)],
    ['a letter that is no text', offer({ type: 'ahoy-letter', letter: { toString: 'x' } })],
    [
      'a letter beyond all bounds',
      offer({ type: 'ahoy-letter', letter: 'A'.repeat(MAX_LETTER_CHARACTERS + 1) }),
    ],
    ['a letter from nowhere', offer({ type: 'ahoy-letter', letter: 'sealed' }, null)],
    ['a letter from no address', offer({ type: 'ahoy-letter', letter: 'sealed' }, '../../etc')],
    [
      'a candidate for an unknown connection',
      { type: 'CANDIDATE', src: other, payload: { connectionId: 'x' } },
    ],
    ['an answer', { type: 'ANSWER', src: other, payload: {} }],
    ['a leave', { type: 'LEAVE', src: other }],
    ['an expiry of nobody', { type: 'EXPIRE' }],
    ['an invalid key', { type: 'INVALID-KEY' }],
    ['nothing', null],
    ['a text', 'OPEN'],
    ['a list', ['OPEN']],
  ] as const)('%s is dropped', ([, message]) => {
    expect(classifyMessage(message, own)).toEqual({ kind: 'dropped' });
  });

  test('takes whatever a server may send', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(classifyMessage(message, own).kind).toMatch(/^(for-peerjs|letter|absent|echo|dropped)$/);
      }),
    );
  });
});
