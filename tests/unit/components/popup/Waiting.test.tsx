// @vitest-environment jsdom
import { render, type ComponentProps } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Waiting } from '../../../../components/popup/Waiting.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';
import { ARABIC, BOB, live, LONG, ringing } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const nothing = (): void => undefined;
const answers = {
  holds: undefined,
  accept: nothing,
  acceptAudioOnly: nothing,
  decline: nothing,
  ignore: nothing,
  block: nothing,
};
const bob = { view: ringing(BOB), ...answers, draft: '', onDraft: nothing };
const invite = (person: typeof LONG) => ({
  person,
  reason: undefined,
  allow: nothing,
  call: nothing,
  ignore: nothing,
  block: nothing,
});

const show = (waits: Partial<ComponentProps<typeof Waiting>>): void =>
  render(<Waiting ringing={[]} ongoing={[]} planned={[]} invites={[]} now={0} {...waits} />, document.body);

const buttons = (): (string | null)[] =>
  [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);

test('a call is hung up, and an invite, which called nobody yet, is cancelled', () => {
  const ongoing = { view: live(BOB), show: nothing, hangUp: nothing };
  show({ ongoing: [ongoing] });
  expect(buttons()).toEqual(['Show', 'Hang up']);
  show({ ongoing: [{ ...ongoing, view: { ...live(BOB), role: 'caller', phase: 'inviting' } }] });
  expect(document.body.textContent).toContain('Inviting Bob');
  expect(buttons()).toEqual(['Show', 'Cancel']);
});

test('of two calls one sees which one waits', () => {
  const of = (view: ReturnType<typeof live>) => ({ view, show: nothing, hangUp: nothing });
  show({ ongoing: [of({ ...live(BOB), onHold: true }), of({ ...live(ARABIC), id: 'other' as never })] });
  const rows = [...document.querySelectorAll('.card-line')];
  expect(rows.map((row) => row.querySelector('p')?.textContent)).toEqual([
    `On hold: ${BOB.name}`,
    `In a call with \u2068${ARABIC.name}\u2069`,
  ]);
  expect(rows.map((row) => row.matches('.card-live'))).toEqual([false, true]);
});

test('an invite says what Allow does', () => {
  show({ invites: [invite(LONG)] });
  expect(document.body.textContent).toContain('Allow lets them ring you from now on, as your rules say.');
});

test('a ring beside a talk says whom accepting puts on hold', () => {
  show({ ringing: [bob] });
  expect(document.body.textContent).not.toContain('on hold');
  show({ ringing: [{ ...bob, holds: ARABIC }] });
  expect(document.querySelector('.call-card')?.textContent).toContain(
    `puts \u2068${ARABIC.name}\u2069 on hold.`,
  );
});

test('whoever does not write after all is back where they came from', async () => {
  show({ ringing: [bob] });
  button('Decline with message…')?.click();
  await expect.poll(() => document.activeElement?.tagName).toBe('INPUT');
  button('Back')?.click();
  await expect.poll(() => document.activeElement?.textContent).toBe('Decline with message…');
});

test.each(['Accept', 'Accept audio only'])('who takes a call goes on at its row: %s', async (name) => {
  show({ ringing: [{ ...bob, acceptAudioOnly: nothing }] });
  button(name)?.focus();
  button(name)?.click();
  const ongoing = (who: typeof BOB) => ({ view: live(who), show: nothing, hangUp: nothing });
  show({ ongoing: [ongoing(BOB)] });
  await expect.poll(() => document.activeElement?.textContent).toBe('Show');
});

test('who calls back goes on at the tab where the call has no row yet, and nobody else is moved', async () => {
  const tab = document.documentElement.appendChild(document.createElement('button'));
  Object.assign(tab, { role: 'tab', ariaSelected: 'true' });
  show({ invites: [invite(LONG)] });
  button('Ignore')?.focus();
  button('Ignore')?.click();
  show({});
  await new Promise((done) => setTimeout(done, 100));
  expect(document.activeElement).toBe(document.body);
  show({ invites: [invite(LONG)] });
  button(`Call ${LONG.name}`)?.focus();
  button(`Call ${LONG.name}`)?.click();
  show({});
  await expect.poll(() => document.activeElement).toBe(tab);
  tab.remove();
});

test('who rings or invites while the popup is open is read out, each once', () => {
  show({});
  const region = document.querySelector('[aria-live=polite]');
  expect(region?.textContent).toBe('');
  show({ ringing: [bob] });
  const [ring] = region?.children ?? [];
  expect(ring?.textContent).toContain('Bob');
  show({ ringing: [bob], invites: [invite(LONG)] });
  // What is only added to is not read out again.
  expect(region?.getAttribute('aria-atomic')).toBeNull();
  expect(region?.children[0]).toBe(ring);
  expect(region?.children[1]?.textContent).toContain('Wolfeschlegel');
  const [, first] = region?.children ?? [];
  show({ invites: [invite(LONG), invite(ARABIC)] });
  expect(region?.children[0]).toBe(first);
  expect(region?.querySelectorAll('button')).toHaveLength(0);
});
