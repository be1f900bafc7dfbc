import type { Anybody } from '../../support/anybody.ts';
import { letItRing, type Technique } from './technique.ts';
import { endCall } from '../../support/call-steps.ts';

/**
 * Runs in a call window from before accept on, and answers when the first remote frame was on its way to the screen: looking
 * for the window again after accept would take the browser's time.
 */
const firstFrame = (): Promise<number> => {
  const video = document.querySelector<HTMLVideoElement>('video[aria-label="Remote video"]');
  if (video === null) throw new Error('the call window has no place for a picture');
  return new Promise((resolve) =>
    video.requestVideoFrameCallback(() => resolve(performance.timeOrigin + performance.now())),
  );
};

type Ringing = { acceptedAt?: number; readonly browser: typeof chrome };

/** Runs in another page of the extension in Firefox, which reaches the window that rings. */
const noteAccept = (): void => {
  const here = globalThis as unknown as Ringing;
  const ring = here.browser.extension.getViews().find(({ location }) => location.pathname === '/ring.html');
  ring?.addEventListener(
    'click',
    ({ timeStamp }) => {
      here.acceptedAt = ring.performance.timeOrigin + timeStamp;
    },
    { capture: true },
  );
};

/** Accepts, and answers when: at the press in a window of ours, or as the press on a notification is sent. */
const accept = async (callee: Anybody, caller: Anybody): Promise<number> => {
  const inWindow = callee.browser === 'Firefox';
  if (inWindow) await callee.inExtension(noteAccept, undefined);
  const at = performance.timeOrigin + performance.now();
  await callee.answer(caller.handle, 'Accept');
  if (!inWindow) return at;
  return callee.inExtension(() => (globalThis as unknown as Ringing).acceptedAt ?? Number.NaN, undefined);
};

/** Ahoy between whatever two browsers. The two have each other's cards, and their conversation open. */
export const createAnybodyTechnique = (name: string, caller: Anybody, callee: Anybody): Technique => {
  const both = [caller, callee];
  return {
    name,
    async call() {
      await caller.pressCall('Video', callee.handle);
      await caller.waitForPhase('ringing');
      await callee.ringText(caller.handle);
      await letItRing();
      const seen = Promise.all(both.map((one) => one.inCall(firstFrame, undefined)));
      const acceptedAt = await accept(callee, caller);
      const [hers, his] = await seen;
      await Promise.all(both.map((one) => one.waitForPhase('live')));
      await endCall(caller, callee);
      return { acceptedAt, caller: hers ?? Number.NaN, callee: his ?? Number.NaN };
    },
  };
};
