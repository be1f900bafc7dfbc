import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvContacts } from '../../../../utils/core/imports/csv-contacts.ts';
import { readRows } from '../../../../utils/core/imports/csv.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'B', '1', ' ', '"', ',', ';', '\n', 'é', '@'),
  maxLength: 8,
});

/** As RFC 4180 writes it. */
const written = (rows: readonly (readonly string[])[], delimiter: string, end: string): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + end).join('');

describe('a table', () => {
  it.each([',', ';', '\t', '|'])('delimited by “%s” gives the cells that were written', (delimiter) => {
    const rows = fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (table, end, mark) => {
        const text = (mark ? '\uFEFF' : '') + written(table, delimiter, end);
        expect([...readRows(text)]).toEqual(table);
      }),
    );
  });

  it('may name its delimiter, leave the last line open and leave lines empty', () => {
    expect([...readRows('sep=;\r\na,b;c\r\n\r\n;\r\nd;e')]).toEqual([
      ['a,b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('with a quote that is never closed loses no line', () => {
    expect([...readRows('"Bob" the builder,bob\n"Carol,carol\nDan,dan')]).toEqual([
      ['Bob the builder', 'bob'],
      ['"Carol', 'carol'],
      ['Dan', 'dan'],
    ]);
  });

  it('of nothing but quotes ends', () => {
    expect([...readRows('"'.repeat(100_001))].length).toBeLessThanOrEqual(1);
  });

  it('of any text is read without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readCsvContacts(text)),
    );
  });
});

describe('people in a table', () => {
  it('are found by the names of columns', () => {
    expect(
      readCsvContacts('First Name;Last Name;Twitter;Phone\nBob;Baker;@bob;123\nCarol;Castle;carol_c;456\n'),
    ).toEqual({
      contacts: [
        { handle: 'bob', name: 'Bob Baker' },
        { handle: 'carol_c', name: 'Carol Castle' },
      ],
      skipped: {},
    });
  });

  it('are found by their id where the column is X’s', () => {
    expect(readCsvContacts('user_id,username,name\n12,bob,Bob').contacts).toEqual([
      { id: '12', handle: 'bob', name: 'Bob' },
    ]);
    expect(readCsvContacts('id,screen_name,name\n12,bob,Bob').contacts).toEqual([
      { id: '12', handle: 'bob', name: 'Bob' },
    ]);
  });

  it.each(['Twitter ID', 'X ID', 'twitter_user_id'])(
    'are found in “%s” by whatever stands there',
    (header) => {
      expect(readCsvContacts(`Name,${header}\nBob,@bob\nCarol,12\nDan,dan_d\nEve,\n`)).toEqual({
        contacts: [
          { handle: 'bob', name: 'Bob' },
          { id: '12', name: 'Carol' },
          { handle: 'dan_d', name: 'Dan' },
        ],
        skipped: { 'no-handle': 1 },
      });
    },
  );

  it('are never found by a number of somebody else’s', () => {
    expect(readCsvContacts('id,handle,phone\n12,@bob,4915112345678').contacts).toEqual([{ handle: 'bob' }]);
    expect(readCsvContacts('user_id,instagram\n12,bob').contacts).toEqual([]);
    expect(readCsvContacts('id,name\n12,Bob').contacts).toEqual([]);
    expect(readCsvContacts('Name,Phone\nBob,4915112345678').contacts).toEqual([]);
  });

  it('are found by an address in whatever column', () => {
    expect(
      readCsvContacts('Name,Website 1 - Value,Instagram\nBob,https://x.com/bob,@insta_bob').contacts,
    ).toEqual([{ handle: 'bob', name: 'Bob' }]);
  });

  it('are those whom an address of X names, where a column may be of another network', () => {
    expect(readCsvContacts('username,profile\nbob_elsewhere,https://x.com/bob').contacts).toEqual([
      { handle: 'bob' },
    ]);
  });

  it('are found without a header', () => {
    expect(readCsvContacts('@bob\tBob Baker\n@carol\tCarol').contacts).toEqual([
      { handle: 'bob', name: 'Bob Baker' },
      { handle: 'carol', name: 'Carol' },
    ]);
    expect(readCsvContacts('My friends\n@bob\n@carol\r\nx.com/dan').contacts).toEqual([
      { handle: 'bob' },
      { handle: 'carol' },
      { handle: 'dan' },
    ]);
  });

  it.each([
    ['prose', 'HOW DO I VIEW MY ARCHIVE\n\nIntroduction\n\n- email\n\nfollowing\n\nAccounts you follow.\n'],
    ['a shopping list', 'milk\neggs\nbread\n'],
    ['a PDF', '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer\n%%EOF\n'],
    ['first names', 'Alice\nBobby\nCarol\n'],
    ['addresses of mail', 'bob@example.com\ncarol@example.com\n'],
    [
      'passwords',
      'name,url,username\nshop.example,https://shop.example/,mary77\nx.com,https://x.com/i/flow/login,alice\n' +
        'x.com,https://x.com/account/access,alice\n',
    ],
    ['another network', 'Full name,Username,Profile URL\nBob,@bob_insta,https://instagram.com/bob_insta\n'],
    ['another network, named above', 'Name,Instagram,Username\nBob,bi,@bob_game\n'],
    ['another network alone', 'Instagram\n@bob_insta\n'],
    ['games', 'Name,Username\nBob,bob_game\n'],
    ['places', 'x,y\n12,13\n'],
    ['ticks', 'Name,X\nBob,x\nCarol,yes\nDan,1\n'],
    ['other alphabets', 'Name,X\nBob,https://x.com/b\u043eb\nEva,x.com/eva\u00e9\nBob,@b\u043eb\n'],
    ['other addresses', 'Name,X\nDot,https://x.com/bob.smith\nDash,x.com/carol-ann\n'],
  ])('are none in %s', (_, text) => {
    expect(readCsvContacts(text).contacts).toEqual([]);
  });

  it.each([
    ['Name,Twitter,Notes\nBob,@bob,https://x.com/elonmusk/status/1\n'],
    ['Website,Name,Twitter\nhttps://x.com/elonmusk,Bob,bob\n'],
    ['Website,Name,Twitter name,Twitter handle\n,Bob,Robert,@bob\n'],
    ['Website,Name,X (Twitter)\nhttps://x.com/elonmusk/status/1,Bob,https://x.com/bob\n'],
    ['Work,Name,Website\nhttps://x.com/elonmusk/status/1,Bob,https://x.com/bob\n'],
  ])('are those of the column that X names, before any address: %j', (text) => {
    expect(readCsvContacts(text).contacts).toEqual([{ handle: 'bob', name: 'Bob' }]);
  });

  it('are found by the label beside a value, as Google writes it', () => {
    const text =
      'First Name,Custom Field 1 - Label,Custom Field 1 - Value,Custom Field 2 - Label,Custom Field 2 - Value\n' +
      'Bob,Twitter,@bob,,\nCarol,Size,large,X (Twitter),carol\nDan,Instagram,@dan,Dog,rex\n';
    expect(readCsvContacts(text)).toEqual({
      contacts: [
        { handle: 'bob', name: 'Bob' },
        { handle: 'carol', name: 'Carol' },
      ],
      skipped: { 'no-handle': 1 },
    });
  });

  it('are counted when they are passed over, with the reason', () => {
    expect(readCsvContacts('Name,X\nBob,bob\nBobby,@BOB\nCarol,\nDan,not a handle\n').skipped).toEqual({
      duplicate: 1,
      'no-handle': 1,
      invalid: 1,
    });
  });

  it('have names without anything unseen in them', () => {
    expect(readCsvContacts('Name,X\nBo\u202eb \u200b,bob').contacts).toEqual([
      { handle: 'bob', name: 'Bob' },
    ]);
  });

  it('are looked for in the first thousand columns only', () => {
    expect([...readRows(`@bob${','.repeat(5000)}x`)][0]).toHaveLength(1000);
    expect(readCsvContacts(`@bob${','.repeat(5000)}x`).contacts).toEqual([{ handle: 'bob' }]);
  });

  it('may be half a million', () => {
    const rows = Array.from({ length: 500_000 }, (_, i) => `"Person ${i}",p${i}`);
    expect(readCsvContacts(`name,X handle\n${rows.join('\n')}`).contacts).toHaveLength(500_000);
  });
});
