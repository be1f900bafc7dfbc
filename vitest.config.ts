import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Tests that change nothing outside of their own file: those files can share a worker, which saves a third of the time. */
const PURE = ['core', 'components', 'entrypoints', 'models', 'protocol'].map(
  (part) => `tests/unit/${part}/**/*.test.{ts,tsx}`,
);

// Generous: what is slow on a busy machine is not wrong.
const PATIENCE = { testTimeout: 120_000, expect: { poll: { timeout: 10_000 } } };
// By itself vitest leaves a core to others.
const UNIT = {
  setupFiles: ['tests/support/seed.ts', 'tests/support/effects.ts'],
  maxWorkers: availableParallelism(),
  ...PATIENCE,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: { name: 'unit-pure', include: PURE, isolate: false, ...UNIT },
      },
      {
        plugins: [WxtVitest()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], exclude: PURE, ...UNIT },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Between two browsers a second is nothing.
          expect: { poll: { timeout: 30_000 } },
          // Two files at a time, on two cores: with three, what waits for a call waits for the others' drawing.
          maxWorkers: 2,
        },
      },
    ],
  },
});
