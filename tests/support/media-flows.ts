import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { AUDIBLE, hearRemote, seeVideo } from './frames.ts';

/** Waits until the remote picture moves and its sound is heard: both take seconds to ramp up on a busy machine. */
export async function waitForMedia(page: Page): Promise<void> {
  await expect.poll(async () => (await seeVideo(page, 'Remote video')).changes).toBeGreaterThan(3);
  await expect.poll(() => hearRemote(page)).toBeGreaterThan(AUDIBLE);
}
