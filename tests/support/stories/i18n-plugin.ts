import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import type { Plugin } from 'vite';

const CATALOGUE = join(import.meta.dirname, '../../../locales/en.yml');
const NAME = '#i18n';

/** The message catalogue for pages outside of the extension, where there is no `browser.i18n`. */
export const catalogue = (): Plugin => ({
  name: 'catalogue',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  async load(id) {
    if (id !== `\0${NAME}`) return undefined;
    const messages = generateChromeMessages(await parseMessagesFile(CATALOGUE));
    return `
      const messages = ${JSON.stringify(messages)};
      const t = (key, substitutions = []) =>
        messages[key.replaceAll('.', '_')].message.replace(/\\$([1-9])/g, (_, n) => substitutions[n - 1]);
      export const i18n = { t };`;
  },
});
