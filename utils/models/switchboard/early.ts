import type { UserId } from '../../core/people/ids.ts';
import type { OpenedLetter } from '../../core/protocol/letter.ts';
import type { PinStore } from '../ports/people.ts';
import type { Book, EarlyLetter } from './book.ts';

/** So many letters wait, for so long (ms). */
const MAX_WAITING = 16;
const LONGEST = 60_000;

/** Letters that overtook the ring of their call. Only what ends a ring is worth keeping. */
export interface Early {
  keep(account: UserId, opened: OpenedLetter): Promise<void>;
  /** What waited for this ring, in the order in which it was written. It is handed out once. */
  take(account: UserId, ring: OpenedLetter): Promise<readonly OpenedLetter[]>;
}

export const createEarly = (pins: PinStore, book: Book): Early => ({
  async keep(account, opened) {
    const { letter, device } = opened;
    if (letter.type !== 'cancel' && letter.type !== 'taken') return;
    if ((await pins.get(account, device)) === undefined) return;
    await book.write((pages) => ({
      ...pages,
      early: [...pages.early, { account, opened }].slice(-MAX_WAITING),
    }));
  },

  async take(account, { device, letter, receivedAt }) {
    const isOf = (one: EarlyLetter): boolean =>
      one.account === account && one.opened.device === device && one.opened.letter.call === letter.call;
    const isOver = ({ opened }: EarlyLetter): boolean => receivedAt - opened.receivedAt > LONGEST;
    const { early } = await book.read();
    if (early.length === 0) return [];
    await book.write((pages) => ({
      ...pages,
      early: pages.early.filter((one) => !isOf(one) && !isOver(one)),
    }));
    return early
      .filter((one) => isOf(one) && !isOver(one))
      .map(({ opened }) => opened)
      .toSorted((a, b) => a.letter.sequence - b.letter.sequence);
  },
});
