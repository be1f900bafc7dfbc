/**
 * The ways between two machines' connections, as browsers report them: a path that is dead shows after 7 s and fails
 * after 17, a page that closes its connection is noticed at once, one that crashed is not.
 */
import type { Remote, Peers, PeerHandlers } from '../../../utils/models/media-ports.ts';
import { ufragsOf } from '../../../utils/core/media/description.ts';
import type { ConnectionState } from '../../../utils/core/media/recovery.ts';
import { candidateUfrag } from '../../../utils/core/media/candidate.ts';
import { sdpOf } from '../media-wire.ts';
import type { Context, World } from './world.ts';
import { PLACES, type Place } from './table.ts';

const DISCONNECTED = 7_000;
const FAILED = 17_000;

type Path = { readonly ufrags: string; readonly other: End };

type End = {
  readonly context: Context;
  readonly handlers: PeerHandlers;
  readonly name: string;
  local: string;
  remote: string;
  generation: number;
  readonly known: Set<string>;
  state: ConnectionState;
  path: Path | undefined;
  /** Since when the path carries nothing. */
  downAt: number | undefined;
  channel: 'new' | 'open' | 'closed';
  readonly unsent: string[];
  closed: boolean;
};

export const createMediaField = (world: World, isOnline: (side: Place) => boolean) => {
  const ends: End[] = [];
  let isCut = false;

  const carries = (one: End, other: End): boolean =>
    !isCut &&
    one.context.alive &&
    other.context.alive &&
    !one.closed &&
    !other.closed &&
    isOnline(one.context.side) &&
    isOnline(other.context.side);

  const flush = (end: End): void => {
    const { path } = end;
    if (path === undefined || end.channel !== 'open' || !carries(end, path.other)) return;
    for (const text of end.unsent.splice(0))
      world.after(path.other.context, 20, () => {
        if (path.other.channel === 'open') path.other.handlers.message(text);
      });
  };

  const enter = (end: End, state: ConnectionState): void => {
    if (end.closed || end.state === state) return;
    end.state = state;
    world.after(end.context, 1, () => {
      if (!end.closed && end.state === state) end.handlers.connection(state);
    });
  };

  const meet = (one: End, other: End): void => {
    const ufrags = [one.local, other.local].toSorted().join(' ');
    for (const [end, far] of [
      [one, other],
      [other, one],
    ] as const) {
      if (end.path?.ufrags === ufrags) continue;
      end.path = { ufrags, other: far };
      end.downAt = undefined;
      if (end.state === 'failed' || end.state === 'disconnected') end.state = 'new';
      enter(end, 'connected');
      if (end.channel !== 'new') continue;
      end.channel = 'open';
      world.after(end.context, 30, () => end.channel === 'open' && end.handlers.channelOpened());
    }
  };

  const fits = (one: End, other: End): boolean =>
    one !== other &&
    one.context.side !== other.context.side &&
    one.local !== '' &&
    other.local !== '' &&
    one.local === other.remote &&
    other.local === one.remote &&
    (one.known.has(other.local) || other.known.has(one.local));

  /** A browser fails a first connection that finds no way, too. */
  const look = (): void => {
    for (const one of ends)
      for (const other of ends) if (fits(one, other) && carries(one, other)) meet(one, other);
    for (const end of ends) {
      if (end.path === undefined || end.closed) continue;
      if (carries(end, end.path.other)) {
        end.downAt = undefined;
        if (end.state === 'disconnected') enter(end, 'connected');
        flush(end);
        continue;
      }
      end.downAt ??= world.now();
      const down = world.now() - end.downAt;
      if (down >= FAILED) enter(end, 'failed');
      else if (down >= DISCONNECTED) enter(end, 'disconnected');
    }
  };
  const watch = (): void => {
    look();
    world.after(world.nature, 250, watch);
  };
  watch();

  const close = (end: End): void => {
    if (end.closed) return;
    end.closed = true;
    const other = end.path?.other;
    if (other === undefined || isCut || !isOnline(end.context.side) || !isOnline(other.context.side)) return;
    world.after(other.context, 40, () => {
      if (other.closed || other.path?.other !== end || other.channel !== 'open') return;
      other.channel = 'closed';
      other.handlers.channelClosed();
    });
  };

  const gather = (end: End): void => {
    const ufrag = end.local;
    const line = `candidate:1 1 udp 1 192.0.2.${1 + PLACES.indexOf(end.context.side)} 5000 typ host ufrag ${ufrag}`;
    if (isOnline(end.context.side))
      world.after(end.context, 30, () => end.handlers.candidate({ mid: '0', line }));
    world.after(end.context, 150, () => end.local === ufrag && end.handlers.gathered());
  };

  const peersOf = (context: Context): Peers => ({
    accepts: () => true,
    create(_, handlers) {
      const end: End = {
        context,
        handlers,
        name: `${context.side}${ends.length}`,
        local: '',
        remote: '',
        generation: 0,
        known: new Set(),
        state: 'new',
        path: undefined,
        downAt: undefined,
        channel: 'new',
        unsent: [],
        closed: false,
      };
      ends.push(end);
      let taken = '';
      let offered = '';
      const next = (): string => {
        end.generation += 1;
        return `${end.name}g${end.generation}`;
      };
      const works = <T>(result: () => T): Promise<T> => world.pause(context, 5).then(result);
      return {
        remote: {} as Remote,
        showScreen: () => {},
        makeOffer: (restart) =>
          works(() => {
            offered = restart || end.local === '' ? next() : end.local;
            if (end.local === '') end.local = offered;
            const before = end.local;
            end.local = offered;
            if (before !== offered || end.generation === 1) gather(end);
            return sdpOf(end.name, offered);
          }),
        makeAnswer: () =>
          works(() => {
            if (taken !== end.remote || end.local === '') {
              end.local = next();
              gather(end);
            }
            end.remote = taken;
            look();
            return sdpOf(end.name, end.local);
          }),
        take: (type, sdp) =>
          works(() => {
            const [ufrag = ''] = ufragsOf(sdp);
            if (type === 'offer') taken = ufrag;
            else end.remote = ufrag;
            look();
            return true;
          }),
        addCandidates: (candidates) => {
          for (const { line } of candidates) end.known.add(candidateUfrag(line) ?? '');
          look();
        },
        setTrack: () => {},
        send: (message) => {
          if (end.channel !== 'open' || end.closed) return false;
          end.unsent.push(message);
          flush(end);
          return true;
        },
        fingerprints: () => Promise.resolve({ mine: [], theirs: [] }),
        setPlan: () => {},
        measure: () => Promise.resolve(undefined),
        level: () => 0,
        heardAt: () => undefined,
        renewPictures: () => {},
        close: () => close(end),
      };
    },
  });

  return {
    peersOf,
    look,
    /** All ways between the machines are dead, or carry again. */
    cut(on: boolean): void {
      isCut = on;
      look();
    },
    /** The page is gone; a browser closes its connections unless it crashed. */
    leave(context: Context): void {
      for (const end of ends) if (end.context === context) close(end);
    },
  };
};

export type MediaField = ReturnType<typeof createMediaField>;
