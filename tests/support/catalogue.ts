import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const CATALOGUE = join(import.meta.dirname, '../../locales/en.yml');

/** From now on the fake browser speaks the English of the message catalogue. */
export const speakEnglish = async (): Promise<void> => {
  const messages = generateChromeMessages(await parseMessagesFile(CATALOGUE));
  const getMessage = (key: string, substitutions: readonly string[] = []): string =>
    (messages[key]?.message ?? '').replaceAll(/\$([1-9])/gu, (_, n) => substitutions[Number(n) - 1] ?? '');
  Object.assign(fakeBrowser, { i18n: { getMessage } });
};
