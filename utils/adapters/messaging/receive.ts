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

/**
 * Registers one listener, at once, for all messages of a direction. What was meant for another context or sent by
 * somebody who may not say it gets no answer from here; what cannot be parsed is refused.
 */
export const receive = <Map extends Messages, Who extends Sender>(
  { to, from, schemas }: Direction<Map, Who>,
  handlers: Handlers<Map, Who>,
): void => {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  browser.runtime.onMessage.addListener((message: unknown, stamp: Runtime.MessageSender) => {
    const envelope = parseEnvelope(message);
    const sender = classifySender(stamp, own);
    if (envelope?.to !== to || sender?.kind !== from) return undefined;
    const { type, data } = envelope;
    if (!Object.hasOwn(schemas, type)) return Promise.resolve<Answer>({ ok: false });
    const parsed = v.safeParse(schemas[type as keyof Map], data);
    if (!parsed.success) return Promise.resolve<Answer>({ ok: false });
    return answerOf(() => handlers[type as keyof Map](parsed.output, sender as Who), type);
  });
};
