// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DevicePanel } from '../../../../components/devices/DevicePanel.tsx';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const show = (onAskSpeaker: (() => void) | undefined): void =>
  render(
    <DevicePanel
      choices={[]}
      onChoose={() => {}}
      onAskSpeaker={onAskSpeaker}
      microphone={undefined}
      onTestSpeaker={() => {}}
    />,
    document.body,
  );

const button = (): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === 'Choose a speaker…',
  );

test('offers the browser’s own choice of a speaker where the browser has one', () => {
  const asked = vi.fn<() => void>();
  show(asked);
  button()?.click();
  expect(asked).toHaveBeenCalledOnce();
});

test('offers none where the browser has none', () => {
  show(undefined);
  expect(button()).toBeUndefined();
});
