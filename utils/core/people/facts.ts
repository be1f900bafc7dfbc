import type { UserId } from './ids.ts';
import type { FactName, FactSource, Fact, Person } from './person.ts';
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

const isNews = (known: Fact | undefined, value: boolean, now: number): boolean =>
  known === undefined || known.value !== value || now - known.at > RESEEN_AFTER;

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
  const names = Object.keys(seen.facts) as FactName[];
  const news = names.flatMap((name) => {
    const value = seen.facts[name];
    return value !== undefined && isNews(person.facts[name], value, now)
      ? [[name, { value, source, at: now }] as const]
      : [];
  });
  const handle = seen.handle !== undefined && seen.handle !== person.handle ? { handle: seen.handle } : {};
  const name = seen.name !== undefined && seen.name !== person.name ? { name: seen.name } : {};
  const labels = { ...handle, ...name };
  if (news.length === 0 && Object.keys(labels).length === 0) return person;
  return { ...person, ...labels, facts: { ...person.facts, ...Object.fromEntries(news) } };
};
