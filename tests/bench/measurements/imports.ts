import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import { archiveFiles, zipOf } from '../../support/x-archive.ts';
import { launchAlice } from '../alone.ts';
import type { Measurement } from '../bench.ts';

const LISTED = 500_000;
const RUNS = 3;

const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });

const timed = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** An archive of half a million people, through the options page as a person does it. */
export const imports: Measurement = {
  name: 'imports',
  async measure({ sandbox, load }) {
    const alice = await launchAlice(sandbox);
    const { id } = personOf('alice');
    const zip = join(alice.profileDir, 'twitter.zip');
    const ids = Array.from({ length: LISTED }, (_, i) => String(BigInt(1_000_000_007 * (i + 1)) << 22n));
    await writeFile(zip, zipOf(archiveFiles({ following: ids }, { owner: { id, handle: 'alice' } })));

    const page = await alice.openOptions();
    // Rings come in another context; their lookups must not wait for what is written here.
    const other = await alice.context.newPage();
    await other.goto(page.url());
    await load(other, 'lookup');
    await page.bringToFront();
    const read: number[] = [];
    const written: number[] = [];
    const tasks: number[] = [];
    const lookups: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await page.reload();
      await watchLongTasks(page);
      read.push(
        await timed(async () => {
          await page.getByLabel('Choose files').setInputFiles(zip);
          await page.getByText('Ready to import').waitFor();
        }),
      );
      const looking = other.evaluate((account) => lookupBench.knownUntil(account, 1000), id as UserId);
      written.push(
        await timed(async () => {
          await page.getByRole('button', { name: 'Import', exact: true }).click();
          await page.getByText('Imported', { exact: true }).waitFor();
        }),
      );
      await other.evaluate(() => {
        lookupBench.isStopped = true;
      });
      lookups.push(...(await looking));
      const longest = await page.evaluate(() => {
        const { longTasks } = globalThis as unknown as { longTasks: number[] };
        return Math.max(0, ...longTasks);
      });
      tasks.push(longest);
    }
    return [
      { what: `reading a zip of ${LISTED} people`, samples: read, limits: [{ ms: 10_000 }] },
      { what: `writing ${LISTED} people`, samples: written, limits: [{ ms: 5000 }] },
      { what: 'longest task of the page (0: none over 50)', samples: tasks, limits: [{ ms: 100 }] },
      { what: 'facts of one person while it is written', samples: lookups, limits: [{ ms: 50 }] },
    ];
  },
};
