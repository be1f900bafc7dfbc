import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCallWindows } from '../../../../utils/adapters/browser/call-windows.ts';
import { draftKey } from '../../../../utils/core/call/draft.ts';
import type { CallView, EndReason } from '../../../../utils/core/call/view.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';

const create = vi.fn<(how: { url: string }) => Promise<{ id: number }>>();
const viewOf = (id: string) => ({ id }) as CallView;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  create.mockReset();
  let windows = 0;
  create.mockImplementation(async () => ({ id: (windows += 1) }));
  Object.assign(fakeBrowser.windows, { create });
});
afterEach(() => vi.useRealTimers());

it('opens one window for each call, however often it is asked to', async () => {
  const windows = createCallWindows();
  await Promise.all(['a', 'b', 'a'].map((id) => windows.open(viewOf(id), true)));
  expect(create.mock.calls.map(([{ url }]) => new URL(url).searchParams.get('call'))).toEqual(['a', 'b']);
});

it('opens the window of the next call although the browser never answered for the one before', async () => {
  create.mockReturnValueOnce(new Promise(() => {}));
  const windows = createCallWindows();
  void windows.open(viewOf('a'), true);
  const opened = windows.open(viewOf('b'), true);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(create).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(2_000);
  await opened;
  expect(create).toHaveBeenCalledTimes(2);
});

it('closes the window of a call that was over before the browser had made it', async () => {
  const made = Promise.withResolvers<{ id: number }>();
  const remove = vi.fn<(id: number) => Promise<void>>().mockResolvedValue(undefined);
  Object.assign(fakeBrowser.windows, { remove });
  create.mockReturnValueOnce(made.promise);
  const windows = createCallWindows();
  const opened = windows.open(viewOf('a'), true);
  const closed = windows.close(viewOf('a'));
  await vi.advanceTimersByTimeAsync(6_000);
  await closed;
  made.resolve({ id: 7 });
  await opened;
  expect(remove).toHaveBeenCalledWith(7);
  await windows.show(viewOf('a'));
  expect(create).toHaveBeenCalledTimes(2);
  expect(remove).toHaveBeenCalledOnce();
});

it('says that the browser opened no window, and opens the next one', async () => {
  create.mockRejectedValueOnce(new Error('No window'));
  const windows = createCallWindows();
  await expect(windows.open(viewOf('a'), true)).rejects.toThrow('No window');
  await windows.open(viewOf('a'), true);
  create.mockRejectedValueOnce(new Error('No window'));
  await expect(windows.show(viewOf('b'))).rejects.toThrow('No window');
  await windows.open(viewOf('b'), true);
  expect(create).toHaveBeenCalledTimes(4);
});

it('has nothing against a window that a person closed meanwhile', async () => {
  const gone = () => Promise.reject(new Error('No window with that id'));
  Object.assign(fakeBrowser.windows, { get: gone, remove: gone });
  const windows = createCallWindows();
  await windows.open(viewOf('a'), true);
  await windows.show(viewOf('a'));
  await windows.close(viewOf('a'));
  expect(create).toHaveBeenCalledOnce();
});

it('gives a window its size when it is first shown, and leaves it the one that a person gave it then', async () => {
  const update = vi.fn<(id: number, how: object) => Promise<void>>().mockResolvedValue(undefined);
  Object.assign(fakeBrowser.windows, { get: async () => ({ state: 'minimized' }), update });
  const windows = createCallWindows();
  await windows.open(viewOf('a'), true);
  await windows.show(viewOf('a'));
  expect(update).toHaveBeenLastCalledWith(1, { focused: true, state: 'normal', width: 420, height: 680 });
  await windows.show(viewOf('a'));
  expect(update).toHaveBeenLastCalledWith(1, { focused: true, state: 'normal' });
});

describe('a window in which something unsent stands', () => {
  const remove = vi.fn<(id: number) => Promise<void>>();
  const ended = (reason: EndReason) => ({ id: 'a', end: { reason, at: 0 } }) as CallView;
  const type = (text: string): Promise<void> =>
    fakeBrowser.storage.session.set({ [draftKey('a' as CallId, 'answer')]: text });

  beforeEach(() => {
    remove.mockReset().mockResolvedValue(undefined);
    Object.assign(fakeBrowser.windows, { remove });
  });

  it.each(['cancelled-by-peer', 'missed', 'answered-elsewhere'] as const)(
    'stays when nobody here ended the ring: %s',
    async (reason) => {
      const windows = createCallWindows();
      await windows.open(viewOf('a'), true);
      await type('In a meeting');
      await windows.close(ended(reason));
      expect(remove).not.toHaveBeenCalled();
      await type(' ');
      await windows.close(ended(reason));
      expect(remove).toHaveBeenCalledWith(1);
    },
  );

  it('goes with an answer that was given here', async () => {
    const windows = createCallWindows();
    await windows.open(viewOf('a'), true);
    await type('In a meeting');
    await windows.close(ended('declined'));
    expect(remove).toHaveBeenCalledWith(1);
  });
});
