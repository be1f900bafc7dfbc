/** The broker host's end, where it is a document of its own (Chrome). */
import { browser } from 'wxt/browser';
import { TO_HOST } from './host.ts';
import type { FromHost, ToHost } from './messages.ts';
import { receive, type Handlers } from './receive.ts';
import { createSend } from './send.ts';
import type { Sender } from './sender.ts';

export const onToHost = (handlers: Handlers<ToHost, Sender>): void => receive(TO_HOST, handlers);

/** By its port the background notices when this document is gone. */
export const keepWatched = (): void => browser.runtime.onConnect.addListener(() => undefined);

export const sendFromHost = createSend<FromHost>('background');
