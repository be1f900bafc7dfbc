import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        // Generous: what is slow on a busy machine is not wrong.
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Between two browsers a second is nothing.
          expect: { poll: { timeout: 10_000 } },
          // Two files at a time, on two cores: with three, what waits for a call waits for the others' drawing.
          maxWorkers: 2,
        },
      },
    ],
  },
});
