/** Two windows of the bench that talk over relays, and how the pictures in them are looked at. */
import type { IceSettings } from '../../../utils/models/media-ports.ts';
import type { TurnServer } from '../../sandbox/turn.ts';
import { seeVideo, type VideoSeen } from '../frames.ts';
import { untilMediaFlows } from '../media-clock.ts';
import type { UdpGate } from '../udp-gate.ts';
import type { Bench } from './browser.ts';
import { openPair, type Window } from './switchboard.ts';

/** A tab in the background presents no frames. */
export const seeInFront = async (window: Window, ms?: number): Promise<VideoSeen> => {
  await window.page.bringToFront();
  return seeVideo(window.page, 'Remote video', ms);
};

/** That relay and no other way, through a door. */
export const relayedThrough = ({ username, password }: TurnServer, { port }: UdpGate): IceSettings => ({
  servers: [{ urls: [`turn:127.0.0.1:${port}?transport=udp`], username, credential: password }],
  relayOnly: true,
});

/** Two windows that are connected over these servers. */
export const connectOver = async (
  { browser, origin }: Bench,
  ice: IceSettings,
  theirs = ice,
): Promise<{ readonly caller: Window; readonly callee: Window }> => {
  const sides = { caller: { ice }, callee: { ice: theirs } };
  const { caller, callee, accept } = await openPair(browser, origin, sides);
  await accept();
  await Promise.all([caller, callee].map((one) => one.waitFor('connected')));
  await Promise.all([caller, callee].map(({ page }) => untilMediaFlows(page)));
  return { caller, callee };
};
