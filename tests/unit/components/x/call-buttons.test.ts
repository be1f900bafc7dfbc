// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { createCallButtons } from '../../../../components/x/call-buttons.ts';
import { createWords } from '../../../../components/x/words.ts';

const words = createWords({
  'x.silent': 'Always silent',
  'x.saved': '$1: saved',
  'x.notSaved': 'Not saved. Try again.',
});

it.each([
  [true, 'Always silent: saved'],
  [false, 'Not saved. Try again.'],
  [undefined, ''],
])('tells what came of a choice in the menu: %s', async (isSaved, text) => {
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  // jsdom has no popovers: the items are put in as when the menu opens.
  HTMLElement.prototype.hidePopover = () => {};
  createCallButtons(words)(
    root,
    () => {},
    async () => isSaved,
  );
  const menu = root.querySelector('[role=menu]');
  if (menu) Reflect.set(menu, 'matches', () => false);
  menu?.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState: 'open' }));
  const item = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Always silent');
  item?.click();
  await expect.poll(() => root.querySelector('[role=status]')?.textContent).toBe(text);
});
