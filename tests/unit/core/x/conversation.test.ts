import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationOf, type UserId } from '../../../../utils/core/people/ids.ts';
import { parseConversation, partnerIn } from '../../../../utils/core/x/conversation.ts';

const id = (text: string): UserId => text as UserId;
const userId = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map((n) => id(String(n)));

describe('a conversation id', () => {
  it('has its halves in numeric order, where text would sort the other way', () => {
    expect(parseConversation('83001122-1456789012345678901')).toEqual({
      low: '83001122',
      high: '1456789012345678901',
    });
    expect(parseConversation('1456789012345678901-83001122')).toBeUndefined();
  });

  it('is written with a colon in test ids', () => {
    expect(parseConversation('12:345')).toEqual({ low: '12', high: '345' });
  });

  it.each(['g1822334455667788990', '12', '12-', '12-34-56', 'a-b', '0-5', '12-18446744073709551616', ''])(
    'is not %j',
    (text) => {
      expect(parseConversation(text)).toBeUndefined();
    },
  );

  it('tells each of two people who the other one is', () => {
    fc.assert(
      fc.property(userId, userId, (one, other) => {
        fc.pre(one !== other);
        const conversation = parseConversation(conversationOf(one, other));
        if (!conversation) throw new Error('own ids must parse');
        expect(partnerIn(conversation, one)).toBe(other);
        expect(partnerIn(conversation, other)).toBe(one);
      }),
    );
  });

  it('has no partner in notes to self and in a conversation of others', () => {
    expect(partnerIn({ low: id('7'), high: id('7') }, id('7'))).toBeUndefined();
    expect(partnerIn({ low: id('7'), high: id('8') }, id('9'))).toBeUndefined();
  });
});
