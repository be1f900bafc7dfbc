import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

/**
 * The public half of a throw-away key: it gives local builds one fixed extension id, so that tests and
 * `npm start` can address our pages. Stores assign their own id and refuse the field, so `npm run zip` leaves it out.
 */
const LOCAL_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxvmtQTB0ZS3+bMBL+aoQXp2iT+iKfByJ8v2/whKL0zFZcJfBWHW0JZTUBCPDv1ddR959sLQECx6ECCxlojBkcNsQn7+BiyLnGdlg/6aSwHuCdUr/rkFm0OT2uAkq7LtBlHzr68dqHPib88hlOJQp+kjeqqEVuB73M+DTQny2/2Xfvoi+tNlWVLNLOkxug5msisAIAocAvctgFXfQwSaNiINETkiFCro3DR4KB5d+1qWgQQ4qrdRkMT10aedXI79pHKmZJQgp+1iMFAPhs7SCILvRcCaREnK5OYgEBXzNX7B2te1k8vFj/pBKzTdNg6XOMHxx1Et0zw9TXQVNe9iDrwIDAQAB';

const [MIN_CHROME, MIN_FIREFOX] = ['137', '142'];

const ICONS = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };

/** `#i18n`, with a type that is quick to check. */
const WORDS = `import { createI18n } from '@wxt-dev/i18n';
import type { Words } from '../../locales/words.ts';
import type { GeneratedI18nStructure } from './structure';

export const i18n = createI18n() as unknown as Words<GeneratedI18nStructure>;

export { type GeneratedI18nStructure }
`;

/**
 * Stricter than what browsers give to extensions anyway. Connections are not narrowed: a signaling server may be
 * anywhere.
 */
const CONTENT_SECURITY_POLICY = [
  "script-src 'self'",
  "object-src 'none'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** All that a build is made of; a store's reviewer gets it, and nothing else. */
const SOURCES = [
  '{components,entrypoints,locales,public,utils,docs}/**',
  '{package,package-lock,tsconfig}.json',
  'wxt.config.ts',
  'LICENSE',
  '*.md',
];

/**
 * Vite's own way to import a part of a page with its styles looks after servers that fail, which weighs a kilobyte and a
 * half in each page. Ours lie on the disk.
 */
const PRELOAD = `
const styles = new Map();
const load = (file) => new Promise((done, failed) => {
  const href = '/' + file;
  if (document.querySelector('link[href="' + href + '"]')) return done();
  document.head.append(
    Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: failed }),
  );
});
export const __vitePreload = async (part, files = []) => {
  await Promise.all(files.map((file) => {
    const style = styles.get(file) ?? load(file);
    styles.set(file, style);
    return style;
  }));
  return part();
};
`;

const forStore = process.env['AHOY_STORE'] === '1';

export default defineConfig({
  imports: false,
  // Apart from the local build, which keeps its id whatever is packed.
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${forStore ? '-store' : '{{modeSuffix}}'}`,
  zip: { includeSources: SOURCES },
  modules: ['@wxt-dev/i18n/module'],
  hooks: {
    // No cache to outwit, as on the web: a file of an extension needs no mark of its content, in each import of it.
    'vite:build:extendConfig': (_, { build }) => {
      const output = build?.rollupOptions?.output;
      if (output === undefined || Array.isArray(output) || output.chunkFileNames === undefined) return;
      output.chunkFileNames = 'chunks/[name].js';
      output.assetFileNames = 'assets/[name].[ext]';
      output.entryFileNames = 'chunks/[name].js';
    },
    'prepare:types': (_, entries) => {
      const words = entries.find((entry) => 'path' in entry && entry.path.endsWith('i18n/index.ts'));
      if (words === undefined || !('text' in words)) throw new Error('@wxt-dev/i18n makes no #i18n any more');
      words.text = WORDS;
    },
  },
  vite: () => ({
    plugins: [
      {
        name: 'styles-of-parts',
        enforce: 'pre',
        load: (id: string) => (id === '\0vite/preload-helper.js' ? PRELOAD : undefined),
      },
      {
        // WXT's scripts bring functions for notes that they do not make in a release: a quarter of a kilobyte in every tab.
        name: 'scripts-without-notes',
        transform: (code: string, id: string) =>
          /virtual:wxt-.*-script/.test(id) ? code.replaceAll(/^\t*logger\..*$/gm, '') : undefined,
      },
    ],
    resolve: {
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(
          new URL('utils/adapters/x/life.ts', import.meta.url),
        ),
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // All files lie on the disk: lists of what to fetch ahead would weigh more than they save.
    build: { target: [`chrome${MIN_CHROME}`, `firefox${MIN_FIREFOX}`], modulePreload: false },
  }),
  manifest: ({ browser }) => ({
    name: 'Ahoy',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    icons: ICONS,
    action: { default_title: 'Ahoy', default_icon: ICONS },
    homepage_url: 'https://github.com/ahoy-calls/ahoy',
    permissions: [
      'storage',
      'notifications',
      'alarms',
      'idle',
      'scripting',
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    host_permissions: ['https://x.com/*', 'https://chat.x.com/*'],
    // What happens in a private window is to leave nothing behind, and we write down whom X shows and who called.
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    ...(browser === 'chrome'
      ? { minimum_chrome_version: MIN_CHROME, ...(forStore ? {} : { key: LOCAL_KEY }) }
      : {
          // By itself Firefox puts the icon into its menu of extensions, and the welcome page speaks of the toolbar.
          browser_action: { default_title: 'Ahoy', default_icon: ICONS, default_area: 'navbar' },
          browser_specific_settings: {
            gecko: {
              id: 'ahoy@ahoy-calls.org',
              strict_min_version: `${MIN_FIREFOX}.0`,
              data_collection_permissions: {
                required: ['personalCommunications', 'personallyIdentifyingInfo'],
              },
            },
          },
        }),
  }),
});
