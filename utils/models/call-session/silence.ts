/**
 * A path that was away for some seconds shows nowhere: WebRTC counts it as dead after seven. Their voice stops and comes back,
 * and pictures would come back a second or two later: each is made of those before it, which are lost, and a browser waits
 * long before it asks for a whole one. So whoever hears the other side again sends a whole one unasked; a path that carries
 * one way carries the other.
 */
import type { Peer } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';

/** ms between two looks. */
const LOOK = 100;
/** ms. Even a microphone that sends nothing but the silence of a room sends some of it every 400. */
const SILENCE = 1000;

export const watchSilence = (
  peer: Pick<Peer, 'heardAt' | 'renewPictures'>,
  delays: Delays,
  until: AbortSignal,
): void => {
  let last: number | undefined;
  const look = (): void => {
    const heard = peer.heardAt();
    if (heard !== undefined) {
      if (last !== undefined && heard - last > SILENCE) peer.renewPictures();
      last = heard;
    }
    delays.after(LOOK, look, until);
  };
  look();
};
