/** A call window: its session over the ports of a machine. */
import type { CallView } from '../../../utils/core/call/view.ts';
import type { MediaSignal } from '../../../utils/core/call/input.ts';
import { err, ok } from '../../../utils/core/lib/result.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import type { FromPages, ToPages } from '../../../utils/models/ports/messages.ts';
import type { Background } from '../../../utils/models/background.ts';
import { createCallSession } from '../../../utils/models/call-session/call-session.ts';
import type { CallHashes, MediaSources, ReloadMemory } from '../../../utils/models/media-ports.ts';
import type { Delays, Network } from '../../../utils/models/ports/system.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { createFakeDataSaver, noChoices, plainPacking } from '../fakes/media.ts';
import type { MediaField } from './media-field.ts';
import { PLACES } from './table.ts';
import type { Context, World } from './world.ts';

const LEVEL_INTERVAL = 200;

export const delaysOf = (world: World, context: Context): Delays => ({
  after(ms, then, until) {
    // Loudness and links are looked at all the time, and nothing here depends on them.
    if (ms === LEVEL_INTERVAL) return;
    if (!until.aborted) world.after(context, ms, () => until.aborted || then());
  },
});

/** A device that is open until somebody stops it. */
class Track extends EventTarget {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  getSettings(): MediaTrackSettings {
    return { deviceId: 'first' };
  }
  stop(): void {
    this.readyState = 'ended';
  }
}

const hashes: CallHashes = {
  sha256: async (bytes) => {
    const digest = new Uint8Array(32);
    bytes.forEach((byte, index) => (digest[index % 32] = ((digest[index % 32] ?? 0) * 31 + byte) % 256));
    return digest;
  },
  safetyNumber: async () => '0'.repeat(60),
};

export type Asks = <K extends keyof FromPages>(
  asker: Context,
  type: K,
  data: FromPages[K]['in'],
) => Promise<FromPages[K]['out']>;

type Ports = {
  readonly world: World;
  readonly field: MediaField;
  readonly network: Network;
  readonly ask: Asks;
  /** Outlives the page, and goes with the window. */
  readonly memory: ReloadMemory;
};

export const openCallWindow = (
  call: CallId,
  context: Context,
  { world, field, network, ask, memory }: Ports,
) => {
  const tracks: Track[] = [];
  let listeners: { readonly [K in keyof ToPages]?: (data: ToPages[K]['in']) => void } = {};
  const until = new AbortController();
  const sources: MediaSources = {
    open: async (wanted) => {
      await world.pause(context, 40);
      return wanted.map((source) => {
        const track = new Track();
        tracks.push(track);
        return { source, result: ok(track as unknown as MediaStreamTrack) };
      });
    },
    openDevice: () => Promise.resolve(err('missing')),
    process: () => Promise.resolve(false),
  };
  const background: Background = {
    ask: (type, ...[data]) => ask(context, type, data as never),
    on: (given) => {
      listeners = given;
    },
  };

  const session = createCallSession(
    call,
    {
      background,
      packing: plainPacking,
      sources,
      memory,
      devices: noChoices,
      peers: field.peersOf(context),
      delays: delaysOf(world, context),
      dataSaver: createFakeDataSaver().dataSaver,
      network,
      random: createFakeRandom(1_000 * (1 + PLACES.indexOf(context.side))),
      hashes,
    },
    until.signal,
  );
  return {
    call,
    context,
    memory,
    session,
    hearView: (view: CallView): void => listeners['call-changed']?.(view),
    hearSignal: (id: CallId, signal: MediaSignal): void => listeners['call-signal']?.({ call: id, signal }),
    /** A page that is gone holds no device. */
    openDevices: (): number =>
      context.alive ? tracks.filter(({ readyState }) => readyState === 'live').length : 0,
  };
};

export type CallWindow = ReturnType<typeof openCallWindow>;
