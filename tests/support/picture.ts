import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Pictures for whoever changes what is looked at: `SCREENS=folder`. */
const FOLDER = process.env['SCREENS'];

export const picture = async (of: Page | Locator, name: string): Promise<void> => {
  if (FOLDER !== undefined) await of.screenshot({ path: join(FOLDER, `${name}.png`) });
};

/** A part of a page by day, by night, and read from the right. */
export const pictures = async (part: Locator, name: string): Promise<void> => {
  if (FOLDER === undefined) return;
  const page = part.page();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(part, `${name}-${colorScheme}`);
  }
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await picture(part, `${name}-rtl`);
  await page.evaluate(() => (document.documentElement.dir = 'ltr'));
  await page.emulateMedia({ colorScheme: null });
};
