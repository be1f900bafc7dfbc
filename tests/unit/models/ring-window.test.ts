import { expect, test } from 'vitest';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import { createDrafts } from '../../../utils/models/drafts.ts';
import { createOverview } from '../../../utils/models/overview.ts';
import { createRingWindow } from '../../../utils/models/ring-window.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakeSession } from '../../support/fakes/session.ts';
import { BOB, LONG, REACHABLE, ringing } from '../../support/page-stories.ts';

/** The window while Bob rings. */
const rung = async () => {
  const background = createFakeBackground();
  background.answer('overview', { ...REACHABLE, calls: [ringing(BOB)] });
  const overview = createOverview(background, new AbortController().signal);
  const window = createRingWindow(background, overview, createDrafts(createFakeSession()));
  await settled();
  return {
    window,
    background,
    ring: () => {
      const ring = window.ringing.value;
      if (ring === undefined) throw new Error('nobody rings');
      return ring;
    },
    stop: () => background.tell('overview-changed', REACHABLE),
  };
};

test('a ring that ends leaves the window nothing to say', async () => {
  const { window, stop } = await rung();
  expect(window.done.value).toBe(false);
  stop();
  expect(window.done.value).toBe(true);
});

test('what was typed to one who gave up stays, until it is dismissed', async () => {
  const { window, background, ring, stop } = await rung();
  ring().onDraft('In a meeting ');
  expect(ring().draft).toBe('In a meeting ');
  stop();
  expect(window.done.value).toBe(false);
  expect(window.left.value).toMatchObject({ person: { userId: BOB.userId }, text: 'In a meeting' });
  window.left.value?.write();
  expect(background.asked.at(-1)).toMatchObject({ type: 'write-to-person', data: { userId: BOB.userId } });
  window.left.value?.dismiss();
  expect(window.done.value).toBe(true);
});

test('the next one who rings comes first, without the words for the other', async () => {
  const { window, background, ring, stop } = await rung();
  ring().onDraft('In a meeting');
  const next = ringing(LONG, { id: 'nnnnnnnnnnnnnnnnnnnnnA' as CallId });
  background.tell('overview-changed', { ...REACHABLE, calls: [next] });
  expect(ring()).toMatchObject({ view: { person: { userId: LONG.userId } }, draft: '' });
  stop();
  expect(window.left.value).toMatchObject({ person: { userId: BOB.userId } });
});

test('nothing is left of a ring that was answered here', async () => {
  const { window, ring, stop } = await rung();
  ring().onDraft('In a meeting');
  void ring().decline({ message: 'In a meeting' });
  stop();
  expect(window.done.value).toBe(true);
});

test('an answer that did not arrive leaves what was typed', async () => {
  const { window, background, ring, stop } = await rung();
  ring().onDraft('In a meeting');
  background.vanish();
  void ring().decline({ message: 'In a meeting' });
  await settled();
  expect(window.failed.value).toBe(true);
  stop();
  expect(window.left.value?.text).toBe('In a meeting');
});
