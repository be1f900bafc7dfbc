import type { UserId } from '../../core/people/ids.ts';
import type { SeenPerson } from '../../core/people/seen.ts';
import { readPeopleList } from './people-facts.ts';

const BATCH_MS = 300;
const MAX_KNOWN = 2000;
/** A list is read some time after it was opened and whenever scrolling came to rest, ms. */
const LIST_MS = [1200, 4000];

export type Facts = {
  /** Takes what was seen of people; only news goes on, in batches. */
  readonly offer: (me: UserId, people: readonly SeenPerson[]) => void;
  /** The page is (or is not) a list of people of this account's X. */
  readonly followList: (me: UserId | undefined) => void;
};

/** Collects what X's page shows about people. There is no observer: lists are read when they are at rest. */
export const createFacts = (
  send: (me: UserId, people: readonly SeenPerson[]) => void,
  signal: AbortSignal,
): Facts => {
  const known = new Map<UserId, string>();
  const news = new Map<UserId, SeenPerson>();
  let batch: ReturnType<typeof setTimeout> | undefined;
  let reads: ReturnType<typeof setTimeout>[] = [];
  let listOf: UserId | undefined;
  let leaving = (): void => {};
  // What was seen last must not be lost with the page.
  addEventListener('pagehide', () => leaving(), { signal });

  const flush = (me: UserId): void => {
    clearTimeout(batch);
    batch = undefined;
    if (news.size === 0) return;
    send(me, [...news.values()]);
    news.clear();
  };

  const offer: Facts['offer'] = (me, people) => {
    if (signal.aborted) return;
    for (const person of people) {
      const mark = JSON.stringify(person);
      if (known.get(person.id) === mark) continue;
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(person.id, mark);
      news.set(person.id, person);
    }
    if (news.size === 0) return;
    batch ??= setTimeout(() => flush(me), BATCH_MS);
    leaving = () => flush(me);
  };

  const readList = (): void => {
    if (listOf) offer(listOf, readPeopleList());
  };
  addEventListener('scrollend', readList, { signal, passive: true, capture: true });
  const clear = (): void => reads.forEach(clearTimeout);
  signal.addEventListener('abort', () => {
    clear();
    clearTimeout(batch);
  });

  return {
    offer,
    followList(me) {
      if (me === listOf) return;
      clear();
      listOf = me;
      reads = me ? LIST_MS.map((ms) => setTimeout(readList, ms)) : [];
    },
  };
};
