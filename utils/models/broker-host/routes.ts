import { createBoundedMap, type BoundedMap } from '../../core/lib/bounded-map.ts';
import type { Address, Card, PublicKey } from '../../core/people/card.ts';
import type { CallId, Letter, OpenedLetter } from '../../core/protocol/letter.ts';

const MAX_DEVICES = 200;
/** Calls of one device: it pushes out no route of anybody else's. */
const MAX_CALLS = 8;

/**
 * Where a device was heard from in a call, through one socket: replies go back there, since its address may be newer
 * than the one that is pinned, or lead to another broker. A wrong answer of the broker costs delivery and nothing
 * else: letters are sealed to the device.
 */
export type Routes = {
  heard(src: Address, opened: OpenedLetter): void;
  /** undefined: not heard here. */
  replyTo(to: Card, letter: Letter): Address | undefined;
  /** Has the letters of a call go to where its device was heard last in any other; answers false when that is not here. */
  follow(to: Card, letter: Letter): boolean;
};

export const createRoutes = (): Routes => {
  const devices = createBoundedMap<PublicKey, BoundedMap<CallId, Address>>(MAX_DEVICES);
  const last = createBoundedMap<PublicKey, Address>(MAX_DEVICES);
  const note = (device: PublicKey, call: CallId, src: Address): void => {
    const calls = devices.get(device) ?? createBoundedMap(MAX_CALLS);
    calls.set(call, src);
    devices.set(device, calls);
  };
  return {
    heard(src, { device, letter }) {
      note(device, letter.call, src);
      last.set(device, src);
    },
    follow({ signingKey: device }, { call }) {
      const src = last.get(device);
      if (src !== undefined) note(device, call, src);
      return src !== undefined;
    },
    replyTo: (to, { type, call }) =>
      // This one asks whether a ring, which may be an old one that somebody sent again, really came from the device.
      type === 'fresh?' ? undefined : devices.get(to.signingKey)?.get(call),
  };
};
