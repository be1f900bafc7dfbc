import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVcard, readVcardContacts } from '../../../../utils/core/imports/vcard-contacts.ts';

const card = (lines: readonly string[], version = '3.0'): string =>
  ['BEGIN:VCARD', `VERSION:${version}`, 'FN:Bob Baker', ...lines, 'END:VCARD', ''].join('\r\n');

const handles = (text: string) => readVcardContacts(text).contacts.map(({ handle, id }) => handle ?? id);

describe('a contacts file', () => {
  it.each([
    ['X-TWITTER:bob'],
    ['X-TWITTER:@bob'],
    ['X-SOCIALPROFILE;TYPE=twitter:https://twitter.com/bob'],
    ['X-SOCIALPROFILE;type=Twitter;x-user=bob:x-apple:bob'],
    ['SOCIALPROFILE;SERVICE-TYPE=X;USERNAME="bob":https://x.com/bob'],
    ['SOCIALPROFILE;VALUE=text;SERVICE-TYPE=Twitter:bob'],
    ['IMPP;X-SERVICE-TYPE=Twitter;type=pref:x-apple:bob'],
    ['IMPP:twitter:bob'],
    ['URL:https://x.com/bob'],
    ['URL;TYPE=WORK:http\\://twitter.com/bob'],
    ['item1.URL:twitter.com/bob'],
    ['item2.X-ABLabel:_$!<Twitter>!$_\r\nitem2.URL:bob'],
    ['NOTE:see (https://x.com/bob).'],
    ['X-SOCIALPROFILE;type=twitter;x-userid=44196397:https://twitter.com/bob'],
    ['X-SOCIALPROFILE;type=twitter;x-userid=bob:x-apple:'],
    ['item1.EMAIL:a@b.c\r\nitem1.X-ABLabel:Twitter\r\nURL:https://x.com/bob'],
    ['item4.X-ABLabel:X\r\nitem4.URL:https://x.com/bob'],
    ['item3.X-ABLabel:X (Twitter)\r\nitem3.URL:bob'],
    ['NOTE:wrote https://x.com/elonmusk\r\nURL:https://x.com/bob'],
    ['NOTE:wrote https://x.com/elonmusk/status/123\r\nX-SOCIALPROFILE;type=twitter:https://x.com/bob'],
    ['URL;type=WORK:https://x.com/bigcompany\r\nX-SOCIALPROFILE;type=twitter:https://x.com/bob'],
    ['URL:https://x.com/elonmusk/status/123\r\nURL:https://x.com/bob'],
    ['URL:https://example.com/bob_the_builder\r\nX-TWITTER;TYPE=home:bob'],
  ])('has the handle in %s', (line) => {
    for (const version of ['2.1', '3.0', '4.0']) expect(handles(card([line], version))).toEqual(['bob']);
  });

  it.each([
    ['EMAIL:bob@x.com'],
    ['URL:https://example.com/bob'],
    ['X-SOCIALPROFILE;TYPE=instagram:https://instagram.com/bob'],
    ['IMPP;X-SERVICE-TYPE=Telegram:telegram:bob'],
    ['NOTE:write to bob@example.com'],
    ['NOTE:@bob on Instagram'],
    ['NOTE:Meet @noon'],
    ['NOTE:office (@work) only'],
    ['NOTE:liked https://x.com/bob/status/12'],
    ['URL:https://x.com/b\u043eb'],
    ['X-JABBER:bob'],
  ])('says nothing about X in %s', (line) => {
    expect(readVcardContacts(card([line]))).toEqual({ contacts: [], skipped: { 'no-handle': 1 } });
  });

  it('has folded lines and groups', () => {
    expect(handles(card(['item1.X-SOCIALPROFILE;type=tw', ' itter:https://twitter.com/b', '\tob']))).toEqual([
      'bob',
    ]);
  });

  it('of version 2.1 has quoted-printable names in any charset', () => {
    const of = (name: string) =>
      readVcardContacts(['BEGIN:VCARD', 'VERSION:2.1', name, 'X-TWITTER:zoe', 'END:VCARD'].join('\n'))
        .contacts[0]?.name;
    expect(of('FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB 100%')).toBe('Zoë 100%');
    expect(of('FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Zo=EB')).toBe('Zoë');
    expect(of('FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB K=\nlein')).toBe('Zoë Klein');
  });

  it('names people by their full name, else by its parts', () => {
    const of = (name: string) =>
      readVcardContacts(`BEGIN:VCARD\n${name}\nX-TWITTER:bob\nEND:VCARD`).contacts[0]?.name;
    expect(of('FN:Bob \\, Baker\nN:Baker;Bob')).toBe('Bob , Baker');
    expect(of('N:Baker;Bob;;;')).toBe('Bob Baker');
    expect(of('ORG:Bakery')).toBeUndefined();
  });

  it('is counted: who is there twice, has no handle, is no handle, or is half there', () => {
    const text =
      card(['X-TWITTER:bob']) +
      card(['URL:https://x.com/BOB']) +
      card([]) +
      card(['X-TWITTER:not a handle']) +
      'BEGIN:VCARD\r\nX-TWITTER:carol\r\n';
    expect(readVcardContacts(text)).toEqual({
      contacts: [{ handle: 'bob', name: 'Bob Baker' }],
      skipped: { duplicate: 1, 'no-handle': 1, invalid: 2 },
    });
  });

  it('with photographs is read fast', () => {
    const photo = `PHOTO;ENCODING=b:${Array.from({ length: 50_000 }, () => 'A'.repeat(74)).join('\r\n ')}==`;
    expect(handles(card([photo, 'X-TWITTER:bob']))).toEqual(['bob']);
  });

  it('is told from other texts', () => {
    expect(isVcard('\uFEFFbegin:vcard\nFN:x')).toBe(true);
    expect(isVcard('name,handle')).toBe(false);
  });

  it('of any lines is read without failing, and takes nobody who is not in it', () => {
    const line = fc.string({
      unit: fc.constantFrom('A', ':', ';', '=', '"', '\\', ' ', '.', '\n', 'é', '@'),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { contacts } = readVcardContacts(card([...lines, 'X-TWITTER:bob']));
        expect(contacts.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
