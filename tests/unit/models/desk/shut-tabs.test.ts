import { expect, it } from 'vitest';
import { createShutTabs } from '../../../../utils/models/desk/shut-tabs.ts';

it('tells those tabs to stop whose URL the browser tells us no more', async () => {
  const stopped: number[] = [];
  const all = async () => [1, 2, 3].map((tab) => [tab, {}] as const);
  const urlOf = async (tab: number) => (tab === 2 ? 'https://x.com/home' : undefined);
  await createShutTabs({ all }, { urlOf }, (tab) => void stopped.push(tab))();
  expect(stopped).toEqual([1, 3]);
});
