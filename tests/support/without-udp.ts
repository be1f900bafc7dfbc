import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_EXTENSION } from './extension.ts';

/**
 * No switch of Chromium's keeps an extension's pages from UDP, and a firewall needs more rights than a test has. So the
 * pages themselves get no more from a connection than a network without UDP leaves: relays over TCP and TLS.
 */
const SCRIPT = `
  const Real = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Real {
    constructor({ iceServers = [], ...rest } = {}) {
      const left = iceServers.filter(({ urls }) => [urls].flat().every((url) => /^turns:|=tcp$/.test(url)));
      super({ ...rest, iceServers: left, iceTransportPolicy: 'relay' });
      globalThis.connectionsMade = (globalThis.connectionsMade ?? 0) + 1;
    }
  };
`;

declare global {
  var connectionsMade: number | undefined;
}

/** The built extension, as it is in a network that blocks UDP. */
export async function makeExtensionWithoutUdp(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ahoy-without-udp-'));
  await cp(BUILT_EXTENSION, dir, { recursive: true });
  await writeFile(join(dir, 'without-udp.js'), SCRIPT);
  for (const page of ['call.html', 'options.html']) {
    const html = await readFile(join(dir, page), 'utf8');
    await writeFile(join(dir, page), html.replace('<head>', '<head><script src="/without-udp.js"></script>'));
  }
  return dir;
}
