import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** A page with nothing in it, and a WebSocket per name that hands on what is for another name. */
export type Relay = { readonly url: string; close(): Promise<void> };

export const startRelay = async (): Promise<Relay> => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><meta charset="utf-8"><title>Benchmark</title><body></body>');
  });
  const sockets = new WebSocketServer({ server });
  const named = new Map<string, WebSocket>();
  sockets.on('connection', (socket, { url }) => {
    named.set((url ?? '').slice(1), socket);
    socket.on('message', (data: Buffer) => {
      const { to, message } = JSON.parse(data.toString()) as { to: string; message: unknown };
      named.get(to)?.send(JSON.stringify(message));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
