import browser from 'webextension-polyfill';
import { isUnanswered } from '../../core/call/unanswered.ts';
import type { CallView } from '../../core/call/view.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import type { CallWindows } from '../../models/ports/browser.ts';
import { inTime } from './in-time.ts';
import { isCallWindowKept } from './kept-windows.ts';
import { windowsShowing } from './own-pages.ts';

const KEY = 'callWindows';
const SIZE = { width: 420, height: 680 };

const pageOf = (call: CallId): string => browser.runtime.getURL(`call.html?call=${call}`);

type Place = {
  readonly window: number;
  /** It was opened out of the way, and has no size of its own yet. */
  readonly isUnseen?: true;
};

type Open = Readonly<Record<CallId, Place>>;

/** Which window shows which call: in session storage, because windows outlive the worker. */
const read = async (): Promise<Open> =>
  ((await browser.storage.session.get(KEY))[KEY] as Open | undefined) ?? {};

const write = (open: Open): Promise<void> => browser.storage.session.set({ [KEY]: open });

let tail: Promise<unknown> = Promise.resolve();

/** The list is read, changed and written by one at a time, or the one that writes last brings closed windows back. */
const inOrder = (task: () => Promise<void>): Promise<void> => {
  const turn = tail.then(task);
  tail = tail.then(() => inTime(turn)).catch(() => undefined);
  return turn;
};

/** A window that a person closed meanwhile is no error. */
const ifThere = (done: Promise<void>): Promise<void> => done.catch(() => undefined);

/** Opens, shows and closes the windows of calls, one order after the other. */
export const createCallWindows = (): CallWindows => {
  /** Over before their window was there: browsers may take longer than the others wait. */
  const over = new Set<CallId>();

  const open = async ({ id }: CallView, background: boolean): Promise<void> => {
    const windows = await read();
    if (windows[id] !== undefined) return;
    over.delete(id);
    const window = await browser.windows.create({
      type: 'popup',
      url: pageOf(id),
      // The offer is gathered in there while it rings; nobody should be disturbed by it before they accept.
      ...(background ? { state: 'minimized' } : { ...SIZE, focused: true }),
    });
    if (window.id === undefined) return;
    if (over.has(id)) await ifThere(browser.windows.remove(window.id));
    else
      await write({ ...(await read()), [id]: { window: window.id, ...(background && { isUnseen: true }) } });
  };

  const bringForward = async (id: CallId, { window, isUnseen }: Place): Promise<void> => {
    const isMinimized = (await browser.windows.get(window)).state === 'minimized';
    // Any but a new one has the size that a person gave it.
    await browser.windows.update(window, {
      focused: true,
      ...(isMinimized ? { state: 'normal' as const, ...(isUnseen ? SIZE : {}) } : {}),
    });
    if (isUnseen) await write({ ...(await read()), [id]: { window } });
  };

  const show = async (view: CallView): Promise<void> => {
    const place = (await read())[view.id];
    await (place === undefined ? open(view, false) : ifThere(bringForward(view.id, place)));
  };

  const close = async ({ id, end }: CallView): Promise<void> => {
    if (isUnanswered(end?.reason) && (await isCallWindowKept(id))) return;
    const place = (await read())[id];
    if (place === undefined) over.add(id);
    else await ifThere(browser.windows.remove(place.window));
  };

  return {
    open: (view, background) => inOrder(() => open(view, background)),
    show: (view) => inOrder(() => show(view)),
    close: (view) => inOrder(() => close(view)),
  };
};

/** Whether the page of a call runs: one that crashed leaves its window behind. */
export const isCallWindowThere = async (call: CallId): Promise<boolean> =>
  (await windowsShowing(pageOf(call))).length > 0;

/** Registers at once; `closed` is told which call's window is gone. */
export const onCallWindowClosed = (closed: (call: CallId) => void): void => {
  browser.windows.onRemoved.addListener((window) => {
    // What could not be read here is found to be gone by whoever looks after windows (`isCallWindowThere`).
    void inOrder(async () => {
      const open = await read();
      const gone = Object.entries(open).find(([, place]) => place.window === window);
      if (gone === undefined) return;
      const call = gone[0] as CallId;
      const { [call]: _closed, ...rest } = open;
      await write(rest);
      closed(call);
    }).catch(() => undefined);
  });
};
