import {
  presenceOf,
  startLink,
  transition,
  type LinkEffect,
  type LinkEvent,
} from '../../core/broker/link.ts';
import type { CloseReason, LinkState } from '../../core/broker/link.ts';
import { letterMessage, probeMessage } from '../../core/broker/wire-message.ts';
import type { Address } from '../../core/people/card.ts';
import type { BrokerAddress } from '../../core/protocol/broker-url.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { BrokerEvents, BrokerLink } from '../../models/ports/letters.ts';
import type { Clock, Network, Random } from '../../models/ports/system.ts';
import { openPeerSocket, type PeerSocket } from './peer-socket.ts';
import { createProber, type Prober } from './prober.ts';
import { watchWake } from './wake.ts';

/** A try that is not open by then is given up, in ms. */
const OPEN_DEADLINE = 10_000;

export type LinkDeps = { readonly clock: Clock; readonly random: Random; readonly network: Network };

/** One socket and the watch over it. */
type Try = { readonly socket: PeerSocket; readonly prober: Prober; end(): void };

/** Carries out what `core/broker/link.ts` decides, for one address, until aborted. */
export const openBrokerLink = (
  { clock, random, network }: LinkDeps,
  at: BrokerAddress,
  own: Address,
  events: BrokerEvents,
  until: AbortSignal,
): BrokerLink => {
  const first = startLink(clock.now());
  let state: LinkState = first.state;
  let current: Try | undefined;
  let delay: ReturnType<typeof setTimeout> | undefined;

  const fraction = (): number => (random.bytes(1)[0] ?? 0) / 256;

  const closed = (why: CloseReason): void => {
    current?.end();
    current = undefined;
    dispatch({
      type: 'closed',
      why: navigator.onLine ? why : 'offline',
      at: clock.now(),
      random: fraction(),
    });
  };

  /** A new token for each socket: with an old one the server would take us over without a word. */
  const connect = (): Try => {
    const ended = new AbortController();
    const signal = AbortSignal.any([until, ended.signal]);
    const deadline = setTimeout(() => closed('unreachable'), OPEN_DEADLINE);
    signal.addEventListener('abort', () => clearTimeout(deadline));
    const prober = createProber(
      {
        random,
        send: (nonce) => socket.send(probeMessage(own, nonce)),
        proved: () => dispatch({ type: 'proved', at: clock.now() }),
        failed: () => closed('unreachable'),
      },
      signal,
    );
    const socket = openPeerSocket(
      { at, own, token: encodeBase64url(random.bytes(16)) },
      {
        opened: () => {
          clearTimeout(deadline);
          prober.probe();
        },
        letter: (src, text) => {
          prober.heard();
          // A ring may have waited at the server for this very socket: it proves as much as an echo, and wants an answer.
          dispatch({ type: 'proved', at: clock.now() });
          events.letter(src, text);
        },
        absent: () => prober.heard(),
        echo: (nonce) => prober.echo(nonce),
        dropped: () => events.dropped(),
        closed,
      },
      signal,
    );
    return { socket, prober, end: () => ended.abort() };
  };

  const carryOut = (effect: LinkEffect): void => {
    switch (effect.type) {
      case 'connect':
        clearTimeout(delay);
        current?.end();
        current = connect();
        return;
      case 'probe':
        return current?.prober.probe();
      case 'wait':
        delay = setTimeout(() => dispatch({ type: 'delay-over' }), effect.ms);
    }
  };

  const dispatch = (event: LinkEvent): void => {
    if (until.aborted) return;
    const before = JSON.stringify(presenceOf(state));
    const step = transition(state, event);
    state = step.state;
    step.effects.forEach(carryOut);
    const presence = presenceOf(state);
    if (JSON.stringify(presence) !== before) events.presence(presence);
  };

  const nudge = (): void => dispatch({ type: 'nudge', at: clock.now() });
  network.watch(nudge, until);
  watchWake(nudge, clock, until);
  until.addEventListener('abort', () => clearTimeout(delay));
  first.effects.forEach(carryOut);
  events.presence(presenceOf(state));

  return {
    send: (to, text) => {
      if (until.aborted || state.phase !== 'open' || !current) return false;
      current.socket.send(letterMessage(to, text));
      current.prober.probeIfSilent();
      return true;
    },
  };
};
