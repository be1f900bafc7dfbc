/** Takes the place of `adapters/broker/peer-socket` in a test: sockets lead to the broker of the current town. */
import type { openPeerSocket as Open } from '../../../utils/adapters/broker/peer-socket.ts';

export const sockets: { open: typeof Open | undefined } = { open: undefined };

export const openPeerSocket: typeof Open = (...given) => {
  if (sockets.open === undefined) throw new Error('there is no broker');
  return sockets.open(...given);
};
