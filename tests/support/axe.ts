import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Rules that axe-core finds broken on a page, with the elements; once per colour scheme. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Evaluated, not added as a script: the pages' own CSP stays as it is.
    await page.evaluate(axe.source);
    const broken = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: () => Promise<{
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
    });
    found.push(...broken.map((line) => `${colorScheme} ${line}`));
  }
  return found;
};
