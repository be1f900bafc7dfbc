/**
 * `npm run zip:verify`: does what a reviewer of Firefox's store does. Unpacks the sources into an empty folder, builds there,
 * and holds the result to the package, byte by byte.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

type Files = ReadonlyMap<string, Buffer>;

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;

const unpacked = (which: string): Files => {
  const zip = readFileSync(`.output/${name}-${version}-${which}.zip`);
  const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]));
};

const filesIn = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );

function build(sources: Files): Files {
  const folder = mkdtempSync(join(tmpdir(), 'ahoy-sources-'));
  try {
    for (const [path, bytes] of sources) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    for (const args of [['ci'], ['run', 'build:firefox']])
      if (spawnSync('npm', args, { cwd: folder, stdio: 'inherit' }).status !== 0)
        throw new Error(`npm ${args.join(' ')} failed on the sources; the lines above say why.`);
    return filesIn(join(folder, '.output/firefox-mv2'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const packed = unpacked('firefox');
const built = build(unpacked('sources'));
const different = [...new Set([...packed.keys(), ...built.keys()])].filter(
  (path) => built.get(path)?.equals(packed.get(path) ?? Buffer.of()) !== true,
);
if (different.length === 0)
  console.log(`All ${packed.size} files built from the sources are those of the package.`);
else {
  console.error(`Built from the sources, these differ from the package: ${different.join(', ')}`);
  process.exitCode = 1;
}
