import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one file of tests counted, in the order of its rows at the end of `npm test`. */
const ROWS = [
  'Faults on two models',
  'Faults on two models, over a lossy wire',
  'Deaths of a worker on two models',
  'Up to three faults in one call, or in two that cross, on two models',
  'Calls to two devices, on three models',
  'Second calls during a talk, on three models',
  'Faults in two browsers',
  'Hostile messages at a browser',
] as const;

export type Tally = {
  readonly what: (typeof ROWS)[number];
  /** Faults survived, or messages without an effect. */
  readonly held: number;
  /** Faults tried, or messages sent. */
  readonly tried: number;
  /** undefined: not counted there. */
  readonly ringsLost?: number;
  readonly falseRings?: number;
};

/** `prepare.mjs test` empties it. */
const FOLDER = '.sandbox/tally';

/** Kept for the table; a second try takes the place of the first. */
export const keepTally = (tally: Tally): void => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${ROWS.indexOf(tally.what)}.json`), JSON.stringify(tally));
};

export const keptTallies = (): readonly Tally[] => {
  mkdirSync(FOLDER, { recursive: true });
  return readdirSync(FOLDER)
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Tally);
};

/** As Markdown, for the docs. What was not run is named as missing. */
export const tallyTable = (tallies: readonly Tally[]): string => {
  const rows = ROWS.map((what) => {
    const found = tallies.find((one) => one.what === what);
    if (found === undefined) return `| ${what} | not run | | |`;
    return `| ${what} | ${found.held} / ${found.tried} | ${found.ringsLost ?? ''} | ${found.falseRings ?? ''} |`;
  });
  return [
    '| what | survived / tried, dropped / sent | rings lost | false rings |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
};
