// @vitest-environment jsdom
import { render, type ComponentProps } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CallNews } from '../../../../components/call/CallNews.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';
import { CALM } from '../../../support/stories/in-call-stories.ts';

type News = ComponentProps<typeof CallNews>;

beforeAll(speakEnglish);
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

const BEGIN: News = {
  own: { muted: false, cameraOn: false, sharing: false, problems: {} },
  peerSends: { voice: true, camera: true, screen: false },
  inCall: CALM,
  name: 'Bob',
};

/** What is said once all of it is seen. */
const hear = (...changes: readonly Partial<News>[]): string | undefined => {
  for (const change of changes) void act(() => render(<CallNews {...BEGIN} {...change} />, document.body));
  void act(() => {
    vi.runAllTimers();
  });
  return document.querySelector('[role=status]')?.textContent.trim();
};

const own = (change: Partial<News['own']>): Partial<News> => ({ own: { ...BEGIN.own, ...change } });
const theirs = (change: Partial<News['peerSends']>): Partial<News> => ({
  peerSends: { voice: true, camera: true, screen: false, ...change },
});
const held = (mine: boolean, theirs: boolean): News['inCall'] => ({ ...CALM, held: { mine, theirs } });
const NOTHING = { voice: false, camera: false, screen: false };

test.each([
  [own({ muted: true }), 'Muted', 'Microphone on'],
  [own({ cameraOn: true }), 'Camera on', 'Camera off'],
  [own({ sharing: true }), 'Sharing started', 'Sharing ended'],
  [theirs({ voice: false }), 'Bob is muted.', 'Bob is no longer muted.'],
  [theirs({ camera: false }), 'Bob turned the camera off.', 'Bob turned the camera on.'],
  [theirs({ screen: true }), 'Bob is sharing a screen.', 'Bob stopped sharing.'],
])('what is seen of a change is also heard, there and back: %j', (change, there, back) => {
  expect(hear({})).toBe('');
  expect(hear(change)).toBe(there);
  expect(hear({})).toBe(back);
});

test('nothing is said of how a call begins', () => {
  expect(hear({ peerSends: undefined })).toBe('');
  expect(hear(theirs({ voice: false, screen: true }))).toBe('');
});

test('changes at once are all said, and what is back at once is none', () => {
  hear({});
  expect(hear(theirs({ voice: false, camera: false }))).toBe('Bob is muted. Bob turned the camera off.');
  const before = hear({});
  expect(hear(own({ muted: true }), {})).toBe(before);
});

test.each([held(true, false), held(false, true)])('a hold says nothing but its end: %j', (inCall) => {
  hear({});
  expect(hear({ peerSends: NOTHING }, { peerSends: NOTHING, inCall })).toBe('');
  expect(hear({ peerSends: NOTHING }, {})).toBe('The call is no longer on hold.');
});

test('who talks while a key is held is not interrupted', () => {
  hear(own({ muted: true }));
  expect(hear({ inCall: { ...CALM, pushToTalk: true } })).toBe('');
  expect(hear(own({ muted: true }))).toBe('');
});
