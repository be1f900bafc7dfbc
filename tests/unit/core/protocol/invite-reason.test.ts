import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuotedReason } from '../../../../utils/core/protocol/invite-reason.ts';
import { cleanText } from '../../../../utils/core/protocol/text.ts';

describe('the reason around an invite', () => {
  it('is what stands in quotes, cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (reason) => {
        const text = `Call me: “${reason}”. Here: ahoy1:AAAA (Ahoy)`;
        expect(parseQuotedReason(text)).toBe(cleanText(reason) || undefined);
      }),
    );
  });

  it.each([
    ['there are no quotes', 'Call me ahoy1:AAAA'],
    ['they are behind the token', 'Call me ahoy1:AAAA “now”'],
    ['they are empty', 'Call me “ ” ahoy1:AAAA'],
    ['there is no token', 'Call me “now”'],
    ['there are two tokens', '“now” ahoy1:AAAA ahoy1:BBBB'],
  ])('is absent when %s', (_, text) => {
    expect(parseQuotedReason(text)).toBeUndefined();
  });
});
