/** Code of others in the extension. After a change of dependencies: `npx vitest run --project unit licences -u`. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { licencesOf, licenceTable, readLock, shipped } from '../support/licences.ts';

const INTRODUCTION = `# Licences

Ahoy is under the MIT licence. In the extension that people install is code of these packages, and of no others; their
licences in full are in \`licences.txt\` beside it.
`;

/** Such that let their code go into a program under MIT. MPL-2.0 asks to say where its source is: in the package named. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-3-Clause', 'MPL-2.0']);

it('is listed, with licences that allow it', async () => {
  const packages = shipped();
  expect(packages.filter(({ license = '' }) => !ALLOWED.has(license))).toEqual([]);
  expect(packages.length).toBeLessThanOrEqual(15);
  await expect(`${INTRODUCTION}\n${licenceTable(packages)}\n`).toMatchFileSnapshot('../../docs/licences.md');
  await expect(licencesOf(packages)).toMatchFileSnapshot('../../public/licences.txt');
});

it('is pinned exactly, by version and hash, and comes from the registry', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
  expect(shipped().filter(({ integrity = '' }) => !integrity.startsWith('sha512-'))).toEqual([]);
  const registry = 'https://registry.npmjs.org/';
  expect(readLock().filter(({ resolved = registry }) => !resolved.startsWith(registry))).toEqual([]);
});
