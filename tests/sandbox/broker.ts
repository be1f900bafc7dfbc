import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { PeerServer } from 'peer';
import { WebSocketServer } from 'ws';
import { type BrokerFaults, type BrokerRecord, createFaults, isThere, wireTap } from './broker-wire.ts';

export type Broker = BrokerFaults & {
  /** What the extension's Options take, such as `http://127.0.0.1:40123/`. */
  readonly url: string;
  readonly port: number;
  /** Every message that passed, oldest first, heartbeats included. */
  readonly record: readonly BrokerRecord[];
  /** The ids that have an open socket now. */
  connected(): string[];
  /** Waits until a message passes (or has passed) that the test accepts. */
  waitFor(accepts: (message: BrokerRecord) => boolean, timeoutMs?: number): Promise<BrokerRecord>;
  /** Waits until at least `count` clients are connected. */
  waitForClients(count: number, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
  /** Starts again on the same port, having forgotten every client. */
  restart(): Promise<void>;
};

type Server = HttpServer | HttpsServer;

/** The largest frame that we let in; the library's own default is 100 MiB. */
const MAX_FRAME_BYTES = 64 * 1024;

/**
 * A real PeerServer on loopback, watched and, when a test asks for it, misbehaving. The library has no way to stop its
 * two timers, so a programme that uses this ends with `process.exit`.
 */
export async function startBroker(options: { port?: number } = {}): Promise<Broker> {
  const record: BrokerRecord[] = [];
  const faults = createFaults();
  let running: { server: Server; sockets: WebSocketServer | undefined } | undefined;
  let port = options.port ?? 0;

  async function start(): Promise<void> {
    let sockets: WebSocketServer | undefined;
    const server = await new Promise<Server>((resolve) => {
      const broker = PeerServer(
        {
          port,
          host: '127.0.0.1',
          path: '/',
          createWebSocketServer: (settings) => {
            sockets = new WebSocketServer({
              ...settings,
              maxPayload: MAX_FRAME_BYTES,
              verifyClient: ({ req }: { req: IncomingMessage }) =>
                !faults.state.refuse && isThere(faults, req),
            });
            sockets.on('connection', (socket, request) => wireTap(faults, record, socket, request));
            return sockets;
          },
        },
        resolve,
      );
      // Without a listener one message that isn't JSON ends the whole process.
      broker.on('error', () => {});
    });
    port = (server.address() as AddressInfo).port;
    running = { server, sockets };
  }

  async function stop(): Promise<void> {
    const { server, sockets } = running ?? {};
    running = undefined;
    faults.forgetClients();
    for (const socket of sockets?.clients ?? []) socket.terminate();
    sockets?.close();
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  async function until(done: () => boolean, timeoutMs: number, what: string): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!done()) {
      if (Date.now() > end) throw new Error(`the broker saw no ${what} in ${timeoutMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  await start();
  return {
    ...faults.controls,
    get url() {
      return `http://127.0.0.1:${port}/`;
    },
    get port() {
      return port;
    },
    record,
    connected: () => faults.ids(),
    async waitFor(accepts, timeoutMs = 30_000) {
      await until(() => record.some(accepts), timeoutMs, 'such message');
      return record.find(accepts) as BrokerRecord;
    },
    waitForClients: (count, timeoutMs = 30_000) =>
      until(() => faults.ids().length >= count, timeoutMs, `${count} clients`),
    stop,
    async restart() {
      if (running) await stop();
      await start();
    },
  };
}
