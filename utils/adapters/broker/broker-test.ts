import { err, ok } from '../../core/lib/result.ts';
import { probeMessage } from '../../core/broker/wire-message.ts';
import { encodeAddress } from '../../core/protocol/address.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { BrokerAddress } from '../../core/protocol/broker-url.ts';
import type { Broker } from '../../models/ports/letters.ts';
import type { Random } from '../../models/ports/system.ts';
import { openPeerSocket } from './peer-socket.ts';

const DEADLINE = 8000;

/** Whether a message to ourselves came back in time. */
const reachesItself = (random: Random, at: BrokerAddress): Promise<boolean> =>
  new Promise((resolve) => {
    const own = encodeAddress(random.bytes(16));
    const token = encodeBase64url(random.bytes(16));
    const ended = new AbortController();
    const finish = (reached: boolean): void => {
      clearTimeout(late);
      ended.abort();
      resolve(reached);
    };
    const late = setTimeout(() => finish(false), DEADLINE);
    const ignored = (): void => {};
    const socket = openPeerSocket(
      { at, own, token },
      {
        opened: () => socket.send(probeMessage(own, token)),
        echo: () => finish(true),
        closed: () => finish(false),
        letter: ignored,
        absent: ignored,
        dropped: ignored,
      },
      ended.signal,
    );
  });

/**
 * A browser tells scripts nothing about why a WebSocket failed, so this asks whether anything answers there at all. It
 * follows redirects because it must: with any other `redirect`, a browser refuses every request without CORS.
 */
const answersAtAll = async ({ secure, host, port, path }: BrokerAddress): Promise<boolean> => {
  try {
    const url = `${secure ? 'https' : 'http'}://${host}:${port}${path}`;
    await fetch(url, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(DEADLINE),
    });
    return true;
  } catch {
    return false;
  }
};

export const testBroker = async (random: Random, at: BrokerAddress): ReturnType<Broker['test']> => {
  const started = performance.now();
  if (await reachesItself(random, at)) return ok({ milliseconds: Math.round(performance.now() - started) });
  return err((await answersAtAll(at)) ? 'not-a-peerserver' : 'unreachable');
};
