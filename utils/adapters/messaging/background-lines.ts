/** The background's ends of the lines that documents of ours open to it. */
import * as v from 'valibot';
import { callId } from '../../core/protocol/field-schemas.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import type { Answer } from './envelope.ts';
import { openLine, type Line } from './line.ts';
import type { Lives } from './lives.ts';
import type { Responder } from './receive.ts';
import { classifySender, type Sender } from './sender.ts';

/** What is said first on each line. `life`: of the document that opens it; `call`: whose window it is. */
const HELLO = v.object({
  to: v.literal('background'),
  type: v.literal('line'),
  data: v.object({ life: v.string(), call: v.exactOptional(callId) }),
});

/** What a worker hears of its documents (https://w3c.github.io/ServiceWorker/#client), and a page of other pages. */
type Client = { readonly url: string } | { readonly location: Location };

type Message = Event & { readonly source: Client | null; readonly ports: readonly MessagePort[] };

/** Undefined for a window of another origin, which does not say where it is. */
const urlOf = (source: Client | null): string | undefined => {
  try {
    if (source === null) return undefined;
    return 'location' in source ? source.location.href : source.url;
  } catch {
    return undefined;
  }
};

export type Lines = {
  host(): Line | undefined;
  /** A window that a person opened twice has two. */
  windows(call: CallId): readonly Line[];
};

/**
 * Registers its listener at once. `own`: see `classifySender`. Only documents of our own reach the background; which of them
 * it is says the browser.
 */
export const takeLines = (
  background: EventTarget,
  own: { readonly id: string; readonly root: string },
  lives: Lives,
  respond: Responder,
): Lines => {
  let host: Line | undefined;
  const windows = new Map<CallId, Set<Line>>();

  const file = (line: Line, { kind }: Sender, call: CallId | undefined): void => {
    if (kind === 'host') host = line;
    else if (call !== undefined) windows.set(call, (windows.get(call) ?? new Set()).add(line));
  };
  const forget = (line: Line, call: CallId | undefined): void => {
    if (host === line) host = undefined;
    const ofCall = call === undefined ? undefined : windows.get(call);
    ofCall?.delete(line);
    if (call !== undefined && ofCall?.size === 0) windows.delete(call);
    line.close();
  };

  const take = (port: MessagePort, sender: Sender): void => {
    const line = openLine(port, (message) => {
      const hello = v.safeParse(HELLO, message);
      return hello.success ? greet(hello.output.data) : respond(message, sender);
    });
    const greet = async ({ life, call }: v.InferOutput<typeof HELLO>['data']): Promise<Answer> => {
      const value = await lives.own();
      void lives.end(life).then(() => forget(line, call));
      // Not before, and nothing in between: what is sent after the answer comes after it.
      file(line, sender, call);
      return { ok: true, value };
    };
  };

  background.addEventListener('message', (event) => {
    const { source, ports } = event as Message;
    const sender = classifySender({ id: own.id, url: urlOf(source) }, own);
    const [port] = ports;
    if (port !== undefined && (sender?.kind === 'host' || sender?.kind === 'page')) take(port, sender);
  });

  return { host: () => host, windows: (call) => [...(windows.get(call) ?? [])] };
};
