import browser from 'webextension-polyfill';
import type { CallId } from '../../core/protocol/letter.ts';
import type { Notifier } from '../../models/ports/browser.ts';
import { inTime } from './in-time.ts';
import { windowsShowing } from './own-pages.ts';

const SIZE = { width: 420, height: 560 };

export type RingOpener = {
  /** Opens it; one that is open already is left where it is. */
  open(): Promise<void>;
  /** Opens it, or brings it to the front. */
  show(): Promise<void>;
};

/** Where a ring can be answered beside its notification. It shows whatever rings and closes itself afterwards. */
export const createRingOpener = (): RingOpener => {
  const url = browser.runtime.getURL('ring.html');
  let opening: Promise<boolean | undefined> | undefined;

  /** Answers whether it was opened just now, where the browser says so; of rings at the same time one opens it. */
  const open = (): Promise<boolean | undefined> =>
    (opening ??= inTime(openOnce()).finally(() => {
      opening = undefined;
    }));
  const openOnce = async (): Promise<boolean> => {
    if ((await windowsShowing(url)).length > 0) return false;
    await browser.windows.create({ type: 'popup', url, ...SIZE, focused: true });
    return true;
  };

  return {
    open: async () => void (await open()),
    async show() {
      if (await open()) return;
      for (const id of await windowsShowing(url)) await browser.windows.update(id, { focused: true });
    },
  };
};

/**
 * A ring opens the window, if that is wanted, and its notification leads there; where the browser refuses to show one,
 * nothing else would be seen. Words that come later neither take the focus again nor open what a person closed.
 */
export const ringInWindow = (
  notifier: Notifier,
  window: Pick<RingOpener, 'open'>,
  isWanted: () => Promise<boolean>,
): Notifier => {
  const opened = new Set<CallId>();
  const open = async (call: CallId): Promise<void> => {
    if (opened.has(call)) return;
    await window.open();
    opened.add(call);
  };
  return {
    ...notifier,
    async ring(view) {
      const rung = notifier.ring(view);
      const isSeen = rung.then(
        () => true,
        () => false,
      );
      if ((await isWanted()) || !(await isSeen)) await open(view.id);
      await rung;
    },
  };
};
