// @vitest-environment jsdom
import { render, type ComponentProps } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Waiting } from '../../../../components/popup/Waiting.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';
import { ARABIC, BOB, LONG, ringing } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const nothing = (): void => undefined;
const answers = {
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
