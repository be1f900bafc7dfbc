// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { UndoBar } from '../../../../components/ui/UndoBar.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
beforeEach(() => {
  document.body.innerHTML =
    '<button role="tab" aria-selected="true">People</button><div><button>Remove</button></div><footer></footer>';
});
afterEach(() => {
  render(null, footer());
  document.body.innerHTML = '';
});

const footer = (): HTMLElement => document.querySelector('footer') ?? document.body;
const row = () => document.querySelector('div');
const focused = (): string | null | undefined => document.activeElement?.textContent;
/** New acts each time, as the popup makes them: where signals are used, the same ones would draw nothing anew. */
const show = (label: string | undefined, undo: 'undo' | 'no undo' = 'undo'): void =>
  render(
    label === undefined ? null : (
      <UndoBar label={label} onUndo={undo === 'undo' ? () => {} : undefined} onDismiss={() => {}} />
    ),
    footer(),
  );
const drawn = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 100));

test('takes the focus over from a row that took itself away, whichever of them comes first', async () => {
  row()?.querySelector('button')?.focus();
  row()?.remove();
  show('Removed Bob');
  await expect.poll(focused).toBe('Undo');
});

test('takes it also when the row goes only after the bar came', async () => {
  row()?.querySelector('button')?.focus();
  show('Removed Bob');
  await drawn();
  expect(focused()).toBe('Remove');
  row()?.remove();
  show('Removed Bob');
  await expect.poll(focused).toBe('Undo');
});

test('leaves the focus where it is, and later where somebody put it', async () => {
  const button = row()?.querySelector('button');
  button?.focus();
  show('Blocked Bob');
  await drawn();
  button?.blur();
  show('Blocked Bob');
  await drawn();
  expect(document.activeElement).toBe(document.body);
});

test('gives the focus to the selected tab when it goes with it', async () => {
  show('Removed Bob');
  await expect.poll(focused).toBe('Undo');
  show(undefined);
  expect(focused()).toBe('People');
});

test('says what cannot be taken back without an Undo', async () => {
  show('Bob can ring you now', 'no undo');
  await expect.poll(() => document.querySelector('[role=status]')?.textContent).toBe('Bob can ring you now');
  expect([...footer().querySelectorAll('button')].map(({ ariaLabel }) => ariaLabel)).toEqual(['Dismiss']);
});
