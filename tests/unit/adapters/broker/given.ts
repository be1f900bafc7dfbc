import { vi } from 'vitest';
import type { Presence } from '../../../../utils/core/broker/link.ts';
import type { Address } from '../../../../utils/core/people/card.ts';
import type { BrokerAddress } from '../../../../utils/core/protocol/broker-url.ts';
import { encodeAddress } from '../../../../utils/core/protocol/address.ts';
import type { Random } from '../../../../utils/models/ports/system.ts';

/**
 * Node has WebSocket but no WebRTC, without which PeerJS does not start. The stand-in counts: PeerJS makes one
 * connection, which it never uses, when it is loaded to see what the browser can do; any other would be a breach.
 */
export class CountedPeerConnection {
  static made = 0;
  static used = 0;
  constructor() {
    CountedPeerConnection.made += 1;
  }
  createDataChannel(): object {
    return {};
  }
  createOffer(): Promise<object> {
    CountedPeerConnection.used += 1;
    return Promise.resolve({});
  }
  setLocalDescription(): Promise<void> {
    CountedPeerConnection.used += 1;
    return Promise.resolve();
  }
  close(): void {}
}

export const randomBytes: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
export const anAddress = (): Address => encodeAddress(randomBytes.bytes(16));

export const localBroker = (port: number): BrokerAddress => ({
  host: '127.0.0.1',
  port,
  path: '/',
  key: 'peerjs',
  secure: false,
});

/** What one address heard, and a wait for it. */
export const listening = () => {
  const letters: { src: Address; text: string }[] = [];
  const presences: Presence[] = [];
  let dropped = 0;
  return {
    letters,
    presences,
    dropped: () => dropped,
    events: {
      letter: (src: Address, text: string) => void letters.push({ src, text }),
      presence: (presence: Presence) => void presences.push(presence),
      dropped: () => {
        dropped += 1;
      },
    },
    reaches: (state: Presence['state'], timeout = 5000) =>
      vi.waitUntil(() => presences.at(-1)?.state === state, { timeout, interval: 10 }),
  };
};
