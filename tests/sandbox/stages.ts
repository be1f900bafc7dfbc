import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Parts of a page come after it, and what is on its way in is seen half, ms. */
const SETTLING = 500;

/** A page of whatever browser's driver. */
export type Photographed = { screenshot(options: { readonly path: `${string}.png` }): Promise<unknown> };

/** Steps of a demonstration: each is named, timed and, where there is something to see, photographed. */
export type Stages = {
  /** Runs one step and prints how long it took, or where it failed. */
  run<T>(name: string, step: () => Promise<T>): Promise<T>;
  photograph(page: Photographed, name: string): Promise<void>;
  summary(): void;
};

export function createStages(folder: string): Stages {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const start = Date.now();
  let photographs = 0;
  const seconds = (from: number): string => `${((Date.now() - from) / 1000).toFixed(2)} s`.padStart(9);
  return {
    async run(name, step) {
      const from = Date.now();
      try {
        const result = await step();
        console.log(`${seconds(from)}  ${name}`);
        return result;
      } catch (error) {
        console.log(`${seconds(from)}  ${name} FAILED`);
        throw error;
      }
    },
    async photograph(page, name) {
      photographs += 1;
      await new Promise((resolve) => setTimeout(resolve, SETTLING));
      const file = join(folder, `${String(photographs).padStart(2, '0')}-${name}`);
      await page.screenshot({ path: `${file}.png` });
    },
    summary() {
      console.log(`${seconds(start)}  in all; ${photographs} screens in ${relative(process.cwd(), folder)}`);
    },
  };
}
