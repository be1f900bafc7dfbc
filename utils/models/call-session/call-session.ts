/**
 * The call window's model. The background owns the call's phase; this owns devices and the connection and follows
 * the phase (`following`; `phases` says what each of them means here).
 */
import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import type { DeclineWords } from '../../core/call/decline.ts';
import type { CallAgain, CallCommand, MediaFailure } from '../../core/call/input.ts';
import type { CallView } from '../../core/call/view.ts';
import type { Sending } from '../../core/media/signal.ts';
import type { CallId, MediaKind } from '../../core/protocol/letter.ts';
import type { Background } from '../background.ts';
import type { Packing, ReloadMemory, Remote } from '../media-ports.ts';
import { createCallProof, type CallProof, type ProofPorts } from './call-proof.ts';
import type { ConnectionPorts } from './connection.ts';
import { feedConnection } from './feeding.ts';
import { createFollowing } from './following.ts';
import { createHold, type Hold } from './hold.ts';
import { createLegs } from './legs.ts';
import { createCallLetters } from './letters.ts';
import { createLink, type Link, type LinkPorts } from './link.ts';
import type { OwnMedia, OwnMediaPorts } from './own-media.ts';
import { createPhases } from './phases.ts';
import { watchSpeaking } from './speaking.ts';
import { createTalk, type Talk } from './talk.ts';

export type SessionPorts = ConnectionPorts &
  OwnMediaPorts &
  ProofPorts &
  LinkPorts & {
    readonly background: Background;
    readonly packing: Packing;
    readonly memory: ReloadMemory;
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

export const createCallSession = (call: CallId, ports: SessionPorts, until: AbortSignal): CallSession => {
  const talk = createTalk();
  const over = new AbortController();
  const ended = AbortSignal.any([until, over.signal]);
  const close = (): void => {
    talk.say({ type: 'bye' });
    over.abort();
  };

  const letters = createCallLetters(
    call,
    ports,
    {
      view: (next) => following.follow(next),
      wire: (wire) => legs.hear(wire),
      unreachable: () => following.lost(),
      missed: () => following.refresh(),
    },
    until,
  );
  const legs = createLegs(letters, talk, ports, ended);
  const { connection, remote, peerSends } = legs;
  const following = createFollowing(letters, createPhases(legs, letters, ports.memory, close), close, ports, {
    closed: over.signal,
    until,
    either: ended,
  });
  const { view, own, unreachable, refresh } = following;
  const live = computed(() => view.value?.phase === 'live');

  const hold = createHold(
    talk,
    computed(() => view.value?.onHold === true),
    () => letters.command({ type: 'resume' }),
    ports.memory,
    ended,
  );
  feedConnection(own, connection, hold.on, talk, ended);

  /** Whoever sits in between must not go on listening. */
  const distrust = (why: MediaFailure): void => {
    letters.report({ type: 'failed', why });
    close();
  };
  const proof = createCallProof(call, ports, talk, () => distrust('proof-broken'), ended);
  const stopProving = effect(() => {
    const made = connection.peek();
    const role = legs.role();
    if (talk.open.value && made !== undefined && role !== undefined) proof.begin(role, made.fingerprints());
  });
  ended.addEventListener('abort', stopProving);

  const sends = computed(() => own.value?.outgoing.value.sending);
  const link = createLink({ connection, live, sends, peerSends, talk }, ports, ended);

  refresh();
  const speaking = watchSpeaking(connection, live, ports.delays, ended);

  const leave = (command: CallCommand): void => {
    letters.command(command);
    close();
  };

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
    accept: (kind) => letters.command({ type: 'accept', kind }),
    sendReason: (text) => letters.command({ type: 'reason', text }),
    cancelCountdown: () => letters.command({ type: 'cancel-countdown' }),
    connect: () => letters.command({ type: 'connect' }),
    callAgain: (how) => letters.command({ type: 'call-again', ...how }),
    remind: () => ports.background.ask('remind', { call }).catch(() => null),
    write() {
      const current = view.value;
      if (!current) return;
      const { account, person } = current;
      ports.background
        .ask('write-to-person', { account, userId: person.userId })
        .catch(() => following.lost());
    },
  };
};
