import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hearRemote, seeVideo } from './frames.ts';

/** Root mean square below which nothing is heard. */
const QUIET_BELOW = 0.001;

/** Waits until the remote picture moves and its sound is heard: both take seconds to ramp up on a busy machine. */
export async function waitForMedia(page: Page): Promise<void> {
  await expect.poll(async () => (await seeVideo(page, 'Remote video')).changes).toBeGreaterThan(3);
  await expect.poll(() => hearRemote(page)).toBeGreaterThan(QUIET_BELOW);
}
