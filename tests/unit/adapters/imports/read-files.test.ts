import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../utils/adapters/imports/read-files.ts';
import { previewOf } from '../../../../utils/core/imports/preview.ts';
import type { ArchiveOwner } from '../../../../utils/core/imports/archive-elements.ts';
import { accountFile, archiveFiles, listFile, manifestFile, zipOf } from '../../../support/x-archive.ts';

const ALICE = { id: '1001', handle: 'alice' };
const BOB = { id: '2002', handle: 'bob' };
const MADE = '2026-10-01T10:00:00.000Z';
const NOW = Date.parse('2026-11-01T00:00:00Z');
const CHANGED = Date.parse('2026-09-01T00:00:00Z');

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) =>
  new File([content], name, { lastModified: CHANGED });

const read = async (...files: readonly File[]) => {
  const shares: number[] = [];
  const result = await readFiles(files, ALICE as ArchiveOwner, NOW, (share) => shares.push(share));
  return { result, shares, preview: 'found' in result ? previewOf(result.found) : undefined };
};

const refused = async (...files: readonly File[]) => {
  const { result } = await read(...files);
  return 'refused' in result ? result.refused : undefined;
};

const lists = { following: ['12', '13', '12'], follower: ['14'], block: [], mute: ['15'] };

describe('a zip of an X archive', () => {
  it('gives all lists, whose it is and when X made it', async () => {
    const { preview, shares } = await read(
      file('twitter.zip', zipOf(archiveFiles(lists, { owner: ALICE, made: MADE }))),
    );
    expect(preview).toEqual({
      archive: {
        owner: ALICE,
        at: Date.parse(MADE),
        lists: [
          { list: 'following', count: 2, skipped: { duplicate: 1 } },
          { list: 'follower', count: 1, skipped: {} },
          { list: 'block', count: 0, skipped: {} },
          { list: 'mute', count: 1, skipped: {} },
        ],
      },
    });
    expect(shares.at(-1)).toBe(1);
  });

  it('puts the parts of a long list together', async () => {
    const following = Array.from({ length: 1000 }, (_, i) => String(i + 1));
    const { preview } = await read(
      file('a.zip', zipOf(archiveFiles({ following }, { owner: ALICE, made: MADE, perPart: 300 }))),
    );
    expect(preview?.archive?.lists).toEqual([{ list: 'following', count: 1000, skipped: {} }]);
  });

  it('may be renamed, and its folder may be inside another', async () => {
    const files = Object.fromEntries(
      Object.entries(archiveFiles(lists, { owner: ALICE })).map(([path, text]) => [`x-2026/${path}`, text]),
    );
    expect((await read(file('holiday.dat', zipOf(files)))).preview?.archive?.owner).toEqual(ALICE);
  });

  it('is not of the future, whatever it says', async () => {
    const made = '2199-01-01T00:00:00.000Z';
    const { preview } = await read(file('a.zip', zipOf(archiveFiles(lists, { owner: ALICE, made }))));
    expect(preview?.archive?.at).toBe(NOW);
  });

  it('that was not downloaded to its end is refused, wherever it ends', async () => {
    const zip = zipOf(archiveFiles(lists, { owner: ALICE, made: MADE }));
    for (let end = 4; end < zip.length; end += 97)
      expect(await refused(file('a.zip', zip.slice(0, end)))).toEqual({ trouble: 'cut-off', file: 'a.zip' });
  });

  it('whose packed bytes are damaged is refused', async () => {
    const zip = zipOf(
      archiveFiles({ following: Array.from({ length: 500 }, (_, i) => String(i * 7919 + 1)) }),
    );
    const at = new TextDecoder('latin1').decode(zip).indexOf('data/following.js') + 40;
    zip.fill(0xff, at, at + 60);
    expect(await refused(file('a.zip', zip))).toEqual({ trouble: 'damaged', file: 'data/following.js' });
  });

  it('whose bytes are others than those that were packed is refused, though nothing is compressed', async () => {
    const zip = zipOf(archiveFiles({ following: ['4194304'] }, { owner: ALICE }), 0);
    expect((await read(file('a.zip', zip))).preview?.archive?.lists[0]?.count).toBe(1);
    const at = new TextDecoder('latin1').decode(zip).indexOf('4194304');
    zip.fill(57, at, at + 7);
    expect(await refused(file('a.zip', zip))).toEqual({ trouble: 'damaged', file: 'data/following.js' });
  });

  it('with an older archive inside gives the outer one', async () => {
    const older = archiveFiles(
      { following: ['77', '78'], mute: ['79'] },
      { owner: BOB, made: '2020-01-01T00:00:00Z' },
    );
    const { preview } = await read(
      file(
        'a.zip',
        zipOf({
          ...Object.fromEntries(Object.entries(older).map(([path, text]) => [`old/${path}`, text])),
          ...archiveFiles({ following: ['12'] }, { owner: ALICE, made: MADE }),
        }),
      ),
    );
    expect(preview?.archive).toEqual({
      owner: ALICE,
      at: Date.parse(MADE),
      lists: [{ list: 'following', count: 1, skipped: {} }],
    });
  });

  it('with a password is refused', async () => {
    const zip = zipOf(archiveFiles(lists));
    const view = new DataView(zip.buffer);
    for (let at = 0; at < zip.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(await refused(file('a.zip', zip))).toEqual({ trouble: 'encrypted', file: 'a.zip' });
  });

  it('without any list, or of nothing at all, is refused', async () => {
    expect(await refused(file('photos.zip', zipOf({})))).toEqual({ trouble: 'no-lists', file: 'photos.zip' });
    const nothing = strToU8(`PK\u0005\u0006${'\0'.repeat(18)}`, true);
    expect((await refused(file('a.zip', nothing)))?.trouble).toBe('no-lists');
    expect((await refused(file('a.zip', zipOf({ 'data/account.js': accountFile(ALICE) }))))?.trouble).toBe(
      'no-lists',
    );
  });

  it('of another account is refused, and it says whose it is', async () => {
    const zip = zipOf(archiveFiles(lists, { owner: BOB, made: MADE }));
    expect(await refused(file('a.zip', zip))).toEqual({ trouble: 'other-account', owner: BOB });
  });
});

describe('single files of an X archive', () => {
  it('are known by what is in them, and dated by the file', async () => {
    const { preview } = await read(
      file('renamed.txt', listFile('following', ['12'])),
      file('account.js', accountFile(ALICE)),
      file('tweets.js', 'window.YTD.tweets.part0 = [ {"tweet": 1} ]'),
    );
    expect(preview).toEqual({
      archive: { owner: ALICE, at: CHANGED, lists: [{ list: 'following', count: 1, skipped: {} }] },
    });
  });

  it('may not say whose they are', async () => {
    const { preview } = await read(file('mute.js', listFile('mute', ['12'])));
    expect(preview?.archive).not.toHaveProperty('owner');
  });

  it('are refused when a part is missing, by their numbers or by the manifest', async () => {
    const trouble = { trouble: 'missing-part', file: 'following.js' };
    expect(await refused(file('following-part1.js', listFile('following', ['12'], 1)))).toEqual(trouble);
    expect(
      await refused(
        file('following.js', listFile('following', ['12'])),
        file('manifest.js', manifestFile(ALICE, MADE, { following: 2 })),
      ),
    ).toEqual(trouble);
  });

  it('of two accounts are refused', async () => {
    expect(
      await refused(
        file('mute.js', listFile('mute', ['12'])),
        file('account.js', accountFile(ALICE)),
        file('account (1).js', accountFile(BOB)),
      ),
    ).toEqual({ trouble: 'two-archives' });
  });

  it('may have numbers for ids, as far as they are whole', async () => {
    const text = (id: string) => `window.YTD.following.part0 = [ {"following": {"accountId": ${id}}} ]`;
    expect((await read(file('following.js', text('4194304')))).preview?.archive?.lists[0]?.count).toBe(1);
    // Nobody can be read: that is no list of nobody.
    expect(await refused(file('following.js', text('9007199254740993')))).toEqual({
      trouble: 'wrong-shape',
      file: 'following.js',
    });
  });

  it('come with a README that is passed over', async () => {
    const readme = file('README.txt', 'INTRODUCTION\n\nfollowing\n\nAccounts you follow.\n');
    const { preview } = await read(file('mute.js', listFile('mute', ['12'])), readme);
    expect(Object.keys(preview ?? {})).toEqual(['archive']);
    expect(await refused(readme)).toEqual({ trouble: 'no-lists' });
  });

  it('count entries that cannot be read', async () => {
    const text =
      'window.YTD.mute.part0 = [ {"muting": {"accountId": "x"}}, {"muting": {"accountId": "12"}} ]';
    expect((await read(file('mute.js', text))).preview?.archive?.lists).toEqual([
      { list: 'mute', count: 1, skipped: { invalid: 1 } },
    ]);
  });
});

describe('contacts', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('Name,X\nZoë,zoe')],
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFFName,X\nZoë,zoe')],
    ['windows-1252', Uint8Array.from('Name,X\nZo\u00eb,zoe', (c) => c.charCodeAt(0))],
    ['UTF-16', new Uint8Array(Uint16Array.from('\uFEFFName,X\nZoë,zoe', (c) => c.charCodeAt(0)).buffer)],
  ])('are read in %s', async (_, bytes) => {
    const { result } = await read(file('contacts.csv', bytes));
    expect('found' in result && result.found.contacts?.people).toEqual([{ handle: 'zoe', name: 'Zoë' }]);
  });

  it('of several files are one list, in which everybody is once and nobody is the person itself', async () => {
    const { preview } = await read(
      file('a.csv', 'X\nbob\ncarol\n'),
      file('b.vcf', 'BEGIN:VCARD\nFN:Bob\nX-TWITTER:Bob\nEND:VCARD\nBEGIN:VCARD\nFN:Dan\nEND:VCARD'),
      file('c.csv', `user_id,name\n12,Erin\n${ALICE.id},Me`),
      file('me.csv', 'X\nhttps://x.com/Alice'),
    );
    expect(preview).toEqual({
      contacts: {
        count: 3,
        byHandle: 2,
        first: [{ handle: 'bob' }, { handle: 'carol' }, { id: '12', name: 'Erin' }],
        skipped: { duplicate: 1, 'no-handle': 1 },
      },
    });
  });

  it('come with an archive in one go', async () => {
    const { preview } = await read(
      file('a.csv', 'X\nbob'),
      file('a.zip', zipOf(archiveFiles(lists, { owner: ALICE }))),
    );
    expect(Object.keys(preview ?? {})).toEqual(['archive', 'contacts']);
  });

  it.each([
    ['their ids', 'user_id\n', ''],
    ['their handles', 'X\n', '@h'],
  ])('by %s are refused when they are too many to be anybody’s people', async (_, header, prefix) => {
    const rows = Array.from({ length: 20_002 }, (_row, i) => `${prefix}${i + 1}`);
    expect(await refused(file('a.csv', `${header}${rows.join('\n')}`))).toEqual({ trouble: 'too-many' });
  });

  it('of nobody but oneself are refused', async () => {
    expect(await refused(file('me.csv', 'X\n@alice'))).toEqual({ trouble: 'only-oneself' });
  });

  it('are named up to the fifth', async () => {
    const { preview } = await read(
      file(
        'a.csv',
        `X\n${'abcdefg'
          .split('')
          .map((c) => `@${c}1`)
          .join('\n')}`,
      ),
    );
    expect(preview?.contacts?.count).toBe(7);
    expect(preview?.contacts?.first.map(({ handle }) => handle)).toEqual(['a1', 'b1', 'c1', 'd1', 'e1']);
  });
});

it.each([
  ['nothing.js', '', 'empty'],
  ['twitter-2026', '', 'unreadable'],
  ['people.xlsx', zipOf({ 'xl/workbook.xml': '<w/>' }), 'office'],
  ['people.csv', zipOf({ 'word/document.xml': '<w/>' }), 'office'],
  ['people.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'office'],
  ['blank.csv', ' \n', 'empty'],
  ['page.html', '<!doctype html>', 'not-known'],
  ['photo.jpg', '\u00ff\u00d8\u0000\u0010', 'not-known'],
  ['script.js', 'alert(1)', 'wrong-shape'],
  ['manifest.js', 'window.__THAR_CONFIG = {}', 'wrong-shape'],
  ['manifest.js', manifestFile(ALICE, '2026-10-01T10:00:00+23', {}), 'wrong-shape'],
  ['following.js', 'window.YTD.following.part0 = [ {"following"', 'cut-off'],
  ['following.js', 'window.YTD.following.part0 = [ 12 ]', 'wrong-shape'],
  ['phones.csv', 'Name,Phone\nBob,123', 'nobody'],
  ['phones.vcf', 'BEGIN:VCARD\nFN:Bob\nEND:VCARD', 'nobody'],
])('%s that cannot be used is refused, and with it all that was chosen (%#)', async (name, text, trouble) => {
  const good = file('mute.js', listFile('mute', ['12']));
  expect(await refused(good, file(name, text))).toEqual({ trouble, file: name });
});
