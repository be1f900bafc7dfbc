/** `RTCPeerConnection` behind the port `Peer`. Lives in the call window and nowhere else. */
import type { IceSettings } from '../messaging/messages.ts';
import type { Peer, PeerHandlers, Peers } from '../../models/media-ports.ts';
import { loudness, pathOf } from './measure.ts';
import { fromBrowser, toBrowser } from './candidates.ts';

/** The lines by mid. The offerer creates them in this order; the answerer finds them by it. */
const LINES = { audio: '0', video: '1' } as const;
type Line = keyof typeof LINES;

const CHANNEL = { label: 'ahoy', id: 0 } as const;

const configuration = ({ servers, relayOnly }: IceSettings): RTCConfiguration => ({
  iceServers: servers.map(({ urls, ...secrets }) => ({ urls: [...urls], ...secrets })),
  iceTransportPolicy: relayOnly ? 'relay' : 'all',
  bundlePolicy: 'max-bundle',
  // Gathering begins before the other side's offer is here, without any line or description.
  iceCandidatePoolSize: 1,
});

const createPeer = (ice: IceSettings, handlers: PeerHandlers): Peer => {
  const pc = new RTCPeerConnection(configuration(ice));
  const remote = new MediaStream();
  // One stream id for both lines makes the receiver keep lips and voice together.
  const sent = new MediaStream();
  const tracks: Record<Line, MediaStreamTrack | undefined> = { audio: undefined, video: undefined };

  const channel = pc.createDataChannel(CHANNEL.label, { negotiated: true, id: CHANNEL.id });
  channel.addEventListener('open', () => handlers.channelOpened());
  channel.addEventListener('close', () => handlers.channelClosed());
  channel.addEventListener('message', ({ data }) => handlers.message(data));

  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) handlers.candidate(fromBrowser(candidate));
  });
  pc.addEventListener('icegatheringstatechange', () => {
    if (pc.iceGatheringState === 'complete') handlers.gathered();
  });
  pc.addEventListener('connectionstatechange', () => handlers.connection(pc.connectionState));
  pc.addEventListener('negotiationneeded', () => handlers.needed());

  const transceiver = (line: Line): RTCRtpTransceiver | undefined =>
    pc.getTransceivers().find(({ mid }) => mid === LINES[line]);

  const feed = (line: Line): void => {
    const track = tracks[line] ?? null;
    const sender = transceiver(line)?.sender;
    // A closed connection refuses; nobody needs to know.
    if (sender !== undefined && sender.track !== track) sender.replaceTrack(track).catch(() => undefined);
  };

  const collectRemote = (): void => {
    for (const { receiver } of pc.getTransceivers())
      if (!remote.getTracks().includes(receiver.track)) remote.addTrack(receiver.track);
  };

  const describe = async (): Promise<string | undefined> => {
    try {
      await pc.setLocalDescription();
    } catch {
      return undefined;
    }
    collectRemote();
    feed('audio');
    feed('video');
    return pc.localDescription?.sdp;
  };

  return {
    remote,
    makeOffer(restart) {
      if (pc.getTransceivers().length === 0)
        for (const line of ['audio', 'video'] as const)
          pc.addTransceiver(line, { direction: 'sendrecv', streams: [sent] });
      if (restart) pc.restartIce();
      return describe();
    },
    makeAnswer() {
      for (const one of pc.getTransceivers()) {
        one.direction = 'sendrecv';
        one.sender.setStreams(sent);
      }
      return describe();
    },
    async take(type, sdp) {
      try {
        await pc.setRemoteDescription({ type, sdp });
        return true;
      } catch {
        return false;
      }
    },
    addCandidates(candidates) {
      // A candidate of a generation that is already over is refused; the next ones are not.
      for (const candidate of candidates) pc.addIceCandidate(toBrowser(candidate)).catch(() => undefined);
    },
    setTrack(line, track) {
      tracks[line] = track;
      feed(line);
    },
    send(message) {
      if (channel.readyState !== 'open') return false;
      channel.send(message);
      return true;
    },
    path: () => pathOf(pc),
    level: () => loudness(transceiver('audio')?.receiver),
    close: () => pc.close(),
  };
};

export const peers: Peers = { create: createPeer };
