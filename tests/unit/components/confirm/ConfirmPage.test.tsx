// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ConfirmPage, type ConfirmPageProps } from '../../../../components/confirm/ConfirmPage.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';
import { BOB } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

let left = 0;
const show = (asked: ConfirmPageProps['asked']): void =>
  render(
    <ConfirmPage asked={asked} failed={false} onYes={() => undefined} onNo={() => (left += 1)} />,
    document.body,
  );

test('the focus begins at the answer that changes nothing, which Escape gives, too', async () => {
  show(undefined);
  show({ person: BOB, wish: 'block' });
  await expect.poll(() => document.activeElement?.textContent).toBe('Leave it');
  left = 0;
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  expect(left).toBe(0);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(left).toBe(1);
});
