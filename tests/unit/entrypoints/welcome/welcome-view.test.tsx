// @vitest-environment jsdom
import { signal } from '@preact/signals-core';
import { render } from 'preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { createWelcomeView } from '../../../../entrypoints/welcome/welcome-view.tsx';
import { DEFAULT_SCREENING, type Screening } from '../../../../utils/core/screening/screening.ts';
import { DEFAULT_SWITCHES, rulesOf, switchesOf } from '../../../../utils/core/screening/switches.ts';
import type { ScreeningModel } from '../../../../utils/models/screening/screening-model.ts';
import { createWelcome } from '../../../../utils/models/welcome.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const isChosen = (screening: Screening | undefined): boolean => {
  const model: ScreeningModel = {
    screening: signal(screening),
    switches: signal(screening && switchesOf(screening.rules)),
    change: signal(undefined),
    changeSwitches: signal(undefined),
    failed: signal(false),
  };
  const welcome = createWelcome(
    {
      device: async () => 'prompt',
      notifications: async () => 'granted',
      showTestNotification: async () => true,
    },
    { open: async () => [] },
  );
  render(createWelcomeView(welcome, model)(), document.body);
  const step = [...document.querySelectorAll('.step')].at(-1);
  return step?.querySelector('h2')?.textContent === 'Choose who may ring you (done)';
};

it('takes the choice for made once the rules are other ones than Ahoy came with', () => {
  expect(isChosen(undefined)).toBe(false);
  expect(isChosen(DEFAULT_SCREENING)).toBe(false);
  expect(isChosen({ ...DEFAULT_SCREENING, rules: rulesOf({ ...DEFAULT_SWITCHES, verified: true }) })).toBe(
    true,
  );
  expect(isChosen({ ...DEFAULT_SCREENING, rules: DEFAULT_SCREENING.rules.slice(1) })).toBe(true);
});
