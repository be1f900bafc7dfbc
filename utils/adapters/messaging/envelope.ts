/**
 * The one shape of every message between our contexts. Several contexts hear the same `runtime.onMessage`, so `to`
 * says who is meant; only that one answers. An answer is always an object: a handler that fails and a context that
 * is not there are told apart from a handler that answers nothing.
 * Knows no browser API, so that content scripts can use it too.
 */
import * as v from 'valibot';

/** What one direction's map looks like (`messages.ts`). */
export type Messages = Record<string, { in: unknown; out: unknown }>;

/** background · host (offscreen document) · pages (all our own pages) · x (content script of one tab) */
export type Receiver = 'background' | 'host' | 'pages' | 'x';

export type Envelope = { readonly to: Receiver; readonly type: string; readonly data?: unknown };

/** Arguments after the type: nothing where nothing is sent. */
export type Data<In> = [In] extends [void] ? [] : [data: In];

const EnvelopeSchema = v.object({
  to: v.picklist(['background', 'host', 'pages', 'x']),
  type: v.string(),
  data: v.exactOptional(v.unknown()),
});

export const parseEnvelope = (message: unknown): Envelope | undefined => {
  const parsed = v.safeParse(EnvelopeSchema, message);
  return parsed.success ? parsed.output : undefined;
};

export type Answer = { readonly ok: true; readonly value?: unknown } | { readonly ok: false };

const AnswerSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.exactOptional(v.unknown()) }),
  v.object({ ok: v.literal(false) }),
]);

/** Somebody was there, and the handler failed or refused: to ask again would bring the same. */
export class Refused extends Error {}

/** What the handler answered. Throws when nobody answered, and `Refused` when the handler failed. */
export const readAnswer = (answer: unknown): unknown => {
  const parsed = v.safeParse(AnswerSchema, answer);
  if (!parsed.success) throw new Error('Nobody answered');
  if (!parsed.output.ok) throw new Refused('The receiver failed or refused');
  return parsed.output.value;
};
