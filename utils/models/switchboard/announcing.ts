import type { Book } from './book.ts';
import type { Care } from './care.ts';
import type { SwitchboardDeps } from './deps.ts';
import { isUnannounced, viewOf, type CallRecord } from './record.ts';

/** Rings that are shown on the desktop, each once. */
export type Announcing = {
  readonly announce: (record: CallRecord) => Promise<void>;
  /** Writes down what the browser took long to show. */
  readonly catchUp: () => Promise<void>;
};

const nameOf = ({ facts, reason }: CallRecord): string => `${facts.id} ${reason}`;

/** `shownLate`: something was shown after nobody waited for it any more. */
export const createAnnouncing = (
  { notifier, patience }: Pick<SwitchboardDeps, 'notifier' | 'patience'>,
  book: Book,
  sureOf: Care,
  shownLate: () => void,
): Announcing => {
  /** Slow browsers are not asked twice: the second would show what a person pressed away meanwhile. */
  const underWay = new Set<string>();
  /** Shown, and not written down yet. */
  const unwritten = new Set<string>();

  const announce = async (record: CallRecord): Promise<void> => {
    const what = nameOf(record);
    if (underWay.has(what)) return;
    let isLate = false;
    const ring = async (): Promise<void> => {
      underWay.add(what);
      await notifier.ring(viewOf(record)).finally(() => underWay.delete(what));
      if (!isLate) return;
      // Whatever goes on by now has its own turn.
      unwritten.add(what);
      shownLate();
    };
    if (!unwritten.has(what) && !(await patience('notification', ring))) {
      isLate = true;
      return;
    }
    const announced = record.reason === undefined ? {} : { reason: record.reason };
    const isWritten = await sureOf(
      book.write((pages) => ({
        ...pages,
        calls: pages.calls.map((call) => (call.facts.id === record.facts.id ? { ...call, announced } : call)),
      })),
    );
    if (isWritten) unwritten.delete(what);
  };

  return {
    announce,
    async catchUp() {
      for (const record of (await book.read()).calls)
        if (isUnannounced(record) && unwritten.has(nameOf(record))) await announce(record);
    },
  };
};
