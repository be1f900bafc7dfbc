/** What of others is in the extension that people install, by the lock file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

type Locked = {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
};

export const readLock = (): readonly (Locked & { readonly path: string; readonly name: string })[] => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({ ...locked, path, name: path.replace(/^.*node_modules\//u, '') }));
};

/** Packages whose code may be in the bundle; the rest builds and tests it. */
export const shipped = () =>
  readLock().filter(({ dev, devOptional, optional }) => !dev && !devOptional && !optional);

const licenceText = (path: string): string => {
  const folder = join(ROOT, path);
  const file = readdirSync(folder).find((name) => /^licen[cs]e/iu.test(name));
  if (file === undefined) throw new Error(`${path} has no licence`);
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
};

/** All licences in full, as they have to go with the code. */
export const licencesOf = (packages: ReturnType<typeof shipped>): string =>
  packages
    .map(
      ({ name, version, license = '', path }) => `${name} ${version} · ${license}\n\n${licenceText(path)}\n`,
    )
    .join(`\n${'—'.repeat(80)}\n\n`);

/** Markdown as the formatter writes it. */
export const licenceTable = (packages: ReturnType<typeof shipped>): string => {
  const rows = [
    ['package', 'version', 'licence'],
    ...packages.map(({ name, version, license = '' }) => [name, version, license]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [header = [], ...body] = rows;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};
