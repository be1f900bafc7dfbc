import browser from 'webextension-polyfill';
import type { Background } from '../../models/background.ts';
import { parseEnvelope, readAnswer } from './envelope.ts';
import type { FromPages, ToPages } from './messages.ts';

/** The background as our own pages reach it. */
export const createBackground = (): Background => ({
  async ask<K extends keyof FromPages>(type: K, data: FromPages[K]['in']) {
    const answer: unknown = await browser.runtime.sendMessage({ to: 'background', type, data });
    return readAnswer(answer) as FromPages[K]['out'];
  },
  on(type, handle, until) {
    const heard = (message: unknown): undefined => {
      const envelope = parseEnvelope(message);
      if (envelope?.to === 'pages' && envelope.type === type) handle(envelope.data as ToPages[typeof type]['in']);
    };
    browser.runtime.onMessage.addListener(heard);
    until.addEventListener('abort', () => browser.runtime.onMessage.removeListener(heard));
  },
});
