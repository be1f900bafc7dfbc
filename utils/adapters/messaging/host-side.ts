/** The broker host's end, where it is a document of its own (Chrome). */
import { browser } from 'wxt/browser';
import { TO_HOST } from './host.ts';
import { createLives } from './lives.ts';
import type { FromHost, ToHost } from '../../models/ports/messages.ts';
import { receive, type Handlers, type Responder } from './receive.ts';
import { createRoute } from './route.ts';
import { createSend, deliverByBrowser } from './send.ts';
import type { Sender } from './sender.ts';
import { createDocumentLine } from './document-line.ts';

let respond: Responder = () => undefined;

export const onToHost = (handlers: Handlers<ToHost, Sender>): void => {
  respond = receive(TO_HOST, handlers);
};

/** By its port the background notices when this document is gone. */
export const keepWatched = (): void => browser.runtime.onConnect.addListener(() => undefined);

const line = createDocumentLine(createLives(), undefined, (message) =>
  respond(message, { kind: 'background' }),
);

export const sendFromHost = createSend<FromHost>(
  'background',
  createRoute(
    () => line.current(),
    deliverByBrowser,
    () => line.dial(),
  ),
);
