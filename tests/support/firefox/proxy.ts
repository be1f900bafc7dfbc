import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export type Proxy = { readonly port: number; close(): Promise<void> };

/** Firefox has no host rules. This proxy leads X's hosts to a port of this machine, and every other host nowhere. */
export async function startProxy(xPort: number): Promise<Proxy> {
  const server = createServer((_, response) => response.writeHead(403).end());
  // A tunnel is no connection of the server's any more, and would keep it from ending.
  const tunnels = new Set<Duplex>();
  server.on('connect', ({ url = '' }, client) => {
    tunnels.add(client);
    client.on('error', () => client.destroy());
    if (!/^(?:[a-z.]+\.)?x\.com:443$/u.test(url)) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(xPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => {
      tunnels.delete(client);
      upstream.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const tunnel of tunnels) tunnel.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
