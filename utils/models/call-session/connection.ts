import type { MediaFailure } from '../../core/call/input.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import { parseChannelMessage, writeChannelMessage } from '../../core/media/channel-message.ts';
import type { Description } from '../../core/media/description.ts';
import { negotiate } from '../../core/media/negotiation.ts';
import {
  createNegotiation,
  type NegotiationEffect,
  type NegotiationTimer,
} from '../../core/media/negotiation-state.ts';
import {
  recover,
  type Recovery,
  type RecoveryEffect,
  type RecoveryTimer,
} from '../../core/media/recovery.ts';
import { DESCRIPTION_ALLOWANCE, MEDIA_TIMES, MESSAGE_ALLOWANCE } from '../../core/media/limits.ts';
import type { Line } from '../../core/media/lines.ts';
import type { LinkSample } from '../../core/media/link-sample.ts';
import type { SendPlan } from '../../core/media/send-plan.ts';
import type { MediaWire } from '../../core/media/signal.ts';
import type { Candidate } from '../../core/protocol/letter.ts';
import type { Fingerprints, IceServer, IceSettings, Peers, Remote } from '../media-ports.ts';
import type { Delays, Network } from '../ports/system.ts';
import { createAllowance } from './allowance.ts';
import { createMachine } from './machine.ts';
import { createNamedTimers } from './named-timers.ts';
import { watchSilence } from './silence.ts';
import type { TalkLine } from './talk.ts';

/** What the connection has to tell our own background. */
export type ConnectionReport =
  | {
      readonly type: 'offer-ready';
      readonly description: Description;
      readonly candidates: readonly Candidate[];
    }
  | MediaWire
  | { readonly type: 'connected' | 'interrupted' | 'left' | 'vanished' }
  | { readonly type: 'failed'; readonly why: MediaFailure };

export type ConnectionPorts = {
  readonly peers: Peers;
  readonly delays: Delays;
  readonly network: Network;
};

export type Connection = {
  readonly remote: Remote;
  showScreen(on: boolean): void;
  /** Callee: makes the offer that waits for accept. */
  offer(): void;
  accepted(): void;
  hear(wire: MediaWire): void;
  setTrack(line: Line, track: MediaStreamTrack | undefined): void;
  setPlan(plan: SendPlan): void;
  measure(): Promise<LinkSample | undefined>;
  fingerprints(): Promise<Fingerprints>;
  level(): number;
};

const isRelay = ({ urls }: IceServer): boolean => urls.some((url) => /^turns?:/.test(url));

/** The media connection of one call, until `until` is aborted or it failed. Reports come in the order of events. */
export const createConnection = (
  role: 'caller' | 'callee',
  given: IceSettings,
  ports: ConnectionPorts,
  report: (report: ConnectionReport) => void,
  talk: TalkLine,
  until: AbortSignal,
): Connection => {
  const ice: IceSettings = {
    ...given,
    // A stored address may be one that this browser refuses; most calls need no relay.
    servers: given.servers.filter((server) => !isRelay(server) || ports.peers.accepts(server)),
  };
  /** The network changed and nothing was heard through the data channel since. */
  let isDoubtful = false;
  const over = new AbortController();
  const ended = AbortSignal.any([until, over.signal]);

  const peer = ports.peers.create(ice, {
    candidate: (candidate) => negotiation.dispatch({ type: 'candidate', candidate }),
    gathered: () => negotiation.dispatch({ type: 'gathered' }),
    connection: (state) => recovery.dispatch({ type: 'connection', state }),
    needed: () => negotiation.dispatch({ type: 'needed' }),
    channelOpened: () => talk.opened((message) => peer.send(writeChannelMessage(message))),
    channelClosed: () => leave('vanished'),
    message: (data) => {
      isDoubtful = false;
      if (!mayTalk()) return;
      const message = parseChannelMessage(data);
      if (!message.ok) return;
      if (message.value.type === 'description' || message.value.type === 'candidates') take(message.value);
      else if (message.value.type === 'bye') leave('left');
      else talk.said(message.value);
    },
  });

  /** The other side is known, but may be broken or mean harm: more than any call needs is left lying. */
  const mayTalk = createAllowance(MESSAGE_ALLOWANCE, ports.delays, ended);
  const mayDescribe = createAllowance(DESCRIPTION_ALLOWANCE, ports.delays, ended);
  const take = (signal: MediaWire): void => {
    if (signal.type === 'description' && !mayDescribe()) return;
    negotiation.dispatch({ type: 'signal', signal });
  };

  /** Usually their `hangup` comes as well; where no letter gets through, their goodbye alone tells it at once. */
  const leave = (how: 'left' | 'vanished'): void => {
    if (ended.aborted) return;
    over.abort();
    if (how === 'left') report({ type: how });
    // A window that was closed takes its channel along, and its `hangup` comes a moment later.
    else ports.delays.after(MEDIA_TIMES.tell, () => report({ type: how }), until);
  };

  const fail = (why: MediaFailure): void => {
    over.abort();
    report({ type: 'failed', why });
  };

  const isSteady = (): boolean => recovery.state.peek().phase === 'steady';

  /**
   * The data channel is open long after its path is dead: it carries letters only while the path is known to. For some
   * seconds after a change of network nobody knows, and then everything goes both ways; negotiation knows doubles.
   */
  const send = (wire: MediaWire): void => {
    if (!isSteady() || !peer.send(writeChannelMessage(wire)) || isDoubtful) report(wire);
  };

  const made = (text: string | undefined): void =>
    negotiation.dispatch(text === undefined ? { type: 'refused' } : { type: 'made', sdp: text });

  const runNegotiation = (effect: NegotiationEffect): void => {
    switch (effect.do) {
      case 'make-offer':
        void peer.makeOffer(effect.restart, effect.draft).then(made);
        return;
      case 'make-answer':
        void peer.makeAnswer().then(made);
        return;
      case 'take':
        void peer
          .take(effect.description.type, effect.description.sdp)
          .then((took) => negotiation.dispatch({ type: took ? 'took' : 'refused' }));
        return;
      case 'add-candidates':
        peer.addCandidates(effect.candidates);
        return;
      case 'report-offer':
        report({ type: 'offer-ready', description: effect.description, candidates: effect.candidates });
        return;
      case 'send':
        send(effect.signal);
        return;
      case 'set-timer':
        timers.set(effect.name, effect.ms, () => negotiation.dispatch({ type: 'timer', name: effect.name }));
        return;
      case 'clear-timer':
        timers.clear(effect.name);
        return;
      case 'fail':
        fail(effect.why);
        return;
      default:
        assertNever(effect);
    }
  };

  const runRecovery = (effect: RecoveryEffect): void => {
    switch (effect.do) {
      case 'report':
        report({ type: effect.event });
        return;
      case 'restart':
        isDoubtful ||= effect.urgent;
        negotiation.dispatch({ type: 'restart', urgent: effect.urgent });
        return;
      case 'set-timer':
        recoveryTimers.set(effect.name, effect.ms, () =>
          recovery.dispatch({ type: 'timer', name: effect.name }),
        );
        return;
      case 'clear-timer':
        recoveryTimers.clear(effect.name);
        return;
      case 'fail':
        fail(effect.why);
        return;
      default:
        assertNever(effect);
    }
  };

  const timers = createNamedTimers<NegotiationTimer>(ports.delays, ended);
  const recoveryTimers = createNamedTimers<RecoveryTimer>(ports.delays, ended);
  const negotiation = createMachine(
    createNegotiation(role, ice.relayOnly, ice.hideLocal),
    negotiate,
    runNegotiation,
  );
  const recovery = createMachine<Recovery, Parameters<typeof recover>[1], RecoveryEffect>(
    { phase: 'waiting' },
    recover,
    runRecovery,
  );

  watchSilence(peer, ports.delays, ended);
  ports.network.watch(() => recovery.dispatch({ type: 'network' }), ended);
  ended.addEventListener('abort', () => {
    negotiation.dispatch({ type: 'end' });
    recovery.dispatch({ type: 'end' });
    talk.closed();
    peer.close();
  });
  // No relay at all is known without waiting for one.
  if (ice.relayOnly && !ice.servers.some(isRelay)) queueMicrotask(() => fail('no-relay'));

  return {
    remote: peer.remote,
    showScreen: (on) => peer.showScreen(on),
    offer: () => negotiation.dispatch({ type: 'start' }),
    accepted() {
      negotiation.dispatch({ type: 'accepted' });
      recovery.dispatch({ type: 'accepted' });
    },
    hear(wire) {
      // Their network changed: the answer must not go where their question could not.
      if (isSteady() && wire.type === 'description' && wire.description.type === 'offer') isDoubtful = true;
      take(wire);
    },
    setTrack: (line, track) => peer.setTrack(line, track),
    setPlan: (plan) => peer.setPlan(plan),
    measure: () => peer.measure(),
    fingerprints: () => peer.fingerprints(),
    level: () => peer.level(),
  };
};
