/** What the built extension may do, and what is in it: no code from elsewhere, and no permission that is not explained. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shipped } from '../support/licences.ts';
import { BUILT_EXTENSION } from '../support/extension.ts';

type Manifest = Readonly<Record<string, unknown>>;

const BUILDS = ['chrome-mv3', 'firefox-mv2'] as const;
type Build = (typeof BUILDS)[number];

/** All that the two browsers' manifests differ in. */
const ONLY_IN: Readonly<Record<Build, readonly string[]>> = {
  // Firefox's background is a page, and plays the ring itself.
  'chrome-mv3': ['action', 'host_permissions', 'key', 'minimum_chrome_version', 'permission offscreen'],
  // MV2 names the hosts among the permissions, and the button by another word.
  'firefox-mv2': ['browser_action', 'browser_specific_settings'],
};
const IN_BOTH = [
  'background',
  'content_scripts',
  'content_security_policy',
  'default_locale',
  'description',
  'homepage_url',
  'icons',
  'incognito',
  'manifest_version',
  'name',
  'options_ui',
  'permissions',
  'version',
];

const open = (build: Build) => {
  const dir = join(BUILT_EXTENSION, '..', build);
  const read = (file: string): string => readFileSync(join(dir, file), 'utf8');
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((file) => file.endsWith('.js'));
  const pages = files.filter((file) => file.endsWith('.html'));
  const manifest = JSON.parse(read('manifest.json')) as Manifest;
  /** Where in the bundle something is, with its surroundings. */
  const found = (pattern: RegExp, among: readonly string[] = scripts): readonly string[] =>
    among.flatMap((file) =>
      [...read(file).matchAll(pattern)].map(
        ({ index, input }) => `${file}: ${input.slice(Math.max(0, index - 40), index + 60)}`,
      ),
    );
  return { read, files, scripts, pages, manifest, found };
};

describe.each(BUILDS)('the manifest of %s', (build) => {
  const { manifest } = open(build);
  const listed = (name: string): readonly string[] => (manifest[name] ?? []) as readonly string[];

  it('asks for the permissions of the list in the README, each with its reason, and for no others', () => {
    const section = /^## Permissions.*?(?=^## )/msu.exec(readFileSync('README.md', 'utf8'))?.[0] ?? '';
    const rows = [...section.matchAll(/^\| (`.+?`) +\| (.+) \|$/gmu)];
    const explained = rows.flatMap(([, names = '', why = '']) =>
      why.trim().length > 10 ? [...names.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name) : [],
    );
    const asked = [...listed('permissions'), ...listed('host_permissions')].map(
      (pattern) => /^https:\/\/([a-z.]+)\/\*$/u.exec(pattern)?.[1] ?? pattern,
    );
    const isOnlyElsewhere = (name: string): boolean =>
      BUILDS.some((other) => other !== build && ONLY_IN[other].includes(`permission ${name}`));
    expect(asked.toSorted()).toEqual(explained.filter((name) => !isOnlyElsewhere(name)).toSorted());
    expect(listed('optional_permissions')).toEqual([]);
    expect(listed('optional_host_permissions')).toEqual([]);
  });

  it('has nothing else that lets anybody in or us out', () => {
    const own = ONLY_IN[build].filter((name) => !name.startsWith('permission '));
    expect(Object.keys(manifest).toSorted()).toEqual([...IN_BOTH, ...own].toSorted());
    // Without `web_accessible_resources` no page can load anything of ours, or learn that we are there.
    expect(manifest['web_accessible_resources']).toBeUndefined();
    expect(manifest['externally_connectable']).toBeUndefined();
  });

  it('puts its icon into the toolbar of Firefox, as the welcome page says', () => {
    const { default_area } = (manifest['browser_action'] ?? {}) as { readonly default_area?: string };
    expect(default_area).toBe(build === 'firefox-mv2' ? 'navbar' : undefined);
  });

  it('keeps out of private windows', () => {
    expect(manifest['incognito']).toBe('not_allowed');
  });

  it('puts scripts into pages of X only', () => {
    const matches = (
      manifest['content_scripts'] as readonly { matches: string[]; all_frames?: boolean }[]
    ).flatMap(({ matches, all_frames }) => (all_frames === true ? ['frames'] : matches));
    expect(matches.filter((match) => !/^https:\/\/(chat\.)?x\.com\//u.test(match))).toEqual([]);
  });

  it('lets our pages run our own scripts only, and keeps them out of frames', () => {
    const said = manifest['content_security_policy'] as string | { readonly extension_pages: string };
    const policy = typeof said === 'string' ? said : said.extension_pages;
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/\*|https?:/u);
    for (const rule of [
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
  });
});

describe.each(BUILDS)('the bundle of %s', (build) => {
  const { read, files, scripts, pages, found } = open(build);

  it('makes no code out of texts', () => {
    expect(found(/(?<![\w$.])(?:eval|Function|importScripts)\s*\(/gu)).toEqual([]);
    expect(found(/new Function\b|\.constructor\s*\(\s*["'`]/gu)).toEqual([]);
    expect(found(/set(?:Timeout|Interval)\(\s*["'`]/gu)).toEqual([]);
    expect(found(/WebAssembly|document\.write|createContextualFragment/gu)).toEqual([]);
  });

  it('loads scripts and styles from itself only', () => {
    const html = pages.map(read).join('\n');
    const sources = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]*)"/gu)].map(
      ([, from]) => from,
    );
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((from) => !/^\/(?:chunks|assets|icons)\/[\w.-]+$/u.test(from ?? ''))).toEqual([]);
    expect([...html.matchAll(/<script(?![^>]+src=)|\son\w+=|<iframe|javascript:/gu)]).toEqual([]);
    expect(found(/\bimport\s*\(\s*(?![`"']\.\/)/gu)).toEqual([]);
    expect(found(/(?<![\w-])(?:from|import)\s*["'](?!\.{1,2}\/)/gu)).toEqual([]);
    const styles = files.filter((file) => file.endsWith('.css'));
    expect(found(/@import|url\((?!["']?data:)/gu, styles)).toEqual([]);
  });

  it('knows these places in the world and no others', () => {
    const text = [...scripts, ...pages].map(read).join('\n');
    const hosts = [...text.matchAll(/\b(?:https?|wss?):\/\/([^/"'`\s)]*)/gu)].map(([, host = '']) => host);
    expect([...new Set(hosts)].toSorted()).toEqual([
      // What is put together: the URL of a signaling server, which a person chose.
      '',
      // X, whose pages we work in.
      'chat.x.com',
      // The link to our source, in Options.
      'github.com',
      // Names of SVG, HTML and MathML, which are fetched from nowhere.
      'www.w3.org',
      'x.com',
    ]);
    // The default signaling server, and the servers that tell a browser its own address. Those of google and peerjs.com
    // are PeerJS's defaults, which are never used: it is given no servers and makes no connection.
    const servers = text.match(/(?<=["'`])(?:(?:stun|turn)s?:[^"'`]+|[\w.-]+\.peerjs\.com)(?=["'`])/gu) ?? [];
    expect([...new Set(servers)].toSorted()).toEqual([
      '0.peerjs.com',
      'stun:stun.cloudflare.com:3478',
      'stun:stun.l.google.com:19302',
      'stun:stun.nextcloud.com:443',
      'turn:eu-0.turn.peerjs.com:3478',
      'turn:us-0.turn.peerjs.com:3478',
    ]);
  });

  it('holds the licences of everything of others in it', () => {
    const text = read('licences.txt');
    expect(shipped().filter(({ name }) => !text.includes(name))).toEqual([]);
    expect(shipped().length).toBeGreaterThan(5);
  });
});
