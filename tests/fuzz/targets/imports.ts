/** Files that a person chose: X archives, tables, contacts, zips, and our own exports. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readFiles } from '../../../utils/adapters/imports/read-files.ts';
import { parseManifest } from '../../../utils/core/imports/archive-elements.ts';
import { createArchiveReader } from '../../../utils/core/imports/archive-reader.ts';
import type { FoundContacts } from '../../../utils/core/imports/contact.ts';
import { readCsvContacts } from '../../../utils/core/imports/csv-contacts.ts';
import { previewOf } from '../../../utils/core/imports/preview.ts';
import { readVcardContacts } from '../../../utils/core/imports/vcard-contacts.ts';
import { parseHandle, parseUserId } from '../../../utils/core/people/ids.ts';
import { isWithinTextBounds } from '../../../utils/core/protocol/text.ts';
import { accountFile, archiveFiles, listFile, manifestFile, zipOf } from '../../support/x-archive.ts';
import { userId } from '../sound-letters.ts';
import { spoilt, spoiltBytes } from '../spoil-text.ts';
import type { Target } from '../target.ts';

const OWNER = { id: '1001', handle: 'alice' };
const MADE = '2026-10-01T10:00:00.000Z';
const NOW = Date.parse('2026-11-01T00:00:00Z');

const list = fc
  .tuple(fc.constantFrom('following', 'follower', 'block', 'mute'), fc.array(userId, { maxLength: 8 }))
  .map(([name, ids]) => listFile(name, ids));
const account = fc.constant(accountFile(OWNER));

export const lists: Target = {
  name: 'archive-lists',
  property: () =>
    fc.property(spoilt(fc.oneof(list, account)), fc.array(fc.nat(60), { maxLength: 20 }), (text, lengths) => {
      const read = (pieces: readonly string[]) => {
        const elements: unknown[] = [];
        const reader = createArchiveReader((element) => elements.push(element));
        for (const piece of pieces) reader.push(piece);
        return { elements, end: reader.end() };
      };
      let at = 0;
      const pieces = lengths.map((length) => text.slice(at, (at += length)));
      const whole = read([text]);
      const cut = read([...pieces, text.slice(at)]);
      assert.deepEqual(cut.end.ok, whole.end.ok);
      if (whole.end.ok) assert.deepEqual(cut, whole);
    }),
};

/** Made at moments that there are, that there were before computers, and that there are not. */
const manifest = fc
  .constantFrom(MADE, '0001-01-01T00:00:00Z', '2026-02-31T10:00:00Z', '2026-10-01T10:00:00+23')
  .map((made) => manifestFile(OWNER, made, { following: 1, block: 1 }));

export const manifests: Target = {
  name: 'archive-manifests',
  property: () =>
    fc.property(spoilt(manifest), (text) => {
      const read = parseManifest(text);
      if (read === undefined) return;
      assert.match(read.generated, /^\d{4}-\d\d-\d\d/);
      for (const count of Object.values(read.parts)) assert.ok(Number.isSafeInteger(count));
    }),
};

const assertSound = ({ contacts, skipped }: FoundContacts): void => {
  for (const { id, handle, name } of contacts) {
    assert.ok(id !== undefined || handle !== undefined);
    if (id !== undefined) assert.equal(parseUserId(id), id);
    if (handle !== undefined) assert.equal(parseHandle(handle), handle);
    if (name !== undefined) assert.ok(name !== '' && isWithinTextBounds(name));
  }
  const keys = contacts.map(({ id, handle }) => id ?? `@${handle?.toLowerCase()}`);
  assert.equal(new Set(keys).size, keys.length);
  for (const count of Object.values(skipped)) assert.ok(count > 0);
};

const table = fc.constantFrom(
  'Name,X handle\nBob,@bob\n"Carol, ""C""",https://x.com/carol\n',
  'sep=;\nName;screen_name;id\nBob;bob;2002\n',
  '@bob\n@carol\n',
  'First Name\tLast Name\tTwitter\nBob\tB\tbob\n',
);

export const tables: Target = {
  name: 'contact-tables',
  property: () => fc.property(spoilt(table), (text) => assertSound(readCsvContacts(text))),
};

const vcard = fc.constantFrom(
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bob\r\nX-SOCIALPROFILE;TYPE=twitter:https://twitter.com/bob\r\nEND:VCARD\r\n',
  'BEGIN:VCARD\nN:B;Bob\nitem1.URL:https://x.com/i/user/12\nitem1.X-ABLABEL:_$!<X>!$_\nNOTE:at @bob\n\\nyes\nEND:VCARD',
  'BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=6F=\n=62\nIMPP;X-SERVICE-TYPE=Twitter:x-apple:bob\nEND:VCARD\n',
);

export const vcards: Target = {
  name: 'contact-cards',
  property: () => fc.property(spoilt(vcard), (text) => assertSound(readVcardContacts(text))),
};

const zip = fc
  .record({ following: fc.array(userId, { maxLength: 5 }), mute: fc.constant(['12']) })
  .map((lists) => zipOf(archiveFiles(lists, { owner: OWNER, made: MADE, perPart: 3 })));

const asFile = (name: string, content: string | Uint8Array<ArrayBuffer>) =>
  new File([content], name, { lastModified: NOW - 1000 });

const readAll = async (files: readonly File[]): Promise<void> => {
  const shares: number[] = [];
  const read = await readFiles(files, { id: '1001' as never }, NOW, (share) => shares.push(share));
  for (const share of shares) assert.ok(share >= 0 && share <= 1, `progress of ${share}`);
  if ('refused' in read) return assert.match(read.refused.trouble, /^[a-z-]+$/);
  const { archive, contacts } = previewOf(read.found);
  assert.ok(archive !== undefined || (contacts?.count ?? 0) > 0);
  if (archive !== undefined) assert.ok(archive.at >= 0 && archive.at <= NOW, `an archive of ${archive.at}`);
};

export const zips: Target = {
  name: 'zips',
  runs: 60,
  property: () => fc.asyncProperty(spoiltBytes(zip), (bytes) => readAll([asFile('twitter.zip', bytes)])),
};

const anyFile = fc
  .tuple(
    fc.constantFrom('a.csv', 'a.vcf', 'following.js', 'manifest.js', 'a.txt', 'noend'),
    fc.oneof(table, vcard, list, account, manifest).map((text) => new TextEncoder().encode(text)),
  )
  .chain(([name, bytes]) => spoiltBytes(fc.constant(bytes)).map((spoiled) => asFile(name, spoiled)));

export const files: Target = {
  name: 'import-files',
  runs: 60,
  property: () => fc.asyncProperty(fc.array(anyFile, { maxLength: 3 }), readAll),
};
