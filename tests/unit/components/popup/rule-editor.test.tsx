// @vitest-environment jsdom
import { render, type ComponentProps } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { RuleEditor } from '../../../../components/popup/screening/RuleEditor.tsx';
import { RuleList } from '../../../../components/popup/screening/RuleList.tsx';
import { draftProblems, newDraft, type RuleDraft } from '../../../../utils/core/screening/rule-draft.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const nothing = (): void => undefined;
const NEW: RuleDraft = newDraft('mine');
const WORDS = { question: { type: 'reason-says', words: '' }, negated: false, typed: {} } as const;
const TIMES = {
  question: { type: 'time', schedule: { days: [], from: 540, to: 600 } },
  negated: false,
  typed: {},
} as const;

const write = (draft: RuleDraft): void =>
  render(
    <RuleEditor
      draft={draft}
      problems={draftProblems(draft)}
      isNew
      replay={undefined}
      onWrite={write}
      onSave={undefined}
      onCancel={nothing}
      onDuplicate={undefined}
      onRemove={undefined}
    />,
    document.body,
  );

const heard = (): string[] =>
  [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')]
    .map(({ textContent }) => textContent)
    .filter((text) => text !== '');

const button = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll('button')].find(
    ({ textContent, ariaLabel }) => textContent === name || ariaLabel === name,
  );

const described = (element: Element | null): string =>
  (element?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim();

test('what is wrong with a rule is said once, and describes the field', async () => {
  write(NEW);
  document.querySelector('form')?.requestSubmit();
  await expect.poll(heard).toHaveLength(1);
  expect(heard()[0]).toMatch(/^Not saved/u);
  expect(described(document.querySelector('[aria-invalid=true]'))).not.toBe('');
  expect(described(document.querySelector('fieldset'))).not.toBe('');
  write({ ...NEW, name: 'Work', parts: [WORDS, TIMES] });
  await expect.poll(heard).toHaveLength(1);
  expect(described(document.querySelector('[aria-invalid=true]'))).not.toBe('');
  expect(described(document.querySelector('[role=group].day-toggles'))).not.toBe('');
});

test('a name and words that are too long stay as they were typed, and the field says so at once', () => {
  const long = '👩‍👩‍👧‍👦 '.repeat(30);
  write({ ...NEW, name: 'Family', parts: [WORDS] });
  for (const label of ['Name', 'Words']) {
    const field = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)
      ?.control as HTMLInputElement;
    expect(field.maxLength).toBe(-1);
    field.value = long;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(field.value).toBe(long);
    expect(described(field)).toContain('an emoji counts as several');
  }
  expect(document.querySelectorAll('[aria-invalid=true]')).toHaveLength(2);
  document.querySelector('form')?.requestSubmit();
  return expect.poll(heard).toEqual([expect.stringContaining('shorter name')]);
});

test('who takes the only condition away goes on at what adds one', async () => {
  write({ ...NEW, parts: [WORDS] });
  await expect.poll(() => document.activeElement?.textContent).toBe('New rule');
  button('Remove condition 1')?.focus();
  button('Remove condition 1')?.click();
  await expect.poll(() => document.activeElement?.textContent).toBe('Add a condition');
});

test('a rule that is moved stays in sight', async () => {
  const rows = ['a', 'b'].map((id): ComponentProps<typeof RuleList>['rules'][number] => ({
    rule: { id, name: id, on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'ring' } },
    onMoveUp: () => list(rows.toReversed()),
    onMoveDown: () => list(rows.toReversed()),
    onSwitch: nothing,
    onEdit: nothing,
  }));
  const scrolled: string[] = [];
  Element.prototype.scrollIntoView = function scroll(this: Element) {
    scrolled.push(this.getAttribute('data-rule') ?? '');
  };
  const list = (rules: typeof rows): void =>
    render(
      <RuleList
        rules={rules}
        failed={false}
        onBack={nothing}
        onAdd={undefined}
        onReset={undefined}
        focused={undefined}
      />,
      document.body,
    );
  list(rows);
  button('Move down: a')?.click();
  await expect.poll(() => scrolled).toEqual(['a']);
});
