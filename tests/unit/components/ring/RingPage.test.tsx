// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { RingPage, type RingPageProps } from '../../../../components/ring/RingPage.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';
import { BOB, LONG, ringing } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const nothing = (): void => undefined;

const call: NonNullable<RingPageProps['call']> = {
  view: ringing(BOB, { kind: 'video', reason: 'Quick question' }),
  holds: undefined,
  accept: nothing,
  acceptAudioOnly: nothing,
  decline: nothing,
  ignore: nothing,
  block: nothing,
  draft: '',
  onDraft: nothing,
};

const show = (props: Partial<RingPageProps>): void =>
  render(
    <RingPage
      call={undefined}
      left={undefined}
      failed={false}
      loading={false}
      onCopy={() => Promise.resolve(true)}
      {...props}
    />,
    document.body,
  );

const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);

/** What a screen reader says of a change by itself. */
const live = (): string =>
  [...document.querySelectorAll('[aria-live], [role=status]')]
    .map(({ textContent }) => textContent)
    .join(' ');

test('who rings and why is read out, in a place that was there before', () => {
  show({ loading: true });
  const region = document.querySelector('[aria-live=polite]');
  expect(region?.textContent).toBe('');
  show({ call });
  for (const words of ['Bob', 'Video call', 'Quick question']) expect(region?.textContent).toContain(words);
});

test('a form that the person opens is not read out as a whole', async () => {
  show({ call });
  button('Decline with message…')?.click();
  await expect.poll(() => button('Decline and send')).toBeDefined();
  expect(live()).not.toContain('Decline and send');
  expect(live()).not.toContain('Offer instead');
});

test('whoever does not write after all is back where they came from', async () => {
  show({ call });
  button('Decline with message…')?.click();
  await expect.poll(() => document.activeElement?.tagName).toBe('INPUT');
  button('Back')?.click();
  await expect.poll(() => document.activeElement?.textContent).toBe('Decline with message…');
});

test('blocks at one press, like every other answer', () => {
  let blocked = 0;
  const block = (): void => {
    blocked += 1;
  };
  show({ call: { ...call, block } });
  button('Block')?.click();
  expect(blocked).toBe(1);
});

test('offers audio alone where there would be a picture, and not otherwise', () => {
  show({ call });
  expect(button('Accept audio only')).toBeDefined();
  show({ call: { ...call, acceptAudioOnly: undefined } });
  expect(button('Accept audio only')).toBeUndefined();
});

test('it says whom accepting puts on hold', () => {
  show({ call });
  expect(document.body.textContent).not.toContain('on hold');
  show({ call: { ...call, holds: LONG } });
  expect(document.body.textContent).toContain('on hold.');
});
