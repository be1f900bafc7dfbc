import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXAddress, parseXName, parseXProfile } from '../../../../utils/core/imports/contact.ts';

describe('an address of X', () => {
  it.each([
    ['https://x.com/bob', { handle: 'bob' }],
    ['http://www.twitter.com/bob/', { handle: 'bob' }],
    ['twitter.com/@bob?lang=de', { handle: 'bob' }],
    ['https://mobile.twitter.com/#!/bob', { handle: 'bob' }],
    ['https://x.com/bob/status/12', { handle: 'bob' }],
    ['HTTPS://X.COM/Bob_1', { handle: 'Bob_1' }],
    ['https://x.com/%40bob', { handle: 'bob' }],
    ['https://x.com/bob#top', { handle: 'bob' }],
    ['https://x.com/i/user/12', { id: '12' }],
    ['https://twitter.com/intent/user?user_id=12', { id: '12' }],
    ['https://x.com/intent/follow?screen_name=bob', { handle: 'bob' }],
  ])('%s names somebody', (text, contact) => {
    expect(parseXAddress(text)).toEqual(contact);
  });

  it.each([
    'https://x.com/home',
    'https://x.com/i/lists/12',
    'https://x.com/download',
    'https://x.com/account/access',
    'https://x.com/b\u043eb',
    'https://x.com/eva\u00e9',
    'https://x.com/bob.smith',
    'https://x.com/carol-ann',
    'https://x.com/intent/user?screen_name=bob.smith',
    'https://x.com/i/user/12x',
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

  it.each([
    ['https://x.com/bob/', { handle: 'bob' }],
    ['https://x.com/bob/?lang=de', { handle: 'bob' }],
    ['https://x.com/bob/with_replies', { handle: 'bob' }],
    ['https://x.com/i/user/12', { id: '12' }],
    ['https://x.com/intent/user?screen_name=bob', { handle: 'bob' }],
    ['https://x.com/bob/status/12', undefined],
    ['https://x.com/bob/lists/friends', undefined],
    ['https://x.com/bob.smith', undefined],
  ])('%s is the profile of nobody else', (text, contact) => {
    expect(parseXProfile(text)).toEqual(contact);
  });

  it('or a name is read from any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseXName(text)));
  });
});
