import { describe, expect, it } from 'vitest';
import { findToken } from '../../../../utils/core/protocol/find-token.ts';

describe('the token in a message', () => {
  const longest = `ahoy1:${'aB3_-'.repeat(62)}abcd`;

  it('is found between words', () => {
    expect(findToken('Call me: ahoy1:AAA_-9 (Ahoy)')).toBe('ahoy1:AAA_-9');
    expect(findToken(`Call me.\n${longest} (Ahoy)`)).toBe(longest);
    expect(findToken('ahoy1:AAA')).toBe('ahoy1:AAA');
  });

  it.each([
    ['there is none', 'Ahoy! ahoy1 ahoy2:AAA'],
    ['it is a part of another word', 'xahoy1:AAA'],
    ['there are several', 'ahoy1:AAA ahoy1:BBB'],
    ['it is too long', `${longest}A`],
  ])('is not there when %s', (_, text) => {
    expect(findToken(text)).toBeUndefined();
  });
});
