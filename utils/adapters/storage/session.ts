import { browser } from 'wxt/browser';
import type { SessionStore } from '../../models/ports/session.ts';

export const createSessionStore = (): SessionStore => ({
  read: async (key) => (await browser.storage.session.get(key))[key],
  write: (key, value) => browser.storage.session.set({ [key]: value }),
  writeAll: (values) => browser.storage.session.set({ ...values }),
});
