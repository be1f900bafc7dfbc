/** `RTCPeerConnection` behind the port `Peer`. Lives in the call window and nowhere else. */
import { LINES, type Line } from '../../core/media/lines.ts';
import { parseFingerprints } from '../../core/protocol/sdp.ts';
import type { SendPlan } from '../../core/media/send-plan.ts';
import type { Fingerprints, Peers } from '../../models/media-ports.ts';
import { accepts } from './accepts.ts';
import { fromBrowser, toBrowser } from './candidates.ts';
import { learnEfficientCodecs, preferCodecs } from './codecs.ts';
import { configuration } from './configuration.ts';
import { lastPlayed, loudness, measure } from './measure.ts';
import { createGatheringPeer, type CreatePeer } from './gathering-peer.ts';
import { applyPlan, sendWholePicture } from './send-plan.ts';
import { transceiverOf } from './transceivers.ts';

const CHANNEL = { label: 'ahoy', id: 0 } as const;

/**
 * ms from the connection on until senders and receivers are asked for anything, told what each line may send, and joined by
 * the lines for a screen: until then the browser is careful by itself. Each such question makes the page, and the broker
 * host with it, stand still until WebRTC's own threads have time, which they have not while the first pictures are on their
 * way: 98 ms were seen.
 */
const SETTLING = 500;

/**
 * Until then a face is sent at half its width and height. A browser begins at 300 kbit/s, leaves out the first pictures,
 * which are too large for that, and makes its encoder anew for smaller ones: a tenth of a second in which nobody is seen.
 */
const AT_FIRST = { scaleResolutionDownBy: 2 } as const;

const createPeer: CreatePeer = (ice, handlers, remote) => {
  // Gathering begins before the other side's offer is here, without any line or description.
  const pc = new RTCPeerConnection({ ...configuration(ice), iceCandidatePoolSize: 1 });
  // One stream id makes the receiver keep lips and voice together; what a screen shows and plays likewise.
  const [person, screen] = [new MediaStream(), new MediaStream()];
  const streamOf = (line: Line): MediaStream => (line === 'voice' || line === 'camera' ? person : screen);
  const tracks = new Map<Line, MediaStreamTrack>();
  let isOfferer = false;
  /** An own offer that the browser applies with its answer, and not at all if it gives way to theirs. */
  let draft: RTCSessionDescriptionInit | undefined;
  let isSettled = false;

  const channel = pc.createDataChannel(CHANNEL.label, { negotiated: true, id: CHANNEL.id });
  /** Chromium (156) opens the channel of whoever offered before it says, on a busy machine, that the answer was taken. */
  const described = Promise.withResolvers<Fingerprints>();
  pc.addEventListener('signalingstatechange', () => {
    const { currentLocalDescription: mine, currentRemoteDescription: theirs } = pc;
    if (mine !== null && theirs !== null)
      described.resolve({ mine: parseFingerprints(mine.sdp), theirs: parseFingerprints(theirs.sdp) });
  });

  channel.addEventListener('open', () => handlers.channelOpened());
  channel.addEventListener('close', () => handlers.channelClosed());
  channel.addEventListener('message', ({ data }) => handlers.message(data));

  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) handlers.candidate(fromBrowser(candidate));
  });
  pc.addEventListener('icegatheringstatechange', () => {
    if (pc.iceGatheringState === 'complete') handlers.gathered();
  });
  pc.addEventListener('connectionstatechange', () => {
    handlers.connection(pc.connectionState);
    if (pc.connectionState !== 'connected') return;
    learnEfficientCodecs();
    setTimeout(() => {
      if (pc.connectionState === 'closed') return;
      isSettled = true;
      followPlan();
      if (isOfferer) addLines(true);
    }, SETTLING);
  });
  pc.addEventListener('negotiationneeded', () => handlers.needed());

  const transceiver = (line: Line): RTCRtpTransceiver | undefined => transceiverOf(pc, line);

  /** The browser wants an exchange for what comes later. */
  const addLines = (later: boolean): void => {
    for (const { name, kind, ...line } of LINES)
      if (line.later === later && transceiver(name) === undefined)
        preferCodecs(
          pc.addTransceiver(kind, {
            direction: 'sendrecv',
            streams: [streamOf(name)],
            ...(name === 'camera' ? { sendEncodings: [AT_FIRST] } : {}),
          }),
          name,
        );
  };

  const beginSmall = (sender: RTCRtpSender): void => {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) Object.assign(encoding, AT_FIRST);
    // A browser that refuses begins as it would.
    sender.setParameters(parameters).catch(() => undefined);
  };

  /** What each line was given last. A sender has it only some time later: that asked again, a change back were lost. */
  const given = new Map<Line, MediaStreamTrack | undefined>();
  const feed = (line: Line): void => {
    const track = tracks.get(line);
    const sender = transceiver(line)?.sender;
    if (sender === undefined || given.get(line) === track) return;
    given.set(line, track);
    // A closed connection refuses; nobody needs to know.
    sender.replaceTrack(track ?? null).catch(() => undefined);
  };

  let plan: SendPlan | undefined;
  /** What each line was told last, as text. */
  const told = new Map<Line, string>();
  /** One change of parameters at a time: a browser takes them only if nobody read them anew meanwhile. */
  let planned = Promise.resolve();
  const followPlan = (): void => {
    if (!isSettled) return;
    planned = planned.then(async () => {
      for (const { name } of LINES) {
        const sender = transceiver(name)?.sender;
        const wanted = JSON.stringify(plan?.[name]);
        if (sender === undefined || plan === undefined || told.get(name) === wanted) continue;
        if (await applyPlan(sender, name, plan[name])) told.set(name, wanted);
      }
    });
  };

  const apply = async (own?: RTCSessionDescriptionInit): Promise<void> => {
    await pc.setLocalDescription(own);
    for (const { name } of LINES) {
      feed(name);
      const receiver = transceiver(name)?.receiver;
      if (receiver !== undefined) remote.has(name, receiver.track);
    }
    followPlan();
  };

  const describe = async (): Promise<string | undefined> => {
    try {
      await apply();
      return pc.localDescription?.sdp;
    } catch {
      return undefined;
    }
  };

  const sketch = async (iceRestart: boolean): Promise<string | undefined> => {
    try {
      draft = await pc.createOffer({ iceRestart });
      return draft.sdp;
    } catch {
      return undefined;
    }
  };

  return {
    remote: remote.streams,
    showScreen: (on) => remote.showScreen(on),
    makeOffer(restart, isDraft) {
      if (pc.getTransceivers().length === 0) {
        isOfferer = true;
        addLines(false);
      }
      draft = undefined;
      if (isDraft) return sketch(restart);
      if (restart) pc.restartIce();
      return describe();
    },
    makeAnswer() {
      for (const { name } of LINES) {
        const one = transceiver(name);
        if (one === undefined) continue;
        one.direction = 'sendrecv';
        one.sender.setStreams(streamOf(name));
        preferCodecs(one, name, pc.remoteDescription?.sdp);
        if (name === 'camera' && !isSettled) beginSmall(one.sender);
      }
      return describe();
    },
    async take(type, sdp) {
      try {
        if (type === 'answer' && draft !== undefined) await apply(draft);
        draft = undefined;
        await pc.setRemoteDescription({ type, sdp });
        // In the middle of an exchange a browser refuses what a line may send.
        followPlan();
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
      if (track === undefined) tracks.delete(line);
      else tracks.set(line, track);
      feed(line);
    },
    send(message) {
      if (channel.readyState !== 'open') return false;
      try {
        channel.send(message);
        return true;
      } catch {
        // The other side takes less than it should; whatever can travel as a letter does.
        return false;
      }
    },
    fingerprints: () => described.promise,
    setPlan(next) {
      plan = next;
      followPlan();
    },
    measure: () => measure(pc),
    level: () => (isSettled ? loudness(transceiver('voice')?.receiver) : 0),
    heardAt: () => (isSettled ? lastPlayed(transceiver('voice')?.receiver) : undefined),
    renewPictures() {
      planned = planned.then(async () => {
        for (const { name, kind } of LINES) {
          const sender = transceiver(name)?.sender;
          if (kind === 'video' && sender !== undefined && sender.track !== null)
            if (!(await sendWholePicture(sender))) told.delete(name);
        }
      });
      followPlan();
    },
    close: () => pc.close(),
  };
};

export const peers: Peers = {
  accepts,
  create: (ice, handlers) => createGatheringPeer(createPeer, ice, handlers),
};
