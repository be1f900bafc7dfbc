import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import config from '../../../wxt.config.ts';
import { problemsOf } from '../../stores/firefox-lint.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Gecko = { readonly id?: string; readonly data_collection_permissions?: unknown };

const geckoOf = async (): Promise<Gecko> => {
  const manifest = await (config.manifest as (env: unknown) => unknown)({ browser: 'firefox' });
  return (manifest as { readonly browser_specific_settings: { readonly gecko: Gecko } })
    .browser_specific_settings.gecko;
};

/** A small extension that says of itself what ours does. */
const extension = (gecko: Gecko, script = '"use strict";'): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ahoy-lint-'));
  folders.push(folder);
  const manifest = {
    manifest_version: 2,
    name: 'Ahoy',
    version: '1.0',
    browser_specific_settings: { gecko },
    background: { scripts: ['background.js'] },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'background.js'), script);
  return folder;
};

const UNSAFE = 'document.body.innerHTML = location.hash;';
const ONCE = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', message: 'Unsafe assignment to innerHTML', times: 1, why: 'A test.' },
];

describe('what Firefox’s store says', () => {
  it('is nothing about our own data declaration', async () => {
    expect(await problemsOf(extension(await geckoOf()), [])).toEqual([]);
  });

  it('is told, with what to do, when the data declaration is missing', async () => {
    const { data_collection_permissions: _, ...without } = await geckoOf();
    const [problem, ...others] = await problemsOf(extension(without), []);
    expect(problem).toContain('MISSING_DATA_COLLECTION_PERMISSIONS');
    expect(problem).toContain('wxt.config.ts');
    expect(others).toEqual([]);
  });

  it('is told when a data declaration names what does not exist', async () => {
    const gecko = { ...(await geckoOf()), data_collection_permissions: { required: ['everything'] } };
    expect(await problemsOf(extension(gecko), [])).not.toEqual([]);
  });

  it('is accepted as often as it was accepted, and no more often', async () => {
    const gecko = await geckoOf();
    expect(await problemsOf(extension(gecko, UNSAFE), ONCE)).toEqual([]);
    expect(await problemsOf(extension(gecko, `${UNSAFE}\n${UNSAFE}`), ONCE)).toHaveLength(2);
    expect((await problemsOf(extension(gecko), ONCE)).join()).toContain('does not occur');
  });
});
