import { systemRandom } from '../../../../utils/adapters/browser/system.ts';
import { callHashes } from '../../../../utils/adapters/crypto/call-hashes.ts';
import type { IceSettings } from '../../../../utils/models/media-ports.ts';
import type { CallPhase, CallView } from '../../../../utils/core/call/view.ts';
import type { Leg, MediaEvent, MediaSignal } from '../../../../utils/core/call/input.ts';
import { writeDescriptionText } from '../../../../utils/core/media/description.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId, MediaKind } from '../../../../utils/core/protocol/letter.ts';
import type { Background } from '../../../../utils/models/background.ts';
import { createCallSession } from '../../../../utils/models/call-session/call-session.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import {
  createFakeDataSaver,
  createFakeDelays,
  createFakePeers,
  createFakeSources,
  noChoices,
  plainPacking,
  settled,
} from '../../../support/fakes/media.ts';
import { sdpOf } from '../../../support/media-wire.ts';

const CALL = 'AAAAAAAAAAAAAAAAAAAAAA' as CallId;

type Start = {
  readonly role: CallView['role'];
  readonly phase: CallPhase;
  readonly kind?: MediaKind;
  readonly ice?: IceSettings;
  /** What the other side said before the window was loaded. */
  readonly signals?: readonly MediaSignal[];
  /** What was on before this window was loaded anew. */
  readonly kept?: { readonly muted: boolean; readonly camera: boolean };
  readonly keptHeld?: boolean;
};

const DIRECT: IceSettings = { servers: [], relayOnly: false };

export const description = (type: 'offer' | 'answer', round: number): MediaSignal => {
  const sdp = writeDescriptionText({ type, sdp: sdpOf('peer', `p${round}`), round });
  return { type: 'description', description: { type, sdp }, candidates: [] };
};

/** A call window whose background and browser are the test's. */
export const openWindow = async ({
  role,
  phase,
  kind = 'video',
  ice = DIRECT,
  signals = [],
  kept,
  keptHeld = false,
}: Start) => {
  let view: CallView | undefined = {
    id: CALL,
    account: '1' as UserId,
    role,
    phase,
    kind,
    person: { userId: '2' as UserId },
    startedAt: 0,
    relayOnly: ice.relayOnly,
  };
  const events: MediaEvent[] = [];
  /** By whose connection, one for each of them. */
  const legs: (Leg | undefined)[] = [];
  const commands: string[] = [];
  let dead = false;
  let opened = 0;
  let changeNetwork: () => void = () => undefined;
  let listeners: Parameters<Background['on']>[0] = {};
  let missed: () => void = () => undefined;
  /** Answers are on their way until then. */
  let answers: Promise<void> = Promise.resolve();
  const answer = (type: string, data: unknown): unknown => {
    if (type === 'call-open') return view === undefined ? null : { view, ice, signals };
    if (type === 'call-media') {
      const { event, leg } = data as { event: MediaEvent; leg?: Leg };
      events.push(event);
      legs.push(leg);
    }
    if (type === 'call-command') commands.push((data as { command: { type: string } }).command.type);
    return undefined;
  };
  const background: Background = {
    ask: (type, ...[data]) => {
      if (type === 'call-open') opened += 1;
      return dead
        ? Promise.reject(new Error('Nobody answered'))
        : (Promise.all([answer(type, data), answers]).then(([given]) => given) as ReturnType<
            typeof background.ask<typeof type>
          >);
    },
    on: (given, _until, miss = missed) => {
      listeners = given;
      missed = miss;
    },
  };
  const sources = createFakeSources();
  let held = keptHeld;
  const { peers, made } = createFakePeers();
  const { delays, ring } = createFakeDelays();
  const { dataSaver, remembered } = createFakeDataSaver();
  const until = new AbortController();
  const clock = createFakeClock();
  const peer = () => {
    const [first] = made;
    if (first === undefined) throw new Error('no connection was made');
    return first;
  };
  const session = createCallSession(
    CALL,
    {
      background,
      packing: plainPacking,
      sources: sources.sources,
      memory: {
        read: () => kept,
        write: () => undefined,
        isHeld: () => held,
        keepHeld: (on) => void (held = on),
      },
      devices: noChoices,
      peers,
      delays,
      dataSaver,
      network: { watch: (changed) => void (changeNetwork = changed) },
      random: systemRandom,
      hashes: callHashes,
    },
    until.signal,
  );
  await settled();
  return {
    session,
    clock,
    delays,
    until: until.signal,
    events,
    legs,
    commands,
    sources,
    ring,
    /** How often it asked for the call. */
    opened: () => opened,
    /** What a page that is loaded anew would know of the hold. */
    isHeldKept: () => held,
    /** What was remembered of Data saver. */
    remembered,
    made,
    peer,
    openChannel: () => {
      peer().channelOpen = true;
      peer().handlers.channelOpened();
    },
    enter: async (next: CallPhase, change: Partial<CallView> = {}) => {
      if (view === undefined) throw new Error('the call is forgotten');
      view = { ...view, ...change, phase: next };
      listeners['call-changed']?.(view);
      await settled();
    },
    signal: async (type: 'offer' | 'answer', round: number) => {
      listeners['call-signal']?.({ call: CALL, signal: description(type, round) });
      await settled();
    },
    changeNetwork: async () => {
      changeNetwork();
      await settled();
    },
    /** Something that the background told did not come. */
    miss: async (next: CallPhase) => {
      if (view !== undefined) view = { ...view, phase: next };
      missed();
      await settled();
    },
    /** Answers that were asked for take until `then` is over. */
    slowly: async (then: () => Promise<void>) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      answers = promise;
      await then();
      resolve();
      await settled();
    },
    forget: () => {
      view = undefined;
    },
    die: (isDead: boolean) => {
      dead = isDead;
    },
  };
};

export type CallWindow = Awaited<ReturnType<typeof openWindow>>;

/** The window of a caller, in a call that is up. */
export const openLive = async (kind: MediaKind = 'video'): Promise<CallWindow> => {
  const window = await openWindow({ role: 'caller', phase: 'ringing', kind });
  await window.sources.next();
  await window.enter('connecting');
  await window.signal('offer', 1);
  window.openChannel();
  window.peer().handlers.connection('connected');
  await window.enter('live');
  return window;
};
