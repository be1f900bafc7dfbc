// @vitest-environment jsdom
import { render, type ComponentProps } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ImportSection } from '../../../../components/options/ImportSection.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const show = (change: Partial<ComponentProps<typeof ImportSection>>): void =>
  render(
    <ImportSection
      state={{ step: 'idle' }}
      account="@alice"
      replaces={false}
      imported={[]}
      waiting={{ count: 0, first: [] }}
      hasAccount
      onChoose={undefined}
      onCancel={undefined}
      onWrite={undefined}
      onUndo={undefined}
      onForget={undefined}
      {...change}
    />,
    document.body,
  );

const text = (): string => document.body.textContent;
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);

test('an import names the first of those who will join My people', () => {
  const first = [{ handle: 'bob' }, { handle: 'carol', name: 'Carol' }, { id: '12', name: 'Dan' }];
  show({
    state: { step: 'preview', preview: { contacts: { count: 51, byHandle: 50, first, skipped: {} } } },
  });
  expect(text()).toContain('51 people for My people: @bob, @carol, Dan, and 48 more');
});

test('people known by handle only are named, and can be forgotten', () => {
  let forgotten = 0;
  show({
    waiting: { count: 2, first: ['bob', 'Zoe'] },
    onForget: () => {
      forgotten += 1;
    },
  });
  expect(text()).toContain('2 people are known by handle only');
  expect(text()).toContain('@bob and @Zoe');
  button('Forget them')?.click();
  expect(forgotten).toBe(1);
  show({ state: { step: 'forgotten' }, onUndo: () => undefined });
  expect(document.querySelector('[role=status]')?.textContent).toContain('Forgotten.');
  expect([button('Forget them'), button('Undo')]).toEqual([undefined, expect.anything()]);
});

test.each(['writing', 'undoing'] as const)('%s shows that it goes on', (step) => {
  show({ state: { step } });
  expect(document.querySelector('progress')?.getAttribute('aria-label')).toBe(
    document.querySelector('[role=status]')?.textContent,
  );
});
