import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { basename } from 'node:path';
import { build, type PluginOption } from 'vite';

export type Site = { readonly origin: string; close(): Promise<void> };

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Builds a page of the tests in memory and serves it on loopback, where the browser counts it as secure. */
export const startSite = async (folder: string, plugins: PluginOption[] = []): Promise<Site> => {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, target: 'es2024', minify: false, modulePreload: false },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('one build was expected');
  const files = new Map(
    built.output.map((file) => [basename(file.fileName), file.type === 'chunk' ? file.code : file.source]),
  );
  const server: Server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://site').pathname) || 'index.html';
    const file = files.get(name);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'}; charset=utf-8`,
    });
    response.end(file);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
