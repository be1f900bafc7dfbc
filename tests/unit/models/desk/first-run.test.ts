import { expect, it } from 'vitest';
import { createWelcomeOnce } from '../../../../utils/models/desk/first-run.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';

it('the welcome page opens once, whatever comes first and however often', async () => {
  const settings = createFakeSettings();
  let opened = 0;
  const welcome = createWelcomeOnce(settings, async () => void (opened += 1));
  await welcome();
  await welcome();
  expect(opened).toBe(1);
  expect((await settings.browser()).welcomed).toBe(true);
});
