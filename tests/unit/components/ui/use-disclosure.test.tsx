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

const step = (what: () => void): void => void act(what);

beforeEach(() => {
  step(() =>
    render(
      <>
        <Panel />
        <input />
      </>,
      document.body,
    ),
  );
  step(() => document.querySelector('button')?.click());
});
afterEach(() => render(null, document.body));

const isOpen = (): boolean => document.querySelector('select') !== null;

test('closes when the focus leaves it, which stays where it went', () => {
  step(() => document.querySelector('select')?.focus());
  expect(isOpen()).toBe(true);
  step(() => document.querySelector('input')?.focus());
  expect(isOpen()).toBe(false);
  expect(document.activeElement?.tagName).toBe('INPUT');
});

test('closes at a press beside it, and at none inside', () => {
  const press = (where: string) =>
    step(
      () => void document.querySelector(where)?.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    );
  press('option');
  press('button');
  expect(isOpen()).toBe(true);
  press('input');
  expect(isOpen()).toBe(false);
});

test('stays open while the window has no focus', () => {
  step(() => document.querySelector('select')?.focus());
  step(() => document.querySelector('select')?.blur());
  expect(isOpen()).toBe(true);
});
