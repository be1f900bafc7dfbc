/** What the call window's models need from the browser: devices and the connection. */
import type { Gathered } from '../core/connection/gathered.ts';
import type { ConnectionState } from '../core/media/recovery.ts';
import type { Device, DeviceKind, Processing } from '../core/media/device-choice.ts';
import type { DeviceProblem, Source } from '../core/media/devices.ts';
import type { Line } from '../core/media/lines.ts';
import type { Card } from '../core/people/card.ts';
import type { Bytes } from '../core/protocol/bytes.ts';
import type { LinkSample } from '../core/media/link-sample.ts';
import type { SendPlan } from '../core/media/send-plan.ts';
import type { Candidate, PackedDescription } from '../core/protocol/letter.ts';
import type { Result } from '../core/lib/result.ts';
import type { SoundSettings } from '../core/sound/settings.ts';
import type { Tune } from '../core/sound/tune.ts';

/** Which servers a connection may use, and what it may show of our addresses. */
export type IceSettings = {
  readonly servers: readonly IceServer[];
  readonly relayOnly: boolean;
  readonly hideLocal?: boolean;
};
export type IceServer = {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
};

export interface ServerCheck {
  /** Whether the browser takes this server. With one that it does not take, it makes no connection at all. */
  accepts(server: IceServer): boolean;
}

export type OpenedSources = readonly {
  readonly source: Source;
  readonly result: Result<MediaStreamTrack, DeviceProblem>;
  /** Of a screen: what it plays, where the browser and the person gave that too. */
  readonly sound?: MediaStreamTrack;
}[];

/** Microphone, camera and the choice of a screen. The browser may ask the person; that can take for ever. */
export interface MediaSources {
  /** What the person chose, or another one for want of it. */
  open(sources: readonly Source[]): Promise<OpenedSources>;
  /** Exactly that device. */
  openDevice(device: OwnDevice): Promise<Result<MediaStreamTrack, DeviceProblem>>;
  /** False: this browser changes it only by opening the microphone again. */
  process(microphone: MediaStreamTrack, processing: Processing): Promise<boolean>;
}

/** A device whose sound or picture goes to the other side. */
export type OwnDevice = Pick<Device, 'id'> & { readonly source: Exclude<DeviceKind, 'speaker'> };

/** What the person chose, kept by this browser and for it alone: another one has other devices. */
export interface DeviceChoices {
  /** Empty before the browser granted the first one: until then it names none. */
  list(): Promise<readonly Device[]>;
  remembered(source: DeviceKind): string | undefined;
  remember(device: Pick<Device, 'source' | 'id'>): void;
  /** As it was set for this microphone. */
  processing(microphone: string): Processing;
  setProcessing(microphone: string, processing: Processing): void;
  /** The browser's own choice of a speaker, where it lists none unasked; undefined where it has no such thing. */
  readonly askSpeaker: (() => Promise<Device | undefined>) | undefined;
  /** Calls back when a device came or went, until aborted. */
  watch(changed: () => void, until: AbortSignal): void;
}

/** How Ahoy sounds in this browser. */
export interface SoundChoices {
  read(): SoundSettings;
  change(change: Partial<SoundSettings>): void;
}

export interface TunePlayer {
  /** False: everything is heard from the speaker of the system, whichever is asked for. */
  readonly choosesSpeaker: boolean;
  /** Once, or repeated for `seconds`; until aborted. Resolves when it is over. An unknown speaker: the system's. */
  play(
    tune: Tune,
    how: { readonly volume: number; readonly speaker: string; readonly seconds?: number },
    until: AbortSignal,
  ): Promise<void>;
}

export interface PeerHandlers {
  candidate(candidate: Candidate): void;
  gathered(): void;
  connection(state: ConnectionState): void;
  needed(): void;
  channelOpened(): void;
  /** The other side closed its connection, or its page is gone. A path that is merely dead does not do this. */
  channelClosed(): void;
  message(data: unknown): void;
}

/** What the other side sends. The streams are never replaced; which tracks are in them changes. */
export type Remote = {
  /** Their voice, and what matters most to look at: the screen that they share, else their camera. */
  readonly main: MediaStream;
  /** Their camera while `main` shows their screen. */
  readonly beside: MediaStream;
  /** What their shared screen plays. */
  readonly sound: MediaStream;
};

/**
 * One connection whose lines all exist always. Operations that the browser refuses give undefined or false. All are
 * carried out in the order of the calls.
 */
export interface Peer {
  readonly remote: Remote;
  /** Whether `remote.main` shows their screen. */
  showScreen(on: boolean): void;
  /** Writes an offer, and applies it if it is no draft; the first one creates the lines. Gives the text. */
  makeOffer(restart: boolean, draft: boolean): Promise<string | undefined>;
  makeAnswer(): Promise<string | undefined>;
  take(type: 'offer' | 'answer', sdp: string): Promise<boolean>;
  addCandidates(candidates: readonly Candidate[]): void;
  /** Also before the lines exist: what was set last counts. */
  setTrack(line: Line, track: MediaStreamTrack | undefined): void;
  /** False: the data channel is not open. */
  send(message: string): boolean;
  /** Holds from now on, also for lines that do not exist yet. */
  setPlan(plan: SendPlan): void;
  /** undefined: there is no path yet. */
  measure(): Promise<LinkSample | undefined>;
  /** Once both descriptions are in effect, which may be after the channel opened; never where it is closed before. */
  fingerprints(): Promise<Fingerprints>;
  /** Loudness of the other side now, 0 to 1. */
  level(): number;
  /** When their voice was played last, in ms of the page's clock; undefined: not within the last seconds, or never. */
  heardAt(): number | undefined;
  /** The next picture of every line is whole: it can be shown without those before it. */
  renewPictures(): void;
  close(): void;
}

/** DTLS fingerprints as the current descriptions name them, each `sha-256 ab:cd:…` in lower case. */
export type Fingerprints = { readonly mine: readonly string[]; readonly theirs: readonly string[] };

/** Hashes that the proof of a call needs. */
export interface CallHashes {
  sha256(bytes: Bytes): Promise<Bytes>;
  /** The 60 digits of two devices. */
  safetyNumber(mine: Card, theirs: Card): Promise<string>;
}

export interface Peers extends ServerCheck {
  create(ice: IceSettings, handlers: PeerHandlers): Peer;
}

/** What was on in this window: whoever was muted is not heard because the window is loaded anew. */
export interface ReloadMemory {
  read(): { readonly muted: boolean; readonly camera: boolean } | undefined;
  write(kept: { readonly muted: boolean; readonly camera: boolean }): void;
  /** Whoever put the call on hold is neither heard nor seen until they resume. */
  isHeld(): boolean;
  keepHeld(on: boolean): void;
}

/** Looks for ways to this device without anybody to connect to, and without a camera. */
export interface Gathering extends ServerCheck {
  /** Ends when nothing more comes, `isEnough` says so or `until` is aborted, with what was found by then. */
  gather(
    ice: Pick<IceSettings, 'servers' | 'relayOnly'>,
    isEnough: (gathered: Gathered) => boolean,
    until: AbortSignal,
  ): Promise<Gathered>;
}

/** Session descriptions as letters carry them. */
export interface Packing {
  pack(description: {
    readonly type: PackedDescription['type'];
    readonly sdp: string;
  }): Promise<PackedDescription>;
  unpack(
    packed: PackedDescription,
  ): Promise<Result<{ readonly type: PackedDescription['type']; readonly sdp: string }>>;
}

/** The switch *Data saver*, remembered by this browser. */
export interface DataSaver {
  isOn(): boolean;
  remember(on: boolean): void;
}

/** Loudness of the own microphone. */
export interface VoiceMeter {
  /** Gives what reads the loudness now, 0 to 1, also of a muted track; listens until aborted. */
  listen(track: MediaStreamTrack, until: AbortSignal): () => number;
}

/** A picture of the call above all other windows. */
export type Picture = {
  /** Where its content goes; undefined: the browser fills it by itself. */
  readonly body: HTMLElement | undefined;
  close(): void;
};

/** Picture-in-picture. */
export interface Pictures {
  readonly kind: 'window' | 'video' | undefined;
  /** undefined: the browser refused. `closed` is called once it is gone, by whomever. */
  open(closed: () => void): Promise<Picture | undefined>;
}

export interface FullScreen {
  /** Asks the browser to switch; it may refuse. */
  readonly toggle: () => void;
  watch(changed: (on: boolean) => void, until: AbortSignal): void;
}

/** What this browser remembers of how somebody likes the call window. */
export interface CallHabits {
  characterKeys(): boolean;
  rememberCharacterKeys(on: boolean): void;
}
