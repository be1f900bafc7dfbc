/** A PeerServer in the world, with everything that may be wrong with it, for each of the two machines by itself. */
import type { openPeerSocket, SocketEvents } from '../../../utils/adapters/broker/peer-socket.ts';
import type { OutgoingMessage } from '../../../utils/core/broker/wire-message.ts';
import type { Address } from '../../../utils/core/people/card.ts';
import { createDice } from './dice.ts';
import type { Context, World } from './world.ts';
import type { Place } from './table.ts';

export type BrokerCondition = 'sound' | 'stopped' | 'slow' | 'half-open' | 'refusing' | 'id-taken';

type Socket = {
  readonly own: Address;
  readonly context: Context;
  readonly events: SocketEvents;
  open: boolean;
};

/** PeerServer keeps what is for somebody who is away for so long, ms. */
const KEPT = 5_000;
/** It drops whoever is silent for longer, ms. */
const ALIVE = 60_000;

/** The wire that loses and delays: `seed` undefined is one that does neither. */
export type Wire = { readonly seed: number | undefined };

export const createBrokerServer = (world: World, wire: Wire, isOnline: (side: Place) => boolean) => {
  const sockets = new Map<Address, Socket>();
  const condition: Record<Place, BrokerCondition> = {
    caller: 'sound',
    callee: 'sound',
    laptop: 'sound',
  };
  /** What is on its way to a machine without network: TCP sends it again. */
  const held: { readonly side: Place; readonly run: () => void }[] = [];
  let isLossy = false;
  let isHeld = false;
  const waiting: (() => void)[] = [];
  const dice = createDice(wire.seed ?? 0);
  const letters: { readonly at: number; readonly from: Place }[] = [];

  const latency = (side: Place): number => (condition[side] === 'slow' ? 2_500 : 15);

  const arrive = (socket: Socket, run: () => void): void => {
    const { side } = socket.context;
    if (!socket.open || sockets.get(socket.own) !== socket) return;
    if (condition[side] === 'half-open') return;
    if (!isOnline(side)) held.push({ side, run: () => arrive(socket, run) });
    else world.after(socket.context, latency(side), () => socket.open && run());
  };

  const carry = (src: Address, to: Address, text: string, sentAt: number): void => {
    const socket = sockets.get(to);
    if (socket !== undefined) arrive(socket, () => socket.events.letter(src, text));
    else if (world.now() - sentAt < KEPT) world.after(world.nature, 100, () => carry(src, to, text, sentAt));
  };

  /** Letters of a lossy wire: one in seven is lost, one in seven comes twice, all take their time. */
  const post = (src: Address, to: Address, text: string): void => {
    const at = world.now();
    if (isHeld) {
      waiting.push(() => carry(src, to, text, world.now()));
      return;
    }
    if (!isLossy || wire.seed === undefined) return carry(src, to, text, at);
    const fate = dice();
    if (fate < 1 / 7) return;
    const copies = fate > 6 / 7 ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1)
      world.after(world.nature, Math.floor(dice() * 1_200), () => carry(src, to, text, at));
  };

  const take = (socket: Socket, message: OutgoingMessage): void => {
    const { side } = socket.context;
    if (!socket.open) return;
    if (!isOnline(side)) {
      held.push({ side, run: () => take(socket, message) });
      return;
    }
    if (condition[side] === 'half-open') return;
    world.after(world.nature, latency(side), () => {
      const payload = message.payload as { readonly nonce?: string; readonly letter?: string };
      if (message.dst === socket.own && payload.nonce !== undefined) {
        const { nonce } = payload;
        arrive(socket, () => socket.events.echo(nonce));
      } else if (payload.letter !== undefined) {
        letters.push({ at: world.now(), from: side });
        post(socket.own, message.dst, payload.letter);
      }
    });
  };

  const close = (socket: Socket): void => {
    if (!socket.open) return;
    socket.open = false;
    if (sockets.get(socket.own) === socket) sockets.delete(socket.own);
    world.after(socket.context, 10, () => socket.events.closed('unreachable'));
  };

  /** In place of `openPeerSocket`. */
  const open: typeof openPeerSocket = ({ own }, events, until) => {
    const context = world.current();
    const { side } = context;
    const socket: Socket = { own, context, events, open: true };
    const end = (): void => {
      socket.open = false;
      if (sockets.get(own) === socket) sockets.delete(own);
    };
    until.addEventListener('abort', end);
    const fail = (why: 'unreachable' | 'refused' | 'taken'): void => {
      if (!socket.open) return;
      end();
      events.closed(why);
    };
    world.after(context, 2 * latency(side), () => {
      if (!isOnline(side) || condition[side] === 'stopped') return fail('unreachable');
      if (condition[side] === 'refusing') return fail('refused');
      if (condition[side] === 'id-taken' || sockets.get(own)?.context.alive === true) return fail('taken');
      if (!socket.open) return;
      sockets.set(own, socket);
      events.opened();
    });
    return { send: (message) => take(socket, message) };
  };

  return {
    open,
    letters,
    /** Something is wrong with it, as this machine sees it; `drop`: sockets that are open are closed. */
    set(side: Place, now: BrokerCondition, drop: boolean): void {
      condition[side] = now;
      if (drop) for (const socket of sockets.values()) if (socket.context.side === side) close(socket);
    },
    loseLetters(on: boolean): void {
      isLossy = on;
    },
    /** Letters wait at the broker, and then leave. */
    hold(on: boolean): void {
      isHeld = on;
      for (const go of waiting.splice(0)) go();
    },
    /** The host that held it is gone. */
    hangUp(context: Context): void {
      for (const socket of sockets.values()) if (socket.context === context) close(socket);
    },
    /** Nothing was heard of this machine for so long. */
    silent(side: Place, ms: number): void {
      if (ms < ALIVE) return;
      for (const socket of sockets.values()) if (socket.context.side === side) close(socket);
    },
    online(side: Place): void {
      for (const one of held.splice(0)) {
        if (one.side === side) one.run();
        else held.push(one);
      }
    },
  };
};

export type BrokerServer = ReturnType<typeof createBrokerServer>;
