import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/u.test(path))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8'));

const sources = [
  ...['components', 'entrypoints', 'utils'].flatMap(sourcesIn),
  readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8'),
].join('\n');

/** `screening.${key}Hint`: every key that it can be. */
const templates = [...sources.matchAll(/`(\w+\.[^`\n]*\$\{[^`\n]*)`/gu)].map(
  ([, template = '']) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/gu, '\\w+')}$`, 'u'),
);

const isUsed = (key: string): boolean =>
  sources.includes(`'${key}'`) ||
  sources.includes(`__MSG_${key}__`) ||
  templates.some((template) => template.test(key));

it('has no words that nobody says', async () => {
  const all = await parseMessagesFile(join(ROOT, 'locales/en.yml'));
  // Names with @@ are the browser's own.
  const keys = all.map(({ key }) => key.join('.')).filter((key) => !key.startsWith('@@'));
  expect(keys.length).toBeGreaterThan(900);
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});
