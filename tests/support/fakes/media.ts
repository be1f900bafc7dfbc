import { err, ok } from '../../../utils/core/lib/result.ts';
import { ALL_PROCESSING } from '../../../utils/core/media/device-choice.ts';
import type { DeviceProblem, Source } from '../../../utils/core/media/devices.ts';
import type { Line } from '../../../utils/core/media/lines.ts';
import type { LinkSample } from '../../../utils/core/media/link-sample.ts';
import type { SendPlan } from '../../../utils/core/media/send-plan.ts';
import type { Candidate } from '../../../utils/core/protocol/letter.ts';
import type {
  DataSaver,
  DeviceChoices,
  IceSettings,
  MediaSources,
  OpenedSources,
  OwnDevice,
  Packing,
  Peer,
  PeerHandlers,
  Peers,
  ServerCheck,
  Remote,
} from '../../../utils/models/media-ports.ts';
import type { Delays } from '../../../utils/models/ports/system.ts';
import { sdpOf } from '../media-wire.ts';

/** What of a track the model uses. */
class FakeTrack extends EventTarget {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';

  readonly source: Source;
  readonly deviceId: string;

  constructor(source: Source, deviceId = 'first') {
    super();
    this.source = source;
    this.deviceId = deviceId;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** Unplugged. */
  lose(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** Questions to the person wait until the test answers them. */
export const createFakeSources = () => {
  const tracks: FakeTrack[] = [];
  const asked: { readonly sources: readonly Source[]; answer(opened: OpenedSources): void }[] = [];
  /** Single devices that were asked for, until the test answers. */
  const wanted: {
    readonly device: OwnDevice;
    readonly answer: (why?: DeviceProblem) => Promise<FakeTrack>;
  }[] = [];
  const sources: MediaSources = {
    open: (wanted) => new Promise((answer) => asked.push({ sources: wanted, answer })),
    openDevice: (device) =>
      new Promise((resolve) => {
        const track = new FakeTrack(device.source, device.id);
        const answer = async (why?: DeviceProblem): Promise<FakeTrack> => {
          if (why === undefined) tracks.push(track);
          resolve(why === undefined ? ok(track as unknown as MediaStreamTrack) : err(why));
          await settled();
          return track;
        };
        wanted.push({ device, answer });
      }),
    process: () => Promise.resolve(false),
  };
  const next = async (
    refuse: Partial<Record<Source, DeviceProblem>> = {},
    readyState: 'live' | 'ended' = 'live',
  ): Promise<void> => {
    const question = asked.shift();
    if (question === undefined) throw new Error('nobody asked');
    question.answer(
      question.sources.map((source) => {
        const why = refuse[source];
        if (why !== undefined) return { source, result: err(why) };
        const track = new FakeTrack(source);
        track.readyState = readyState;
        tracks.push(track);
        return { source, result: ok(track as unknown as MediaStreamTrack) };
      }),
    );
    await settled();
  };
  return { sources, tracks, asked, next, wanted };
};

export type FakePeer = Peer & {
  readonly handlers: PeerHandlers;
  readonly calls: string[];
  readonly ice: IceSettings;
  readonly added: Candidate[];
  readonly sent: string[];
  readonly lines: Partial<Record<Line, MediaStreamTrack>>;
  screenShown: boolean;
  plan: SendPlan | undefined;
  /** What the browser measures next. */
  sample: LinkSample | undefined;
  heard: number | undefined;
  channelOpen: boolean;
};

/** Like Firefox, which takes no relay at a port of another service. */
export const takesNoPort22: ServerCheck['accepts'] = ({ urls }) => urls.every((url) => !/:22\b/.test(url));

/** A browser that obeys at once. */
export const createFakePeers = () => {
  const made: FakePeer[] = [];
  const peers: Peers = {
    accepts: takesNoPort22,
    create: (ice, handlers) => {
      const peer: FakePeer = {
        ice,
        handlers,
        calls: [],
        added: [],
        sent: [],
        lines: {},
        channelOpen: false,
        screenShown: false,
        plan: undefined,
        sample: undefined,
        heard: undefined,
        remote: {} as Remote,
        showScreen: (on) => void (peer.screenShown = on),
        makeOffer: (restart) => {
          peer.calls.push(restart ? 'restart' : 'make-offer');
          return Promise.resolve(sdpOf('me', 'me'));
        },
        makeAnswer: () => {
          peer.calls.push('make-answer');
          return Promise.resolve(sdpOf('me', 'me'));
        },
        take: (type) => {
          peer.calls.push(`take ${type}`);
          return Promise.resolve(true);
        },
        addCandidates: (candidates) => void peer.added.push(...candidates),
        setTrack: (line, track) => {
          if (track === undefined) delete peer.lines[line];
          else peer.lines[line] = track;
        },
        send: (message) => {
          if (peer.channelOpen) peer.sent.push(message);
          return peer.channelOpen;
        },
        fingerprints: () => Promise.resolve({ mine: [], theirs: [] }),
        setPlan: (plan) => void (peer.plan = plan),
        measure: () => Promise.resolve(peer.sample),
        level: () => 0,
        heardAt: () => peer.heard,
        renewPictures: () => void peer.calls.push('renew-pictures'),
        close: () => void peer.calls.push('close'),
      };
      made.push(peer);
      return peer;
    },
  };
  return { peers, made };
};

/** Timers that ring when the test says so. */
export const createFakeDelays = () => {
  const waiting: { readonly ms: number; readonly ring: () => void; readonly until: AbortSignal }[] = [];
  const delays: Delays = {
    after: (ms, ring, until) => void waiting.push({ ms, ring, until }),
  };
  return {
    delays,
    /** Rings every timer of that length that still waits. */
    ring: async (ms: number): Promise<void> => {
      for (const one of waiting.filter((timer) => timer.ms === ms)) {
        waiting.splice(waiting.indexOf(one), 1);
        if (!one.until.aborted) one.ring();
      }
      await settled();
    },
  };
};

/** Letters that can be read in a test. */
export const plainPacking: Packing = {
  pack: (description) => Promise.resolve(description),
  unpack: (packed) => Promise.resolve(ok(packed)),
};

/** Off at first; `remembered` is what was chosen last. */
export const createFakeDataSaver = () => {
  const remembered: boolean[] = [];
  const dataSaver: DataSaver = { isOn: () => false, remember: (on) => void remembered.push(on) };
  return { dataSaver, remembered };
};

export const noChoices: DeviceChoices = {
  list: () => Promise.resolve([]),
  remembered: () => undefined,
  remember: () => undefined,
  processing: () => ALL_PROCESSING,
  setProcessing: () => undefined,
  askSpeaker: undefined,
  watch: () => undefined,
};

/** After everything that is already resolved was carried on. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
