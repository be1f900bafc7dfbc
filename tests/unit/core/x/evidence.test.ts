import { describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { decidePartner, readRow, type ChatEvidence } from '../../../../utils/core/x/evidence.ts';

const ME = '345' as UserId;
const BOB = '12' as UserId;
const WITH_BOB = { low: BOB, high: ME };
const WITH_CAROL = { low: '13' as UserId, high: ME };
const bob = 'bob' as Handle;
const row = (description: string, conversation = WITH_BOB) => ({ conversation, description });

const sound: ChatEvidence = {
  me: ME,
  myHandle: 'alice' as Handle,
  conversation: WITH_BOB,
  handles: [bob],
  name: 'Bob Baker',
  row: row('Bob Baker, @bob, see you, now'),
  closed: false,
};
const decide = (change: Partial<ChatEvidence>) => decidePartner({ ...sound, ...change });
const isBob = { ok: true, value: { id: BOB, handle: 'bob', name: 'Bob Baker' } };
const doubt = (error: string) => ({ ok: false, error });

describe('whom a chat shows', () => {
  it('is certain when URL, header and row agree', () => {
    expect(decide({})).toEqual(isBob);
  });

  it('needs no row: narrow layouts have none', () => {
    expect(decide({ row: undefined })).toEqual(isBob);
  });

  it('comes from the row when the header has no link, if the header names the same person', () => {
    expect(decide({ handles: [] })).toEqual(isBob);
    expect(decide({ handles: [], name: 'Carol' })).toEqual(doubt('incomplete'));
    expect(decide({ handles: [], name: undefined })).toEqual(doubt('incomplete'));
    expect(decide({ handles: [], row: undefined })).toEqual(doubt('incomplete'));
  });

  it('reads the handle in the punctuation of any language', () => {
    for (const comma of [', ', '، ', '、', ' · ']) {
      expect(decide({ handles: [], row: row(`Bob Baker${comma}@bob${comma}hi`) })).toEqual(isBob);
    }
  });

  it.each([
    ['the header still links to the person before', { handles: ['carol' as Handle] }],
    ['the header links to several people', { handles: [bob, 'carol' as Handle] }],
    ['the header links to me', { handles: ['Alice' as Handle], row: undefined }],
    ['another row is selected', { row: row('Carol, @carol, hi', WITH_CAROL) }],
    ['a group’s row is selected', { row: { conversation: undefined, description: 'Maps, hi, now' } }],
  ] as const)('is in doubt while %s', (_, change) => {
    expect(decide(change)).toEqual(doubt('disagreeing'));
  });

  it('cannot be talked over by a handle in a display name or a message', () => {
    const name = 'Bob, @carol,';
    expect(decide({ handles: [], name, row: row(`${name}, @bob, call @dave`) })).toEqual({
      ok: true,
      value: { id: BOB, handle: 'bob', name },
    });
    expect(decide({ handles: ['carol' as Handle], name, row: row(`${name}, @bob, hi`) })).toEqual(
      doubt('disagreeing'),
    );
  });

  it('takes no notice of a row whose words cannot be read', () => {
    expect(decide({ row: row('') })).toEqual(isBob);
    expect(decide({ row: row('Unterhaltung mit Bob Baker') })).toEqual(isBob);
  });

  it('is not witnessed by a row that mentions several people', () => {
    expect(readRow('Carol Castle, @carol, ask @bob, now', bob, 'Bob Baker')).toBe('unclear');
    expect(readRow('Carol Castle, @carol, hi, now', bob, 'Bob Baker')).toBe('other');
    expect(readRow('🌻 Bob Baker, @Bob, hi, now', bob, 'Bob Baker')).toBe('same');
  });

  it.each([
    ['I am logged out', { me: undefined }],
    ['there is no conversation', { conversation: undefined }],
    ['it is a request or read-only', { closed: true }],
    ['it is notes to self', { conversation: { low: ME, high: ME } }],
    ['it is not mine', { conversation: { low: BOB, high: '99' as UserId } }],
  ] as const)('is nobody when %s', (_, change) => {
    expect(decide(change)).toEqual(doubt('not-here'));
  });
});
