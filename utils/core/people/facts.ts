import type { Fact, FactName, Facts, FactSource, SeenFacts } from './fact.ts';
import type { UserId } from './ids.ts';
import type { Person } from './person.ts';
import type { SeenPerson } from './seen.ts';

/** A person of whom nothing is known yet. */
export const newPerson = (account: UserId, userId: UserId, now: number): Person => ({
  account,
  userId,
  facts: {},
  starred: false,
  blocked: false,
  accepted: false,
  relayOnly: false,
  note: '',
  since: now,
});

/** A fact that was seen again an hour later keeps its value and gets a new date; earlier it is not worth a write. */
const RESEEN_AFTER = 3_600_000;

const isNews = (name: FactName, known: Fact | undefined, { value, source, at: now }: Fact): boolean => {
  if (known === undefined) return true;
  // The first time that a conversation was seen is the one that counts.
  if (name === 'conversationSince') return false;
  // A clock that was ahead dated it: until that day comes, what is seen now would count for nothing. An archive has its own.
  if (known.at > now && source !== 'x-archive') return true;
  // What X's data says is worth more than what its page showed a moment ago.
  const isBetter = known.source === 'x-page' && source === 'x-data';
  return now >= known.at && (known.value !== value || isBetter || now - known.at > RESEEN_AFTER);
};

/** The known facts with what was seen at `at`; the same object when nothing is new. A newer date wins. */
export const mergeFacts = (known: Facts, seen: SeenFacts, source: FactSource, at: number): Facts => {
  const news = (Object.keys(seen) as FactName[]).flatMap((name) => {
    const value = seen[name];
    if (value === undefined) return [];
    const fact: Fact = { value, source, at };
    return isNews(name, known[name], fact) ? [[name, fact]] : [];
  });
  return news.length === 0 ? known : { ...known, ...(Object.fromEntries(news) as Facts) };
};

/** What two sides know of one person. */
export const newestFacts = (here: Facts, there: Facts): Facts => {
  const newer = Object.entries(there).filter(([name, fact]: [string, Fact | undefined]) => {
    const known: Fact | undefined = here[name as FactName];
    if (fact === undefined || known === undefined) return fact !== undefined;
    // Of a conversation the first time that it was seen counts.
    return name === 'conversationSince' ? fact.value < known.value : fact.at > known.at;
  });
  return newer.length === 0 ? here : { ...here, ...(Object.fromEntries(newer) as Facts) };
};

/**
 * What X's page showed of a person, merged into what is known. What was not seen stays as it is: absent is unknown,
 * never false. Gives the same object when nothing is new.
 */
export const mergeSeen = (
  person: Person,
  seen: Omit<SeenPerson, 'id'>,
  source: FactSource,
  now: number,
): Person => {
  const facts = mergeFacts(person.facts, seen.facts, source, now);
  const handle = seen.handle !== undefined && seen.handle !== person.handle ? { handle: seen.handle } : {};
  const name = seen.name !== undefined && seen.name !== person.name ? { name: seen.name } : {};
  const labels = { ...handle, ...name };
  if (facts === person.facts && Object.keys(labels).length === 0) return person;
  return { ...person, ...labels, facts };
};
