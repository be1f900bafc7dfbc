// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useDisclosure } from '../../../../components/ui/use-disclosure.ts';

const Panel = () => {
  const panel = useDisclosure();
  return (
    <div {...panel.around}>
      <button type="button" aria-expanded={panel.open} onClick={panel.toggle}>
        Devices
      </button>
      {panel.open && (
        <select>
          <option>Microphone</option>
        </select>
      )}
    </div>
  );
};

beforeEach(() => {
  act(() =>
    render(
      <>
        <Panel />
        <input />
      </>,
      document.body,
    ),
  );
  act(() => document.querySelector('button')?.click());
});
afterEach(() => render(null, document.body));

const isOpen = (): boolean => document.querySelector('select') !== null;

test('closes when the focus leaves it, which stays where it went', () => {
  act(() => document.querySelector('select')?.focus());
  expect(isOpen()).toBe(true);
  act(() => document.querySelector('input')?.focus());
  expect(isOpen()).toBe(false);
  expect(document.activeElement?.tagName).toBe('INPUT');
});

test('closes at a press beside it, and at none inside', () => {
  const press = (where: string) =>
    act(() => void document.querySelector(where)?.dispatchEvent(new Event('pointerdown', { bubbles: true })));
  press('option');
  press('button');
  expect(isOpen()).toBe(true);
  press('input');
  expect(isOpen()).toBe(false);
});

test('stays open while the window has no focus', () => {
  act(() => document.querySelector('select')?.focus());
  act(() => document.querySelector('select')?.blur());
  expect(isOpen()).toBe(true);
});
