import type { SeenSource } from '../../core/people/fact.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SeenPerson } from '../../core/people/seen.ts';

/** A person who reads a feed asks X for more posts about as often as this, at most, ms. */
const BATCH_MS = 1000;
/** Of more people within one batch the rest is told when they are seen again. */
const MAX_BATCH = 1000;
const MAX_KNOWN = 4000;
/** Another tab may have told otherwise meanwhile, or the person have been removed: after this all is told again, ms. */
const FORGET_MS = 300_000;

/** What was told last of somebody, from whatever source: a newer value is news wherever it is seen. */
type Told = { readonly at: number; readonly said: Map<string, unknown> };

export type Facts = {
  /** Takes what was seen of people; only news goes on, in batches. */
  readonly offer: (me: UserId, people: readonly SeenPerson[], source: SeenSource) => void;
};

type Send = (me: UserId, people: readonly SeenPerson[], source: SeenSource) => void;

/** Collects what X shows about people. */
export const createFacts = (send: Send, signal: AbortSignal): Facts => {
  const known = new Map<string, Told>();
  const news = new Map<UserId, SeenPerson>();
  /** Whose news these are, and where from. */
  let account: UserId | undefined;
  let origin: SeenSource | undefined;
  let batch: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(batch);
    batch = undefined;
    if (account && origin && news.size > 0) send(account, [...news.values()], origin);
    news.clear();
  };
  // What was seen last must not be lost with the page.
  addEventListener('pagehide', flush, { signal });

  const isNews = (me: UserId, { id, handle, name, facts }: SeenPerson, source: SeenSource): boolean => {
    const key = `${me} ${id}`;
    const now = performance.now();
    let told = known.get(key);
    if (!told || now - told.at > FORGET_MS) {
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(key, (told = { at: now, said: new Map() }));
    }
    // Each source has its own way to write a name, and a count of followers that went up by one is not news.
    const all = Object.entries({
      ...facts,
      ...(facts.followers && { followers: 0 }),
      [source]: [handle, name].join(),
    });
    const fresh = all.filter(([what, value]) => what === 'wroteLast' || told.said.get(what) !== value);
    for (const [what, value] of fresh) told.said.set(what, value);
    return fresh.length > 0;
  };

  const offer: Facts['offer'] = (me, people, source) => {
    if (signal.aborted) return;
    for (const person of people) {
      const isOther = me !== account || source !== origin;
      const isFull = !isOther && news.size >= MAX_BATCH && !news.has(person.id);
      if (isFull || !isNews(me, person, source)) continue;
      if (isOther) flush();
      [account, origin] = [me, source];
      const before = news.get(person.id);
      news.set(person.id, { ...before, ...person, facts: { ...before?.facts, ...person.facts } });
      batch ??= setTimeout(flush, BATCH_MS);
    }
  };

  signal.addEventListener('abort', () => clearTimeout(batch));
  return { offer };
};
