import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRingOpener, ringInWindow } from '../../../../utils/adapters/browser/ring-window.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { Notifier } from '../../../../utils/models/ports/browser.ts';

const RING = 'moz-extension://ahoy/ring.html';

/** What each open window shows. */
let windows: Map<number, string>;
let focused: number | undefined;

beforeEach(() => {
  fakeBrowser.reset();
  windows = new Map([[1, 'https://x.com/i/chat']]);
  focused = 1;
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `moz-extension://ahoy/${path}`);
  Object.assign(fakeBrowser.runtime, {
    getContexts: async ({ documentUrls }: { documentUrls: readonly string[] }) =>
      [...windows].flatMap(([windowId, url]) => (documentUrls.includes(url) ? [{ windowId }] : [])),
  });
  Object.assign(fakeBrowser.windows, {
    create: async ({ url }: { url: string }) => {
      windows.set(windows.size + 1, url);
      focused = windows.size;
    },
    update: async (id: number) => void (focused = id),
  });
});

it('is one window, however many ring at the same time', async () => {
  const window = createRingOpener();
  await Promise.all([window.open(), window.open(), window.show()]);
  await window.open();
  expect([...windows.values()].filter((url) => url === RING)).toHaveLength(1);
});

it('comes to the front when its notification is pressed, and not by itself', async () => {
  const window = createRingOpener();
  await window.open();
  focused = 1;
  await window.open();
  expect(focused).toBe(1);
  await window.show();
  expect(focused).toBe(2);
});

it('is opened anew by the notification when it was closed', async () => {
  const window = createRingOpener();
  await window.open();
  windows.delete(2);
  await window.show();
  expect([...windows.values()]).toContain(RING);
});

it('is opened for the next ring although the browser never answered for the one before', async () => {
  vi.useFakeTimers();
  const window = createRingOpener();
  const { create } = fakeBrowser.windows;
  Object.assign(fakeBrowser.windows, { create: () => new Promise(() => {}) });
  const never = window.open();
  await vi.advanceTimersByTimeAsync(5_000);
  await never;
  vi.useRealTimers();
  Object.assign(fakeBrowser.windows, { create });
  await window.open();
  expect([...windows.values()]).toContain(RING);
});

describe('a ring', () => {
  const ring = vi.fn(async () => {});
  const rung = (isWanted: boolean): Notifier =>
    ringInWindow({ ring } as unknown as Notifier, createRingOpener(), async () => isWanted);
  const view = (id: string) => ({ id }) as CallView;
  beforeEach(() => ring.mockClear());

  it('opens it beside its notification', async () => {
    await rung(true).ring(view('a'));
    expect(ring).toHaveBeenCalledOnce();
    expect([...windows.values()]).toContain(RING);
  });

  it('opens none where that is not wanted', async () => {
    await rung(false).ring(view('a'));
    expect(ring).toHaveBeenCalledOnce();
    expect([...windows.values()]).not.toContain(RING);
  });

  it('opens it where the browser refuses the notification, wanted or not', async () => {
    ring.mockRejectedValueOnce(new Error('The browser refused'));
    await expect(rung(false).ring(view('a'))).rejects.toThrow('refused');
    expect([...windows.values()]).toContain(RING);
  });

  it('does not open it again with its words after a person closed it; the next ring does', async () => {
    const notifier = rung(true);
    await notifier.ring(view('a'));
    windows.delete(2);
    await notifier.ring(view('a'));
    expect(ring).toHaveBeenCalledTimes(2);
    expect([...windows.values()]).not.toContain(RING);
    await notifier.ring(view('b'));
    expect([...windows.values()]).toContain(RING);
    windows.delete(2);
    await notifier.ring(view('a'));
    expect([...windows.values()]).not.toContain(RING);
  });
});
