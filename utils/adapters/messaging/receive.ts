import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { parseEnvelope, type Answer, type Messages, type Receiver } from './envelope.ts';
import { classifySender, type Sender } from './sender.ts';

export type Handlers<Map extends Messages, Who> = {
  readonly [K in keyof Map]: (data: Map[K]['in'], sender: Who) => Promise<Map[K]['out']> | Map[K]['out'];
};

export type Schemas<Map extends Messages> = {
  readonly [K in keyof Map]: v.GenericSchema<unknown, Map[K]['in']>;
};

/** One direction, seen from its receiving end. */
export type Direction<Map extends Messages, Who extends Sender> = {
  readonly to: Receiver;
  readonly from: Who['kind'];
  readonly schemas: Schemas<Map>;
};

const answerOf = async (work: () => unknown, type: string): Promise<Answer> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    console.error(`Message "${type}" failed`, error);
    return { ok: false };
  }
};

/** Answers one message of whoever sent it, by whatever way it came. */
export type Responder = (message: unknown, sender: Sender | undefined) => Promise<Answer> | undefined;

/**
 * What was meant for another context or sent by somebody who may not say it gets no answer from here; what cannot be
 * parsed is refused.
 */
const createResponder =
  <Map extends Messages, Who extends Sender>(
    { to, from, schemas }: Direction<Map, Who>,
    handlers: Handlers<Map, Who>,
  ): Responder =>
  (message, sender) => {
    const envelope = parseEnvelope(message);
    if (envelope?.to !== to || sender?.kind !== from) return undefined;
    const { type, data } = envelope;
    if (!Object.hasOwn(schemas, type)) return Promise.resolve<Answer>({ ok: false });
    const parsed = v.safeParse(schemas[type as keyof Map], data);
    if (!parsed.success) return Promise.resolve<Answer>({ ok: false });
    return answerOf(() => handlers[type as keyof Map](parsed.output, sender as Who), type);
  };

/** Registers one listener, at once, for all messages of a direction that come the browser's way. */
export const receive = <Map extends Messages, Who extends Sender>(
  direction: Direction<Map, Who>,
  handlers: Handlers<Map, Who>,
): Responder => {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  const respond = createResponder(direction, handlers);
  browser.runtime.onMessage.addListener((message: unknown, stamp: Runtime.MessageSender) =>
    respond(message, classifySender(stamp, own)),
  );
  return respond;
};
