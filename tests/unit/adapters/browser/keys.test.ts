// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchKeys } from '../../../../utils/adapters/browser/keys.ts';
import type { KeyPress } from '../../../../utils/core/talk/shortcut.ts';
import { createFakeClock, type FakeClock } from '../../../support/fakes/clock.ts';

let clock: FakeClock;
let until: AbortController;
let places: KeyPress['on'][];

beforeEach(() => {
  clock = createFakeClock();
  until = new AbortController();
  places = [];
  document.body.innerHTML = '<input id="field"><button id="button"></button><p></p>';
  const keys = { pressed: ({ on }: KeyPress) => places.push(on) < 0, released: () => {} };
  watchKeys(window, keys, clock, until.signal);
});
afterEach(() => until.abort());

const at = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`#${id}`);
  if (found === null) throw new Error(`there is no ${id}`);
  return found;
};
const press = (key = 'h'): KeyPress['on'] | undefined => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  return places.at(-1);
};
const remove = async (id: string): Promise<void> => {
  at(id).remove();
  await Promise.resolve();
};

test('a key types in a field, presses a button, and is for the page elsewhere', () => {
  expect(press()).toBe('page');
  at('field').focus();
  expect(press()).toBe('text');
  at('button').focus();
  expect(press()).toBe('control');
});

test('who types in a field that goes away types on, until there is a pause', async () => {
  at('field').focus();
  clock.advance(60_000);
  await remove('field');
  expect(document.activeElement).toBe(document.body);
  for (let key = 0; key < 5; key += 1) {
    clock.advance(1_900);
    expect(press()).toBe('text');
  }
  clock.advance(2_000);
  expect(press()).toBe('page');
});

test.each([
  ['a press of the mouse', () => document.querySelector('p')?.click()],
  [
    'another focus',
    () => {
      at('button').focus();
      at('button').blur();
    },
  ],
])('and until %s', async (_, act) => {
  at('field').focus();
  await remove('field');
  expect(press()).toBe('text');
  act();
  expect(press()).toBe('page');
});

test('a field that was left before it goes away types nothing', async () => {
  at('field').focus();
  at('field').blur();
  document.querySelector('p')?.click();
  await remove('field');
  expect(press()).toBe('page');
});

test('a field that Esc closes types nothing, and one that stays open types on', async () => {
  at('field').focus();
  press('Escape');
  press('a');
  await remove('field');
  expect(press()).toBe('text');
  document.body.innerHTML = '<input id="field">';
  at('field').focus();
  press('Escape');
  await remove('field');
  expect(press()).toBe('page');
});

test('a button that goes away leaves its keys to the page', async () => {
  at('button').focus();
  await remove('button');
  expect(press()).toBe('page');
});
