import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeLines, type Lines } from '../../../../utils/adapters/messaging/background-lines.ts';
import type { Respond } from '../../../../utils/adapters/messaging/line.ts';
import type { Lives } from '../../../../utils/adapters/messaging/lives.ts';
import type { Responder } from '../../../../utils/adapters/messaging/receive.ts';
import { createDocumentLine } from '../../../../utils/adapters/messaging/document-line.ts';
import { parseCallId } from '../../../../utils/core/protocol/call-id.ts';

const own = { id: 'ahoy', root: 'chrome-extension://ahoy/' };
const call = parseCallId('A'.repeat(22));
if (call === undefined) throw new Error('not a call id');

/** Contexts that a test ends: what they hold is free from then on. */
const createContexts = () => {
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const endOf = (name: string): PromiseWithResolvers<void> => {
    const end = ends.get(name) ?? Promise.withResolvers<void>();
    ends.set(name, end);
    return end;
  };
  const lives = (name: string): Lives => ({ own: async () => name, end: (other) => endOf(other).promise });
  return { lives, end: (name: string) => endOf(name).resolve() };
};

let worker: EventTarget;
let heard: ReturnType<typeof vi.fn<Responder>>;
let lines: Lines;
let contexts: ReturnType<typeof createContexts>;
const ports: MessagePort[] = [];

/** What the browser hands on of a document that posts to its worker. */
const post = (url: string, port: MessagePort | undefined): void => {
  if (port !== undefined) ports.push(port);
  worker.dispatchEvent(
    Object.assign(new Event('message'), { source: { url }, ports: port === undefined ? [] : [port] }),
  );
};

const showWorkerTo = (url: string): void =>
  void vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: async () => ({
        active: {
          postMessage: (_: unknown, { transfer: [port] }: { transfer: MessagePort[] }) => post(url, port),
        },
      }),
    },
  });

beforeEach(() => {
  worker = new EventTarget();
  heard = vi.fn<Responder>(async () => ({ ok: true, value: 'heard' }));
  contexts = createContexts();
  lines = takeLines(worker, own, contexts.lives('worker'), heard);
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const port of ports.splice(0)) port.close();
});

const once = (port: MessagePort): Promise<unknown> =>
  new Promise((resolve) => {
    port.addEventListener('message', ({ data }) => resolve(data), { once: true });
    port.start();
  });

const openFrom = async (path: string, life: string, of?: typeof call) => {
  showWorkerTo(`${own.root}${path}`);
  const told = vi.fn<Respond>();
  const opened = Promise.withResolvers<void>();
  const line = createDocumentLine(contexts.lives(life), of, told, opened.resolve);
  line.dial();
  line.dial();
  await opened.promise;
  return { line, told };
};

test('a document asks over its line, and is known by what the browser says of it', async () => {
  const { line } = await openFrom('offscreen.html', 'host');
  const message = { to: 'background', type: 'timer' } as const;
  expect(await line.current()?.ask(message)).toEqual({ ok: true, value: 'heard' });
  expect(heard).toHaveBeenCalledExactlyOnceWith(message, { kind: 'host' });
});

test('the worker finds the line of the host and that of each call’s window', async () => {
  await openFrom('offscreen.html', 'host');
  const { told } = await openFrom('call.html?call=x', 'window', call);
  const message = { to: 'pages', type: 'call-changed' } as const;
  for (const line of lines.windows(call)) line.tell(message);
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith(message));
  expect(lines.host()).toBeDefined();
  expect(lines.windows(call)).not.toContain(lines.host());
});

test('a worker that dies leaves no line and no question that waits forever', async () => {
  heard.mockReturnValue(new Promise(() => undefined));
  const { line } = await openFrom('offscreen.html', 'host');
  const asked = line.current()?.ask({ to: 'background', type: 'timer' });
  contexts.end('worker');
  await expect(asked).rejects.toThrow('Nobody answered');
  expect(line.current()).toBeUndefined();
});

test('a document that is gone leaves no line either', async () => {
  const { told } = await openFrom('offscreen.html', 'host');
  await openFrom('call.html?call=x', 'window', call);
  told.mockReturnValue(new Promise(() => undefined));
  const asked = lines.host()?.ask({ to: 'host', type: 'ring' });
  contexts.end('host');
  contexts.end('window');
  await expect(asked).rejects.toThrow('Nobody answered');
  await vi.waitFor(() => expect([lines.host(), ...lines.windows(call)]).toEqual([undefined]));
});

test('a window that is open twice is told twice, and one of the two goes without the other', async () => {
  const first = await openFrom('call.html?call=x', 'first', call);
  const second = await openFrom('call.html?call=x', 'second', call);
  const message = { to: 'pages', type: 'call-changed' } as const;
  for (const line of lines.windows(call)) line.tell(message);
  await vi.waitFor(() =>
    expect([first.told, second.told].map(({ mock }) => mock.calls.length)).toEqual([1, 1]),
  );
  contexts.end('second');
  await vi.waitFor(() => expect(lines.windows(call)).toHaveLength(1));
});

test('nobody waits for a line that is closed', async () => {
  const { line } = await openFrom('offscreen.html', 'host');
  const kept = line.current();
  contexts.end('worker');
  await vi.waitFor(() => expect(line.current()).toBeUndefined());
  await expect(kept?.ask({ to: 'background', type: 'timer' })).rejects.toThrow('Nobody answered');
});

test.for(['https://x.com/home', 'chrome-extension://other/call.html', ''])(
  'a line from %j is not taken',
  async (url) => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1);
    const answered = vi.fn<() => void>();
    port1.addEventListener('message', answered);
    port1.start();
    post(url, port2);
    port1.postMessage({ envelope: { to: 'background', type: 'line', data: { life: 'a' } }, question: 1 });
    await openFrom('offscreen.html', 'host');
    expect(answered).not.toHaveBeenCalled();
    expect(heard).not.toHaveBeenCalled();
  },
);

test('a page that is the background knows the others by their address, and takes no window of another origin', async () => {
  const strange = {
    get location(): never {
      throw new Error('SecurityError');
    },
  };
  for (const source of [strange, { location: { href: `${own.root}offscreen.html` } }]) {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    worker.dispatchEvent(Object.assign(new Event('message'), { source, ports: [port2] }));
    port1.postMessage({ envelope: { to: 'background', type: 'line', data: { life: 'a' } }, question: 1 });
    const answered = once(port1);
    if (source !== strange)
      expect(await answered).toEqual({ answer: { ok: true, value: 'worker' }, question: 1 });
  }
  expect(heard).not.toHaveBeenCalled();
});

test('where there is no background to be reached there is no line', async () => {
  vi.stubGlobal('navigator', {});
  const line = createDocumentLine(contexts.lives('window'), call, () => undefined);
  line.dial();
  await vi.waitFor(() => Promise.resolve());
  expect(line.current()).toBeUndefined();
});
