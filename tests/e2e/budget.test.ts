/** What the built extension weighs: minified JavaScript and styles, uncompressed, with everything that a page loads. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { BUILT_EXTENSION } from '../support/extension.ts';

const KB = 1000;

const LINKS = [/<script[^>]+src="([^"]+)"/g, /<link[^>]+href="([^"]+\.(?:css|js))"/g];
const STATIC = [/from\s*"(\.[^"]+\.js)"/g, /import\s*"(\.[^"]+\.js)"/g];
const DYNAMIC = [/import\(\s*[`"](\.[^`"]+\.js)[`"]/g];

const found = (text: string, patterns: readonly RegExp[]): string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, path]) => (path ? [path] : [])));

/** Every script and style that a page loads: at once, or (`ever`) in its whole life. */
const loadedBy = (page: string, ever = false): Set<string> => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    if (!file.endsWith('.js')) return;
    const text = readFileSync(file, 'utf8');
    for (const path of found(text, ever ? [...STATIC, ...DYNAMIC] : STATIC))
      load(resolve(dirname(file), path));
  };
  for (const path of found(readFileSync(join(BUILT_EXTENSION, page), 'utf8'), LINKS))
    load(join(BUILT_EXTENSION, path));
  return loaded;
};

const weigh = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(file).size, 0);

const pages = readdirSync(BUILT_EXTENSION).filter((file) => file.endsWith('.html'));

it.each([
  ['x', 29.5, 'every tab of X'],
  ['x-people', 4, 'the own world of every tab of X'],
  ['x-learn', 9.5, 'tabs opened with a list of people'],
])('puts the script %s of at most %d kB into %s', (name, kilobytes) => {
  const script = join(BUILT_EXTENSION, 'content-scripts', `${name}.js`);
  expect(weigh([script])).toBeGreaterThan(KB);
  expect(weigh([script])).toBeLessThanOrEqual(kilobytes * KB);
});

it('puts no other script into X', () => {
  expect(readdirSync(join(BUILT_EXTENSION, 'content-scripts')).toSorted()).toEqual([
    'x-learn.js',
    'x-people.js',
    'x.js',
  ]);
});

it('opens the popup with at most 60 kB of scripts', () => {
  const scripts = [...loadedBy('popup.html')].filter((file) => file.endsWith('.js'));
  expect(weigh(scripts)).toBeGreaterThan(10 * KB);
  expect(weigh(scripts)).toBeLessThanOrEqual(60 * KB);
});

it.each(pages)('loads at most 200 kB for %s', (page) => {
  expect(weigh(loadedBy(page, true))).toBeLessThanOrEqual(200 * KB);
});
