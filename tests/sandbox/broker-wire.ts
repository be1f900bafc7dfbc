import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';

/** One message as it crossed the broker: `in` from a client, `out` to a client. */
export type BrokerRecord = {
  readonly direction: 'in' | 'out';
  /** The client at this end of the socket. */
  readonly client: string;
  readonly type: string;
  readonly src: string;
  readonly dst: string;
  readonly payload: unknown;
  readonly raw: string;
  /** `Date.now()` when it crossed. */
  readonly at: number;
};

type Match = (message: BrokerRecord) => boolean;
/** Takes a fault back. */
type Undo = () => void;

/** What a hostile or broken broker does. Faults act on messages on their way out to a client. */
export type BrokerFaults = {
  drop(match: Match): Undo;
  delay(match: Match, ms: number): Undo;
  /** Keeps them until it is undone. */
  hold(match: Match): Undo;
  duplicate(match: Match): Undo;
  /** Sends a recorded message again, to its receiver or to another client. */
  replay(message: BrokerRecord, to?: string): void;
  /** Puts anything onto a client's socket: an object is sent as JSON, a string as it is. */
  forge(client: string, message: object | string): void;
  /** The same for so many or such large messages that they are not recorded; a buffer is sent as binary. */
  pour(client: string, messages: readonly (string | Buffer)[]): void;
  /** The client's socket stays open and nothing passes either way. */
  halfOpen(client: string): Undo;
  /** New connections are turned away. */
  refuse(): Undo;
  /** Closes one client's socket, as a failing network would. */
  cut(client: string): void;
  /** Something is wrong with the broker as one client sees it, whether it is connected or comes later. */
  trouble(client: string, what: Trouble): Undo;
};

/** `send` leaves no record. */
type Client = {
  readonly deliver: (raw: string) => void;
  readonly send: (raw: string | Buffer) => void;
  readonly socket: WebSocket;
};

/**
 * stopped: nobody answers. refusing: it answers, and takes nobody in. slow: everything takes 2.5 s more.
 * away: a network is gone; what is under way arrives when it is back.
 */
export type Trouble = 'stopped' | 'refusing' | 'slow' | 'away';

const SLOW_MS = 2500;

type Verdict = { copies: number; delayMs: number; hold?: (pass: () => void) => void };
export type Faults = {
  readonly controls: BrokerFaults;
  readonly state: { refuse: boolean };
  readonly clients: Map<string, Client>;
  readonly muted: Set<string>;
  readonly troubles: Map<string, { readonly what: Trouble; readonly held: (() => void)[] }>;
  ids(): string[];
  forgetClients(): void;
  judge(message: BrokerRecord): Verdict;
};

export function createFaults(): Faults {
  const clients: Faults['clients'] = new Map();
  const muted = new Set<string>();
  const troubles: Faults['troubles'] = new Map();
  const rules = new Set<{ match: Match; apply: (verdict: Verdict) => void }>();
  const state = { refuse: false };
  const rule = (match: Match, apply: (verdict: Verdict) => void): Undo => {
    const added = { match, apply };
    rules.add(added);
    return () => void rules.delete(added);
  };
  const client = (id: string): Client => {
    const found = clients.get(id);
    if (!found) throw new Error(`the broker has no client ${id}`);
    return found;
  };
  return {
    clients,
    muted,
    troubles,
    state,
    ids: () => [...clients.keys()],
    forgetClients: () => clients.clear(),
    judge(message) {
      const verdict: Verdict = { copies: 1, delayMs: 0 };
      for (const { match, apply } of rules) if (match(message)) apply(verdict);
      return verdict;
    },
    controls: {
      drop: (match) => rule(match, (verdict) => void (verdict.copies = 0)),
      delay: (match, ms) => rule(match, (verdict) => void (verdict.delayMs += ms)),
      hold(match) {
        const held: (() => void)[] = [];
        const forget = rule(match, (verdict) => void (verdict.hold = (pass) => held.push(pass)));
        return () => {
          forget();
          for (const pass of held.splice(0)) pass();
        };
      },
      duplicate: (match) => rule(match, (verdict) => void (verdict.copies *= 2)),
      replay: (message, to = message.dst) => client(to).deliver(message.raw),
      forge: (id, message) =>
        client(id).deliver(typeof message === 'string' ? message : JSON.stringify(message)),
      pour(id, messages) {
        const { send } = client(id);
        for (const message of messages) send(message);
      },
      halfOpen(id) {
        muted.add(id);
        return () => void muted.delete(id);
      },
      refuse() {
        state.refuse = true;
        return () => void (state.refuse = false);
      },
      cut: (id) => client(id).socket.terminate(),
      trouble(id, what) {
        const trouble = { what, held: [] as (() => void)[] };
        troubles.set(id, trouble);
        if (what === 'stopped' || what === 'refusing') clients.get(id)?.socket.terminate();
        return () => {
          if (troubles.get(id) === trouble) troubles.delete(id);
          for (const pass of trouble.held.splice(0)) pass();
        };
      },
    },
  };
}

/** Whether a client can get as far as a socket. */
export const isThere = (faults: Faults, request: IncomingMessage): boolean => {
  const what = faults.troubles.get(idOf(request))?.what;
  if (what !== 'stopped' && what !== 'away') return true;
  request.socket.destroy();
  return false;
};

const idOf = (request: IncomingMessage): string =>
  new URL(request.url ?? '/', 'ws://broker').searchParams.get('id') ?? '';

/** Listens on one socket before the library does. */
export function wireTap(
  faults: Faults,
  record: BrokerRecord[],
  socket: WebSocket,
  request: IncomingMessage,
): void {
  const id = idOf(request);
  const note = (direction: 'in' | 'out', raw: string): BrokerRecord => {
    const message = readMessage(direction, id, raw);
    record.push(message);
    return message;
  };

  const reallySend = socket.send.bind(socket);
  const deliver = (raw: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    note('out', raw);
    reallySend(raw);
  };
  const send = (raw: string | Buffer): void => {
    if (socket.readyState === socket.OPEN) reallySend(raw);
  };
  /** As late as this client's trouble wants it. */
  const inTime = (pass: () => void, delayMs = 0): void => {
    const trouble = faults.troubles.get(id);
    const ms = delayMs + (trouble?.what === 'slow' ? SLOW_MS : 0);
    if (trouble?.what === 'away') trouble.held.push(pass);
    else if (ms > 0) setTimeout(pass, ms).unref();
    else pass();
  };
  const isRefused = (): boolean => faults.troubles.get(id)?.what === 'refusing';
  if (isRefused()) {
    reallySend(JSON.stringify({ type: 'ERROR', payload: { msg: 'Nobody is taken in' } }));
    socket.close();
  }
  // The library only ever calls send(string).
  socket.send = (data: unknown): void => {
    const raw = String(data);
    const message = readMessage('out', id, raw);
    // Known from OPEN on; a client that takes its own id over gets no OPEN and is known from its first message.
    if (message.type !== 'ID-TAKEN' && message.type !== 'ERROR')
      faults.clients.set(id, { deliver, send, socket });
    if (faults.muted.has(id) || isRefused()) return;
    const { copies, delayMs, hold } = faults.judge(message);
    for (let copy = 0; copy < copies; copy += 1) {
      const pass = (): void => inTime(() => deliver(raw), delayMs);
      if (hold === undefined) pass();
      else hold(pass);
    }
  };

  const reallyEmit = socket.emit.bind(socket);
  // The library listens with `on('message')`; swallowing the event is the only way to keep a message from it.
  socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    if (event === 'message') {
      if (faults.muted.has(id) || isRefused()) return true;
      note('in', String(args[0]));
      inTime(() => void reallyEmit(event, ...args));
      return true;
    }
    return reallyEmit(event, ...args);
  };
  socket.on('close', () => {
    if (faults.clients.get(id)?.socket === socket) faults.clients.delete(id);
  });
}

function readMessage(direction: 'in' | 'out', client: string, raw: string): BrokerRecord {
  let fields: { type?: unknown; src?: unknown; dst?: unknown; payload?: unknown } = {};
  try {
    const parsed: unknown = JSON.parse(raw);
    if (typeof parsed === 'object' && parsed !== null) fields = parsed;
  } catch {
    // Not JSON: recorded raw, since a hostile client may send anything.
  }
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
  return {
    direction,
    client,
    type: text(fields.type, ''),
    src: text(fields.src, direction === 'in' ? client : ''),
    dst: text(fields.dst, direction === 'out' ? client : ''),
    payload: fields.payload,
    raw,
    at: Date.now(),
  };
}
