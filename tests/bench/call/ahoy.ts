import type { Page } from 'playwright-core';
import { endCall, waitForRing } from '../../support/call-steps.ts';
import type { Pair } from '../../support/pair.ts';
import type { Person } from '../../support/person.ts';
import { letItRing, type Technique } from './technique.ts';

declare global {
  interface Window {
    /** When the call button was clicked, by the browser's own stamp. */
    clickedAt?: number;
    /** When the first remote frame was on its way to the screen. */
    seen?: Promise<number>;
  }
}

const noteClicks = (page: Page): Promise<void> =>
  page.evaluate(() =>
    window.addEventListener(
      'click',
      ({ timeStamp }) => {
        window.clickedAt = performance.timeOrigin + timeStamp;
      },
      { capture: true },
    ),
  );

/** Runs in every page before its own scripts. */
const noteFirstFrame = (): void => {
  if (location.pathname !== '/call.html') return;
  const seen = Promise.withResolvers<number>();
  window.seen = seen.promise;
  const look = (): void => {
    const video = document.querySelector<HTMLVideoElement>('video[aria-label="Remote video"]');
    if (video === null) return;
    observer.disconnect();
    video.requestVideoFrameCallback(() => seen.resolve(performance.timeOrigin + performance.now()));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
};

const seenBy = async (person: Person): Promise<number> => {
  const window = await person.callWindow();
  // Not looked for again and again: that would draw the window with every look.
  return (await window.evaluate(() => self.seen)) ?? Number.NaN;
};

/**
 * Without a screen Chromium gives every new window the size of the first one. Four times as many pixels, drawn without a
 * graphics card, would be most of what is measured.
 */
const giveOwnSize = async (person: Person): Promise<void> => {
  const page = await person.callWindow();
  const session = await person.context.newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 420, height: 680 } });
  await session.detach();
};

const nowHere = (): number => performance.timeOrigin + performance.now();

export type AhoyOptions = {
  /** Both workers are stopped before the click, as they are after half a minute without anything to do. */
  readonly asleep: boolean;
};

/** The built extension, from the click in X's DM on. The pair has each other's cards. */
export const createAhoyTechnique = (
  name: string,
  { alice, bob }: Pair,
  x: Page,
  { asleep }: AhoyOptions,
): Technique => ({
  name,
  async call(live) {
    await x.bringToFront();
    if (asleep) await Promise.all([alice.stopWorker(), bob.stopWorker()]);
    await alice.callButton('Video', bob.handle).click();
    const shown = await waitForRing(bob, alice.handle);
    const clickedAt = (await x.evaluate(() => window.clickedAt)) ?? Number.NaN;
    await giveOwnSize(alice);
    await letItRing();
    const acceptedAt = nowHere();
    bob.bus.press(shown, 'Accept');
    const [caller, callee] = await Promise.all([seenBy(alice), seenBy(bob)]);
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await live?.();
    await endCall(alice, bob);
    return { acceptedAt, caller, callee, also: { 'click → notification': shown.at - clickedAt } };
  },
});

/** Once per browser, before any call. */
export const watchCalls = async ({ alice, bob }: Pair, x: Page): Promise<void> => {
  await noteClicks(x);
  for (const { context } of [alice, bob]) await context.addInitScript(noteFirstFrame);
};
