import { expect, it } from 'vitest';
import { createChoices } from '../../../utils/models/options-choices.ts';
import { createFakeSettings } from '../../support/fakes/settings.ts';

const until = new AbortController().signal;

it('a choice counts at once, and the others stay', async () => {
  const settings = createFakeSettings({ hideLocal: true });
  const choices = createChoices(settings, until);
  await choices.choose({ ringWindow: true });
  expect(await settings.browser()).toMatchObject({ ringWindow: true, hideLocal: true });
  expect(choices.choices.value).toEqual({ alwaysRelay: false, hideLocal: true, ringWindow: true });
  expect(choices.failed.value).toBe(false);
});

it('a choice that was not stored is shown as it is, until one is', async () => {
  const settings = createFakeSettings();
  const choices = createChoices(settings, until);
  settings.breakWrites(true);
  await choices.choose({ ringWindow: true });
  expect(choices.failed.value).toBe(true);
  expect(choices.choices.value?.ringWindow).toBe(false);
  settings.breakWrites(false);
  await choices.choose({ ringWindow: true });
  expect(choices.failed.value).toBe(false);
  expect(choices.choices.value?.ringWindow).toBe(true);
});
