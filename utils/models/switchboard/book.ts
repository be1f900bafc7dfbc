import type { CallId, Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SessionStore } from '../ports.ts';
import type { CallRecord } from './record.ts';

/** A letter that is decided but perhaps not sent yet: sent again after a death, told apart by its sequence. */
export type Outgoing = { readonly account: UserId; readonly device: PublicKey; readonly letter: Letter };

/** A ring that waits two seconds for the other side to accept mine (glare). */
export type HeldRing = {
  readonly account: UserId;
  readonly device: PublicKey;
  readonly letter: Letter & { readonly type: 'ring' };
  readonly mine: CallId;
};

/** A letter that overtook the ring of its call. */
export type EarlyLetter = { readonly account: UserId; readonly opened: OpenedLetter };

export type Pages = {
  readonly calls: readonly CallRecord[];
  readonly outbox: readonly Outgoing[];
  readonly held: readonly HeldRing[];
  readonly early: readonly EarlyLetter[];
  /** When a device was asked `fresh?`, ms: at most three in an hour. */
  readonly doubted: readonly { readonly device: PublicKey; readonly at: number }[];
};

const EMPTY: Pages = { calls: [], outbox: [], held: [], early: [], doubted: [] };

/** Ended calls are kept so that their windows can be loaded again, late letters find them and floods are counted. */
const ENDED_KEPT = 60;

/**
 * Calls that are over lie apart: they are most of what there is and never change, and each step of a call waits for what
 * is written.
 */
const KEY = 'switchboard';
const ENDED_KEY = 'switchboard.ended';

export interface Book {
  read(): Promise<Pages>;
  write(change: (pages: Pages) => Pages): Promise<Pages>;
}

const isEnded = ({ state }: CallRecord): boolean => state.phase === 'ended';

const isSame = (a: readonly CallRecord[], b: readonly CallRecord[]): boolean =>
  a.length === b.length && a.every((call, index) => call === b[index]);

const prune = (pages: Pages): Pages => {
  const ended = pages.calls.filter(isEnded);
  const surplus = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_KEPT)));
  return surplus.size === 0 ? pages : { ...pages, calls: pages.calls.filter((call) => !surplus.has(call)) };
};

/**
 * The switchboard's memory. It lies in session storage, which the worker's death does not touch and the browser's
 * end does: a ring must not outlive the browser. Only one writer exists, so a copy in memory may be trusted.
 */
export const createBook = (session: SessionStore): Book => {
  let pages: Promise<Pages> | undefined;
  /** The ended calls that lie there; undefined: written by an earlier life of the worker. */
  let written: readonly CallRecord[] | undefined;
  const load = async (): Promise<Pages> => {
    // What lies there was written by this same version in this same browser session.
    const [open, ended] = await Promise.all([session.read(KEY), session.read(ENDED_KEY)]);
    const { calls, ...rest } = (open as Pages | undefined) ?? EMPTY;
    return { ...rest, calls: [...((ended as Pages['calls'] | undefined) ?? []), ...calls] };
  };
  const read = (): Promise<Pages> => (pages ??= load());
  return {
    read,
    async write(change) {
      // Put in place before anything is waited for: of two changes at once the second builds on the first.
      const next = read().then((before) => prune(change(before)));
      pages = next;
      const { calls, ...rest } = await next;
      const ended = calls.filter(isEnded);
      const open: Pages = { ...rest, calls: calls.filter((call) => !isEnded(call)) };
      if (written !== undefined && isSame(ended, written)) await session.write(KEY, open);
      else {
        await session.writeAll({ [KEY]: open, [ENDED_KEY]: ended });
        written = ended;
      }
      return next;
    },
  };
};
