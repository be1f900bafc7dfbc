import type { SeenSource } from '../../core/people/fact.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SeenPerson } from '../../core/people/seen.ts';

/** A person who reads a feed asks X for more posts about as often as this, at most, ms. */
const BATCH_MS = 1000;
/** Of more people within one batch the rest is told when they are seen again. */
const MAX_BATCH = 1000;
const MAX_KNOWN = 4000;

export type Facts = {
  /** Takes what was seen of people; only news goes on, in batches. */
  readonly offer: (me: UserId, people: readonly SeenPerson[], source: SeenSource) => void;
};

type Send = (me: UserId, people: readonly SeenPerson[], source: SeenSource) => void;

/** Collects what X shows about people. */
export const createFacts = (send: Send, signal: AbortSignal): Facts => {
  const known = new Map<string, string>();
  const news = new Map<SeenSource, Map<string, SeenPerson>>();
  /** Whose news these are. */
  let account: UserId | undefined;
  let batch: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(batch);
    batch = undefined;
    if (account) for (const [source, people] of news) send(account, [...people.values()], source);
    news.clear();
  };
  // What was seen last must not be lost with the page.
  addEventListener('pagehide', flush, { signal });

  const offer: Facts['offer'] = (me, people, source) => {
    if (signal.aborted) return;
    if (me !== account) flush();
    account = me;
    const fresh = news.get(source) ?? new Map<string, SeenPerson>();
    for (const person of people) {
      // Places that show different facts of one person take no turns in being new, and a count of followers that
      // went up by one is not news.
      const key = [me, source, person.id, ...Object.keys(person.facts)].join();
      const mark = JSON.stringify({ ...person, facts: { ...person.facts, followers: 0 } });
      if (known.get(key) === mark || fresh.size >= MAX_BATCH) continue;
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(key, mark);
      fresh.set(key, person);
      news.set(source, fresh);
      batch ??= setTimeout(flush, BATCH_MS);
    }
  };

  signal.addEventListener('abort', () => clearTimeout(batch));
  return { offer };
};
