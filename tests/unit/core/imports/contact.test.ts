import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXAddress, parseXName } from '../../../../utils/core/imports/contact.ts';

describe('an address of X', () => {
  it.each([
    ['https://x.com/bob', { handle: 'bob' }],
    ['http://www.twitter.com/bob/', { handle: 'bob' }],
    ['twitter.com/@bob?lang=de', { handle: 'bob' }],
    ['https://mobile.twitter.com/#!/bob', { handle: 'bob' }],
    ['https://x.com/bob/status/12', { handle: 'bob' }],
    ['HTTPS://X.COM/Bob_1', { handle: 'Bob_1' }],
    ['https://x.com/i/user/12', { id: '12' }],
    ['https://twitter.com/intent/user?user_id=12', { id: '12' }],
    ['https://x.com/intent/follow?screen_name=bob', { handle: 'bob' }],
  ])('%s names somebody', (text, contact) => {
    expect(parseXAddress(text)).toEqual(contact);
  });

  it.each([
    'https://x.com/home',
    'https://x.com/i/lists/12',
    'https://x.com/',
    'https://x.com.evil.example/bob',
    'https://netflix.com/bob',
    'https://instagram.com/bob',
    'bob@x.com',
    'a_name_that_is_too_long_for_x',
    '',
  ])('%s names nobody', (text) => {
    expect(parseXAddress(text)).toBeUndefined();
  });

  it('or a name is read from any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseXName(text)));
  });
});
