// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
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
  const view = createWaitingView(overview, createUndoing(background, undo));
  await settled();
  render(view(), document.body);
  const press = async (list: string, name: string): Promise<void> => {
    const buttons = document.querySelectorAll(`[aria-label="${list}"] button`);
    const button = [...buttons].find(({ textContent }) => textContent === name);
    if (button instanceof HTMLElement) button.click();
    await settled();
  };
  return { background, undo, press };
};

test('a call that was ignored goes on for whoever calls, and that is said', async () => {
  const { background, undo, press } = await open();
  await press('Incoming calls', 'Ignore');
  expect(background.asked.at(-1)?.data).toMatchObject({ command: { type: 'ignore' } });
  expect(undo.offered.value?.label).toMatch(/^It keeps ringing for .?Bob.?; here it is silent\.$/u);
  expect(undo.offered.value?.undo).toBeUndefined();
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
