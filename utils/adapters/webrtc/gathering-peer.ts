/**
 * Chromium (156): the first connection of a page now and then never hears of the machine's networks, about once in a
 * thousand pages on a busy machine. It gathers forever, without a candidate and without an error, and no restart helps;
 * another one beside it has its candidates at once. Such a connection is replaced before anybody hears of it.
 */
import type { Line } from '../../core/media/lines.ts';
import type { SendPlan } from '../../core/media/send-plan.ts';
import type { Candidate } from '../../core/protocol/letter.ts';
import type { IceSettings, Peer, PeerHandlers } from '../../models/media-ports.ts';
import { createRemoteStreams, type RemoteStreams } from './remote-streams.ts';

/** ms from its first description on in which a connection finds a candidate; on a busy machine 1,400 were seen. */
const PATIENCE = 2_000;

export type CreatePeer = (ice: IceSettings, handlers: PeerHandlers, remote: RemoteStreams) => Peer;

export const createGatheringPeer = (create: CreatePeer, ice: IceSettings, handlers: PeerHandlers): Peer => {
  const remote = createRemoteStreams();
  const found = Promise.withResolvers<void>();
  /** Its first description may leave: from here on it stays. */
  let isSound = ice.relayOnly;
  let isClosed = false;
  // What the next one has to be told.
  const tracks = new Map<Line, MediaStreamTrack | undefined>();
  const candidates: Candidate[] = [];
  let plan: SendPlan | undefined;
  let offer: string | undefined;

  const begin = (): Peer => {
    /** What a connection that was replaced says is of no more use. */
    const ifInUse = (act: () => void): void => {
      if (made === peer) act();
    };
    const made = create(
      ice,
      {
        candidate: (candidate) =>
          ifInUse(() => {
            found.resolve();
            handlers.candidate(candidate);
          }),
        gathered: () =>
          ifInUse(() => {
            found.resolve();
            handlers.gathered();
          }),
        connection: (state) => ifInUse(() => handlers.connection(state)),
        needed: () => ifInUse(() => handlers.needed()),
        channelOpened: () => ifInUse(() => handlers.channelOpened()),
        channelClosed: () => ifInUse(() => handlers.channelClosed()),
        message: (data) => ifInUse(() => handlers.message(data)),
      },
      remote,
    );
    return made;
  };

  let peer = begin();

  const replace = async (): Promise<boolean> => {
    peer.close();
    peer = begin();
    for (const [line, track] of tracks) peer.setTrack(line, track);
    if (plan !== undefined) peer.setPlan(plan);
    if (offer === undefined) return true;
    const taken = await peer.take('offer', offer);
    peer.addCandidates(candidates);
    return taken;
  };

  const describe = async (write: () => Promise<string | undefined>): Promise<string | undefined> => {
    const text = await write();
    if (isSound || text === undefined) return text;
    const isFound = await Promise.race([
      found.promise.then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE)),
    ]);
    isSound = true;
    if (isFound || isClosed) return text;
    return (await replace()) ? write() : undefined;
  };

  return {
    remote: remote.streams,
    showScreen: (on) => remote.showScreen(on),
    makeOffer: (restart, draft) => describe(() => peer.makeOffer(restart, draft)),
    makeAnswer: () => describe(() => peer.makeAnswer()),
    take(type, sdp) {
      if (type === 'offer') offer = sdp;
      return peer.take(type, sdp);
    },
    addCandidates(more) {
      if (!isSound) candidates.push(...more);
      peer.addCandidates(more);
    },
    setTrack(line, track) {
      tracks.set(line, track);
      peer.setTrack(line, track);
    },
    send: (message) => peer.send(message),
    setPlan(next) {
      plan = next;
      peer.setPlan(next);
    },
    measure: () => peer.measure(),
    fingerprints: () => peer.fingerprints(),
    level: () => peer.level(),
    heardAt: () => peer.heardAt(),
    renewPictures: () => peer.renewPictures(),
    close() {
      isClosed = true;
      peer.close();
    },
  };
};
