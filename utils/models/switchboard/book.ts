import type { CallId, Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Patience } from '../patience.ts';
import type { CallRecord } from './record.ts';

/** A letter that is decided but perhaps not sent yet: sent again after a death, told apart by its sequence. */
export type OutgoingLetter = {
  readonly account: UserId;
  readonly device: PublicKey;
  readonly letter: Letter;
};

/** A ring that waits two seconds for the other side to accept mine (glare). */
export type HeldRing = {
  readonly account: UserId;
  readonly device: PublicKey;
  readonly letter: Letter & { readonly type: 'ring' };
  /** As in `Ring`. */
  readonly sent?: number;
  readonly mine: CallId;
};

/** A letter that overtook the ring of its call. */
export type EarlyLetter = { readonly account: UserId; readonly opened: OpenedLetter };

export type Pages = {
  readonly calls: readonly CallRecord[];
  readonly outbox: readonly OutgoingLetter[];
  readonly held: readonly HeldRing[];
  readonly early: readonly EarlyLetter[];
  /** Calls that are over and not in the log yet. */
  readonly unfiled: readonly LogEntry[];
  /** What the browser left that ran before is among them; until then nothing is written over it. */
  readonly isRecovered: boolean;
  /** When a device was asked `fresh?` and has not answered, ms: at most three in an hour. */
  readonly doubted: readonly { readonly device: PublicKey; readonly at: number }[];
};

/** In which nothing was ever written: the browser has just started. */
const BLANK: Pages = {
  calls: [],
  outbox: [],
  held: [],
  early: [],
  unfiled: [],
  isRecovered: false,
  doubted: [],
};

/** What remains when an account is forgotten. */
export const without = (pages: Pages, account: UserId): Pages => ({
  ...pages,
  calls: pages.calls.filter(({ facts }) => facts.account !== account),
  outbox: pages.outbox.filter((one) => one.account !== account),
  held: pages.held.filter((one) => one.account !== account),
  early: pages.early.filter((one) => one.account !== account),
  unfiled: pages.unfiled.filter((one) => one.account !== account),
});

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
  /** Answers false when it is known for now, and a death would forget it. */
  write(change: (pages: Pages) => Pages): Promise<boolean>;
  /** Writes again what could not be written. */
  keep(): Promise<boolean>;
}

const isEnded = ({ state }: CallRecord): boolean => state.phase === 'ended';

const isSameList = (a: readonly CallRecord[], b: readonly CallRecord[]): boolean =>
  a.length === b.length && a.every((call, index) => call === b[index]);

const prune = (pages: Pages): Pages => {
  const ended = pages.calls.filter(isEnded);
  const surplus = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_KEPT)));
  return surplus.size === 0 ? pages : { ...pages, calls: pages.calls.filter((call) => !surplus.has(call)) };
};

/**
 * The switchboard's memory. It lies in session storage, which the worker's death does not touch and the browser's
 * end does: a ring must not outlive the browser. Only one writer exists, so a copy in memory may be trusted: calls go on
 * by it when nothing can be written.
 */
export const createBook = (session: SessionStore, patience: Patience): Book => {
  let pages: Promise<Pages> | undefined;
  /** The ended calls that lie there; undefined: written by an earlier life of the worker. */
  let filed: readonly CallRecord[] | undefined;
  const load = async (): Promise<Pages> => {
    // What lies there was written by this same version in this same browser session.
    const [open, ended] = await Promise.all([session.read(KEY), session.read(ENDED_KEY)]);
    if (open === undefined) return BLANK;
    const { calls, ...rest } = open as Pages;
    return { ...rest, calls: [...((ended as Pages['calls'] | undefined) ?? []), ...calls] };
  };
  const read = (): Promise<Pages> =>
    (pages ??= load().catch((error: unknown) => {
      pages = undefined;
      throw error;
    }));
  const store = async ({ calls, ...rest }: Pages): Promise<void> => {
    const ended = calls.filter(isEnded);
    const open: Pages = { ...rest, calls: calls.filter((call) => !isEnded(call)) };
    if (filed !== undefined && isSameList(ended, filed)) return session.write(KEY, open);
    await session.writeAll({ [KEY]: open, [ENDED_KEY]: ended });
    filed = ended;
  };
  let isKept = true;
  const write: Book['write'] = async (change) => {
    // Put in place before anything is waited for: of two changes at once the second builds on the first.
    const before = read();
    const next = before.then((known) => prune(change(known)));
    pages = next.catch(() => before);
    const written = await next;
    isKept = await patience('session', () => store(written));
    return isKept;
  };
  return { read, write, keep: async () => isKept || write((same) => same) };
};
