import { describe, expect, test } from 'vitest';
import { cleanNote, keepNote, MAX_NOTES, withNote, type Note } from '../../../../utils/core/talk/note.ts';

const note = (id: number, mine: boolean): Note => ({ id, mine, text: `${id}`, at: id, arrived: true });

describe('the text of a note', () => {
  test('is one line without what nobody sees or what turns the words around it', () => {
    expect(cleanNote(' one\n\ttwo \u202Eevil\u200B ')).toBe('one two evil');
    expect(cleanNote('\u2066\u200B')).toBe('');
  });

  test('is held to 500 characters as people count them, after cleaning too', () => {
    expect(Array.from(keepNote('🙂'.repeat(900)))).toHaveLength(500);
    const growing = cleanNote('\u0958'.repeat(500));
    expect(Array.from(growing).length).toBeLessThanOrEqual(500);
    expect(cleanNote(growing)).toBe(growing);
  });
});

describe('the list of notes', () => {
  test('is bounded for each side, so that a flood of theirs takes none of mine away', () => {
    const mine = withNote([], note(1, true));
    const all = Array.from({ length: 2 * MAX_NOTES }, (_, id) => note(id, false)).reduce(withNote, mine);
    expect(all).toHaveLength(MAX_NOTES + 1);
    expect(all[0]).toEqual(note(1, true));
    expect(all.at(-1)).toEqual(note(2 * MAX_NOTES - 1, false));
  });
});
