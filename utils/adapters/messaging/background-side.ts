/** The background's end. Every `on…` registers synchronously, so that a message that woke the worker is heard. */
import { FROM_HOST } from './host.ts';
import { FROM_PAGES } from './from-pages.ts';
import { FROM_X, type FromXSender } from './from-x.ts';
import type { FromHost, FromPages, FromX, ToHost, ToPages, ToX } from './messages.ts';
import { receive, type Handlers } from './receive.ts';
import { createBroadcast, createSend, createSendToTab } from './send.ts';
import type { Sender } from './sender.ts';

export const onFromX = (handlers: Handlers<FromX, FromXSender>): void => receive(FROM_X, handlers);

export const onFromPages = (handlers: Handlers<FromPages, Sender>): void => receive(FROM_PAGES, handlers);

export const onFromHost = (handlers: Handlers<FromHost, Sender>): void => receive(FROM_HOST, handlers);

/** Rejects when the tab is gone or shows no page of X any more. */
export const sendToX = createSendToTab<ToX>('x');

export const sendToPages = createBroadcast<ToPages>('pages');

export const sendToHost = createSend<ToHost>('host');
