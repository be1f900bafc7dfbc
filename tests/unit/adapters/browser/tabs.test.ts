import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browserTabs } from '../../../../utils/adapters/browser/tabs.ts';

const URL = 'https://x.com/home';
const create = vi.fn(async (_given: object) => ({ id: 9, windowId: 5 }));
const focus = vi.fn(async () => {});

beforeEach(() => {
  fakeBrowser.reset();
  create.mockReset().mockResolvedValue({ id: 9, windowId: 5 });
  focus.mockClear();
  Object.assign(fakeBrowser.tabs, {
    create,
    get: async (id: number) => {
      if (id !== 4) throw new Error(`No tab with id: ${id}`);
      return { id, windowId: 5 };
    },
  });
  Object.assign(fakeBrowser.windows, { update: focus });
});

it('a tab opens in the window and container of the one beside it, in front', async () => {
  expect(await browserTabs.open(URL, 4)).toBe(9);
  expect(create.mock.calls).toEqual([[{ url: URL, openerTabId: 4, windowId: 5 }]]);
  expect(focus).toHaveBeenCalledWith(5, { focused: true });
});

it('a tab opens all the same when the one beside it is gone', async () => {
  expect(await browserTabs.open(URL, 3)).toBe(9);
  expect(create.mock.calls).toEqual([[{ url: URL }]]);
});

it('a tab opens elsewhere when that window takes none', async () => {
  create.mockRejectedValueOnce(new Error('Tabs can only be created in normal windows'));
  expect(await browserTabs.open(URL, 4)).toBe(9);
  expect(create).toHaveBeenLastCalledWith({ url: URL });
});

it('what a tab shows that is gone is not known', async () => {
  expect(await browserTabs.urlOf(3)).toBeUndefined();
});
