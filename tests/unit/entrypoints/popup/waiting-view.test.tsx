// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createUndoing } from '../../../../entrypoints/popup/undo-view.tsx';
import { createWaitingView } from '../../../../entrypoints/popup/waiting-view.tsx';
import { createOverview } from '../../../../utils/models/overview.ts';
import { createUndo } from '../../../../utils/models/undo.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { createFakeBackground, settled } from '../../../support/fakes/background.ts';
import { ARABIC, BUSY } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const open = async () => {
  const background = createFakeBackground();
  background.answer('overview', BUSY);
  const undo = createUndo();
  const overview = createOverview(background, new AbortController().signal);
  const undoing = createUndoing(background, undo);
  const view = createWaitingView(overview, undoing);
  await settled();
  render(view(), document.body);
  const press = async (list: string, name: string): Promise<void> => {
    const buttons = document.querySelectorAll(`[aria-label="${list}"] button`);
    const button = [...buttons].find(({ textContent }) => textContent === name);
    if (button instanceof HTMLElement) button.click();
    await settled();
  };
  return { background, undo, undoing, press };
};

test('a call that was ignored goes on for whoever calls, and that is said', async () => {
  const { background, undo, press } = await open();
  await press('Incoming calls', 'Ignore');
  expect(background.asked.at(-1)?.data).toMatchObject({ command: { type: 'ignore' } });
  expect(undo.offered.value?.label).toMatch(/^It keeps ringing for .?Bob.?; here it is silent\.$/u);
  expect(undo.offered.value?.undo).toBeUndefined();
});

test.each([
  ['Decline', {}],
  ['Decline with message…', { message: 'In a meeting' }],
])('a call that was declined is said, so that the focus finds a place: %s', async (name, words) => {
  const { background, undo, press } = await open();
  await press('Incoming calls', name);
  if ('message' in words) {
    const field = await vi.waitUntil(() => document.querySelector<HTMLInputElement>('.decline-form input'));
    field.value = words.message;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.form?.requestSubmit();
    await settled();
  }
  expect(background.asked.at(-1)?.data).toMatchObject({ command: { type: 'decline' } });
  expect(undo.offered.value?.label).toMatch(/^Declined the call from .?Bob.?\.$/u);
  expect(undo.offered.value?.undo).toBeUndefined();
});

test('that an act was taken back is said once the bar is gone', async () => {
  const { undo, undoing } = await open();
  const region = (): string | null | undefined => {
    render(undoing.view(), document.body);
    return document.querySelector('p[aria-live]')?.textContent;
  };
  expect(region()).toBe('');
  for (const _ of ['once', 'twice']) {
    undo.offer({ label: 'Removed Bob.', undo: () => undefined });
    expect(region()).toBe('');
    document.querySelector<HTMLElement>('.undo-bar .button')?.click();
    expect(region()).toBe('Taken back.');
  }
  undo.offer({ label: 'Removed Bob.', undo: () => undefined });
  region();
  document.querySelector<HTMLElement>('[aria-label=Dismiss]')?.click();
  expect(region()).toBe('');
});

test('whoever was allowed can ring, which they know at once, and that is said', async () => {
  const { background, undo, press } = await open();
  await press('Invites', 'Allow');
  expect(background.asked.at(-1)?.data).toMatchObject({ userId: ARABIC.userId, change: { type: 'allow' } });
  expect(undo.offered.value?.label).toContain('can ring you now, as your rules say.');
  expect(undo.offered.value?.undo).toBeUndefined();
});

test('nothing is said of what did not reach the background', async () => {
  const { background, undo, press } = await open();
  background.vanish();
  await press('Invites', 'Allow');
  expect(undo.offered.value).toBeUndefined();
});
