/**
 * The call's connection in this window. Another one is made when the call goes on as another one here: both sides
 * called at once, the other window was loaded anew, or a rule lets it ring over relays only. Each of these is a leg.
 */
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Leg, MediaFailure } from '../../core/call/input.ts';
import type { CallView } from '../../core/call/view.ts';
import type { MediaWire, Sending } from '../../core/media/signal.ts';
import type { IceSettings, Remote } from '../media-ports.ts';
import { createConnection, type Connection, type ConnectionPorts } from './connection.ts';
import type { CallLetters } from './letters.ts';
import type { Talk, TalkLine } from './talk.ts';

export type Legs = {
  /** Of the present leg; undefined before the first one. */
  readonly connection: ReadonlySignal<Connection | undefined>;
  readonly remote: ReadonlySignal<Remote | undefined>;
  /** What the other side says it sends; undefined until it said so. */
  readonly peerSends: ReadonlySignal<Sending | undefined>;
  role(): Leg['role'] | undefined;
  /** Why the present leg's connection failed. */
  failure(): MediaFailure | undefined;
  /** The connection for the call as it stands: the one that there is, or that of a new leg. */
  connect(view: CallView, ice: IceSettings): Connection;
  /** Signals may come before there is a connection. */
  hear(wire: MediaWire): void;
};

export const createLegs = (
  letters: Pick<CallLetters, 'report'>,
  talk: Talk & { readonly line: TalkLine },
  ports: ConnectionPorts,
  until: AbortSignal,
): Legs => {
  const connection = signal<Connection | undefined>();
  const remote = signal<Remote | undefined>();
  const peerSends = signal<Sending | undefined>();
  let present: (Leg & { readonly end: AbortController }) | undefined;
  let failure: MediaFailure | undefined;
  let early: readonly MediaWire[] = [];

  talk.hear('sending', ({ sending }) => {
    peerSends.value = sending;
    connection.peek()?.showScreen(sending.screen);
  });

  const begin = (leg: Leg, ice: IceSettings): Connection => {
    present?.end.abort();
    const current = { ...leg, end: new AbortController() };
    present = current;
    failure = undefined;
    const made = createConnection(
      leg.role,
      ice,
      ports,
      (report) => {
        if (report.type === 'failed' && present === current) failure = report.why;
        letters.report(report, leg);
      },
      talk.line,
      AbortSignal.any([until, current.end.signal]),
    );
    peerSends.value = undefined;
    remote.value = made.remote;
    connection.value = made;
    for (const wire of early) made.hear(wire);
    early = [];
    return made;
  };

  return {
    connection,
    remote,
    peerSends,
    role: () => present?.role,
    failure: () => failure,
    connect({ role, rejoins = 0, relayOnly }, ice) {
      const isPresent =
        present?.role === role && present.rejoins === rejoins && present.relayOnly === relayOnly;
      return isPresent && connection.value !== undefined
        ? connection.value
        : begin({ role, rejoins, relayOnly }, { ...ice, relayOnly: ice.relayOnly || relayOnly });
    },
    hear(wire) {
      if (connection.value === undefined) early = [...early, wire];
      else connection.value.hear(wire);
    },
  };
};
