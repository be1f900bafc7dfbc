import { describe, expect, test } from 'vitest';
import { isUnseen, shortcutOf, type KeyPress } from '../../../../utils/core/talk/shortcut.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrl: false,
  shift: false,
  other: false,
  repeat: false,
  on: 'page',
  ...change,
});

describe('a shortcut', () => {
  test.each([
    ['m', 'mute'],
    ['M', 'mute'],
    ['v', 'camera'],
    ['s', 'share'],
    ['n', 'notes'],
    ['p', 'picture'],
    ['f', 'fullScreen'],
    ['o', 'hold'],
    ['h', 'hangUpAsking'],
    ['?', 'help'],
    [' ', 'talk'],
    ['Escape', 'close'],
  ])('%s is %s', (key, shortcut) => {
    expect(shortcutOf(press(key), true)).toBe(shortcut);
  });

  test('is the same key on a keyboard of another script', () => {
    expect(shortcutOf(press('ь', { code: 'KeyM' }), true)).toBe('mute');
    // On a French keyboard the letter counts, not the place.
    expect(shortcutOf(press('m', { code: 'Semicolon' }), true)).toBe('mute');
    expect(shortcutOf(press(',', { code: 'KeyM' }), true)).toBeUndefined();
  });

  test('is none while somebody types, holds the key, or means the browser', () => {
    expect(shortcutOf(press('m', { on: 'text' }), true)).toBeUndefined();
    expect(shortcutOf(press(' ', { on: 'text' }), true)).toBeUndefined();
    expect(shortcutOf(press('m', { repeat: true }), true)).toBeUndefined();
    expect(shortcutOf(press('p', { ctrl: true }), true)).toBeUndefined();
    expect(shortcutOf(press('f', { other: true }), true)).toBeUndefined();
    expect(shortcutOf(press('M', { shift: true }), true)).toBeUndefined();
  });

  test('leaves Space to a focused button, and letters work there', () => {
    expect(shortcutOf(press(' ', { on: 'control' }), true)).toBeUndefined();
    expect(shortcutOf(press('m', { on: 'control' }), true)).toBe('mute');
  });

  test('that acts in the large window is none in the small one', () => {
    const seen = ['m', ' ', 'v', 's', 'n', 'p', 'f', 'o', 'h', '?', 'Escape'].filter((key) => {
      const shortcut = shortcutOf(press(key), true);
      return shortcut !== undefined && !isUnseen(shortcut);
    });
    expect(seen).toEqual(['m', ' ', 'v', 'p', 'o', 'h']);
    expect(isUnseen('hangUp')).toBe(false);
  });

  test('of one character can be switched off; the one with modifiers stays, also in text', () => {
    for (const key of ['m', ' ', '?', 'h']) expect(shortcutOf(press(key), false)).toBeUndefined();
    const hangUp = press('H', { ctrl: true, shift: true, on: 'text' });
    expect(shortcutOf(hangUp, false)).toBe('hangUp');
    expect(shortcutOf(press('Escape'), false)).toBe('close');
  });
});
