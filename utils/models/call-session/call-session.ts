/**
 * The call window's model. The background owns the call's phase; this owns devices and the connection and follows
 * the phase:
 *
 *   callee  ringing → offer is made and reported · connecting → devices open, candidates leave
 *   caller  dialing, asking, ringing → devices open, connection prepared · first signal → answer
 *   both    ended → everything is closed; the last view stays on the screen
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { IceSettings } from '../../adapters/messaging/messages.ts';
import type { DeclineWords } from '../../core/call/decline.ts';
import type { CallAgain, CallCommand, Leg, MediaFailure } from '../../core/call/input.ts';
import type { CallView } from '../../core/call/view.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import { LINES } from '../../core/media/lines.ts';
import type { MediaWire, Sending } from '../../core/media/signal.ts';
import type { CallId, MediaKind } from '../../core/protocol/letter.ts';
import type { Background } from '../background.ts';
import type { Packing, Remote } from '../media-ports.ts';
import { createConnection, type Connection, type ConnectionPorts } from './connection.ts';
import { createHold, type Hold } from './hold.ts';
import { createCallLetters } from './letters.ts';
import { createLink, type Link, type LinkPorts } from './link.ts';
import { createOwnMedia, type OwnMedia, type OwnMediaPorts } from './own-media.ts';
import { createCallProof, type CallProof, type ProofPorts } from './call-proof.ts';
import { createTalk, type Talk } from './talk.ts';

export type SessionPorts = ConnectionPorts &
  OwnMediaPorts &
  ProofPorts &
  LinkPorts & {
    readonly background: Background;
    readonly packing: Packing;
  };

export type CallSession = {
  /** undefined while loading; null: there is no such call (any more). */
  readonly view: ReadonlySignal<CallView | null | undefined>;
  /** undefined until the call is known. */
  readonly own: ReadonlySignal<OwnMedia | undefined>;
  readonly remote: ReadonlySignal<Remote | undefined>;
  /** What the other side says it sends; undefined until it said so. */
  readonly peerSends: ReadonlySignal<Sending | undefined>;
  readonly link: Link;
  readonly proof: Pick<CallProof, 'comparable' | 'confirm'>;
  /** The person compared the codes, and they are not the same: the call is over. */
  readonly differs: () => void;
  /** The other side is heard at this moment. */
  readonly speaking: ReadonlySignal<boolean>;
  /** What else the two windows say to each other. */
  readonly talk: Talk;
  readonly hold: Hold;
  /** The background could not be reached; it is asked again by `refresh`. */
  readonly unreachable: ReadonlySignal<boolean>;
  readonly refresh: () => void;
  /** Devices and connection close at once, whatever the background does. */
  readonly hangUp: () => void;
  readonly decline: (words?: DeclineWords) => void;
  readonly accept: (kind: MediaKind) => void;
  readonly sendReason: (text: string) => void;
  readonly cancelCountdown: () => void;
  readonly connect: () => void;
  readonly callAgain: (how: CallAgain) => void;
  /** Takes “in N minutes” of a declined call. Answers when that is, ms; null: it did not come about. */
  readonly remind: () => Promise<number | null>;
  /** Opens the conversation with them. */
  readonly write: () => void;
};

/** A rule may say that the camera of the one who is called stays off until they switch it on. */
const opensCamera = ({ kind, role, judgement }: CallView): boolean =>
  kind === 'video' && !(role === 'callee' && judgement?.options.cameraOff === true);

const NOTHING_SENT: Sending = { voice: false, camera: false, screen: false };

const LEVEL_INTERVAL = 200;
const RETRY_INTERVAL = 2_000;
/** Background noise of a quiet room stays below. */
const SPEECH_LEVEL = 0.02;

export const createCallSession = (call: CallId, ports: SessionPorts, until: AbortSignal): CallSession => {
  const view = signal<CallView | null | undefined>();
  const own = signal<OwnMedia | undefined>();
  const connection = signal<Connection | undefined>();
  const remote = signal<Remote | undefined>();
  const peerSends = signal<Sending | undefined>();
  const speaking = signal(false);
  const unreachable = signal(false);
  const talk = createTalk();
  const over = new AbortController();
  const ended = AbortSignal.any([until, over.signal]);
  const hold = createHold(
    talk,
    computed(() => view.value?.onHold === true),
    () => letters.command({ type: 'resume' }),
    ended,
  );
  let ice: IceSettings | undefined;
  let failure: MediaFailure | undefined;
  /** Signals and a newer view may come before the answer to `call-open`. */
  let early: readonly MediaWire[] = [];
  let newer: CallView | undefined;
  let line: (Leg & { readonly end: AbortController }) | undefined;
  let reloaded = false;

  const letters = createCallLetters(
    call,
    ports,
    {
      view: (next) => follow(next),
      wire: (wire) => hear(wire),
      unreachable: () => lost(),
    },
    until,
  );

  /**
   * Another connection is made when the call goes on as another one in this window: both sides called at once, or the
   * other window was loaded anew.
   */
  const connect = ({ role, rejoins = 0 }: CallView, settings: IceSettings): Connection => {
    if (connection.value !== undefined && line?.role === role && line.rejoins === rejoins)
      return connection.value;
    line?.end.abort();
    const leg = { role, rejoins };
    const current = { ...leg, end: new AbortController() };
    line = current;
    failure = undefined;
    const made = createConnection(
      role,
      settings,
      ports,
      (report) => {
        if (report.type === 'failed' && line === current) failure = report.why;
        letters.report(report, leg);
      },
      talk.line,
      AbortSignal.any([ended, current.end.signal]),
    );
    peerSends.value = undefined;
    remote.value = made.remote;
    connection.value = made;
    for (const wire of early) made.hear(wire);
    early = [];
    return made;
  };

  const hear = (wire: MediaWire): void => {
    if (connection.value === undefined) early = [...early, wire];
    else connection.value.hear(wire);
  };

  const useOwn = (current: CallView): OwnMedia => {
    const media = own.value ?? createOwnMedia(ports, opensCamera(current), ended);
    // Accepted elsewhere, perhaps with sound only.
    if (own.value !== undefined && view.value?.kind !== current.kind)
      media.dispatch({ type: 'wish-camera', on: opensCamera(current) });
    own.value = media;
    return media;
  };

  const follow = (next: CallView): void => {
    const before = view.value;
    if (ice === undefined) newer = next;
    if (before === null || before?.phase === 'ended' || ice === undefined) return;
    unreachable.value = false;
    if (over.signal.aborted) {
      view.value = next;
      return;
    }
    const media = useOwn(next);
    view.value = next;
    switch (next.phase) {
      case 'inviting':
        // Nobody may come for minutes: the camera stays dark until the countdown.
        if (next.countdownUntil !== undefined) media.dispatch({ type: 'start' });
        return;
      case 'screening':
        return;
      case 'dialing':
      case 'asking':
      case 'ringing': {
        const made = connect(next, ice);
        if (next.role === 'callee') made.offer();
        else media.dispatch({ type: 'start' });
        return;
      }
      case 'connecting': {
        // Loaded anew after its description left: the other side would take a new one for a stranger's. Where none left
        // yet, the background has no use for this.
        if (connection.value === undefined && ports.memory.read() !== undefined)
          letters.report({ type: 'reloaded' });
        const made = connect(next, ice);
        if (next.role === 'callee') made.offer();
        made.accepted();
        media.dispatch({ type: 'start' });
        // A failure before accept ended nothing; now it does.
        if (failure !== undefined) letters.report({ type: 'failed', why: failure });
        return;
      }
      case 'live':
      case 'reconnecting':
        // Loaded anew in the middle of a call: its keys died with the old page.
        if (connection.value === undefined && !reloaded) {
          reloaded = true;
          letters.report({ type: 'reloaded' });
        }
        return;
      case 'ended':
        close();
        return;
      default:
        assertNever(next.phase);
    }
  };

  const close = (): void => {
    talk.say({ type: 'bye' });
    over.abort();
    speaking.value = false;
  };

  /** A message wakes a background that was stopped; one that fails all the same is tried again. */
  const lost = (): void => {
    if (view.value === null || view.value?.phase === 'ended') return;
    unreachable.value = true;
    ports.delays.after(RETRY_INTERVAL, refresh, until);
  };

  const leave = (command: CallCommand): void => {
    letters.command(command);
    close();
  };

  const refresh = (): void => {
    void letters.open().then(
      (answer) => {
        if (answer === null) {
          if (view.value?.phase !== 'ended') view.value = null;
          close();
          return;
        }
        ice ??= answer.ice;
        follow(newer ?? answer.view);
        newer = undefined;
      },
      () => lost(),
    );
  };

  const stopFeeding = effect(() => {
    const outgoing = own.value?.outgoing.value;
    const made = connection.value;
    if (outgoing === undefined || made === undefined) return;
    const held = hold.on.value;
    for (const { name } of LINES) made.setTrack(name, held ? undefined : outgoing.tracks[name]);
    if (talk.open.value) talk.say({ type: 'sending', sending: held ? NOTHING_SENT : outgoing.sending });
  });
  ended.addEventListener('abort', stopFeeding);

  /** Whoever sits in between must not go on listening. */
  const distrust = (why: MediaFailure): void => {
    letters.report({ type: 'failed', why });
    close();
  };
  const proof = createCallProof(call, ports, talk, () => distrust('proof-broken'), ended);
  const stopProving = effect(() => {
    const made = connection.peek();
    if (talk.open.value && made !== undefined && line !== undefined)
      proof.begin(line.role, made.fingerprints());
  });
  ended.addEventListener('abort', stopProving);

  talk.hear('sending', ({ sending }) => {
    peerSends.value = sending;
    connection.peek()?.showScreen(sending.screen);
  });

  const watchLevel = (): void => {
    const live = view.value?.phase === 'live';
    speaking.value = live && (connection.value?.level() ?? 0) > SPEECH_LEVEL;
    ports.delays.after(LEVEL_INTERVAL, watchLevel, ended);
  };
  const link = createLink(
    {
      connection,
      live: computed(() => view.value?.phase === 'live'),
      sends: computed(() => own.value?.outgoing.value.sending),
      peerSends,
      talk,
    },
    ports,
    ended,
  );

  refresh();
  watchLevel();

  return {
    view,
    own,
    remote,
    peerSends,
    link,
    proof,
    differs: () => distrust('proof-differs'),
    speaking,
    talk,
    hold,
    unreachable,
    refresh,
    hangUp: () => leave({ type: 'hang-up' }),
    decline: (words = {}) => leave({ type: 'decline', ...words }),
    accept(kind) {
      const current = view.value;
      if (current) own.value?.dispatch({ type: 'wish-camera', on: opensCamera({ ...current, kind }) });
      letters.command({ type: 'accept', kind });
    },
    sendReason: (text) => letters.command({ type: 'reason', text }),
    cancelCountdown: () => letters.command({ type: 'cancel-countdown' }),
    connect: () => letters.command({ type: 'connect' }),
    callAgain: (how) => letters.command({ type: 'call-again', ...how }),
    remind: () => ports.background.ask('remind', { call }).catch(() => null),
    write() {
      const current = view.value;
      if (!current) return;
      const { account, person } = current;
      ports.background.ask('write-to-person', { account, userId: person.userId }).catch(() => lost());
    },
  };
};
