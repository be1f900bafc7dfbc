import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TARGETS } from '../fuzz/targets.ts';

const notes = ['SECURITY.md', 'docs/attacks.md'].map((path) => readFileSync(path, 'utf8')).join('\n');

it('name code, tests and targets that are there', () => {
  const named = [...notes.matchAll(/`((?:utils|tests)\/[^`]+)`|\]\(([^)#]+)/gu)].map(
    ([, code, link]) => code ?? link ?? '',
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
  const targets = [...notes.matchAll(/targets? ((?:`[\w-]+`(?:, | and )?)+)/gu)].flatMap(([, list = '']) =>
    [...list.matchAll(/`([\w-]+)`/gu)].map(([, name]) => name),
  );
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => !TARGETS.some(({ name }) => name === target))).toEqual([]);
});
