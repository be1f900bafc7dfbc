import { foldText } from '../core/lib/fold-text.ts';
import { isLowerId } from '../core/people/ids.ts';
import type { Person } from '../core/people/person.ts';
import type { ListedPerson } from './listed-person.ts';

export type PeopleFilter = 'all' | 'my-people' | 'cards' | 'blocked';

/** What a search looks into, made once a person: thousands of them are looked through at each key. */
const texts = new WeakMap<Person, string>();

const textOf = (person: Person): string => {
  const known = texts.get(person);
  if (known !== undefined) return known;
  const { name = '', handle = '', note } = person;
  const text = foldText(`${name}\n${handle}\n${note}`);
  texts.set(person, text);
  return text;
};

const isShown = ({ person, devices }: ListedPerson, filter: PeopleFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'my-people':
      return person.starred;
    case 'cards':
      return devices.length > 0;
    case 'blocked':
      return person.blocked;
  }
};

/** Whether a person fits what was typed: by name, handle or note. */
export const createFinder = (query: string): ((person: Person) => boolean) => {
  // An address of X is pasted more often than a handle is typed.
  const [, pasted] = /^(?:https?:\/\/)?(?:www\.)?(?:x|twitter)\.com\/(\w+)/i.exec(query.trim()) ?? [];
  const wanted = foldText(pasted ?? query.trim().replace(/^@/, ''));
  return (person) => wanted === '' || textOf(person).includes(wanted);
};

export const searchPeople = (
  people: readonly ListedPerson[],
  query: string,
  filter: PeopleFilter,
): readonly ListedPerson[] => {
  const isFound = createFinder(query);
  return people.filter((one) => isShown(one, filter) && isFound(one.person));
};

const alphabet = new Intl.Collator();

const labelOf = ({ name, handle }: Person): string => name ?? handle ?? '';

/** My people first, blocked ones last, each by name. */
export const sortPeople = (people: readonly ListedPerson[]): readonly ListedPerson[] =>
  people.toSorted(
    ({ person: a }, { person: b }) =>
      Number(a.blocked) - Number(b.blocked) ||
      Number(b.starred) - Number(a.starred) ||
      alphabet.compare(labelOf(a), labelOf(b)) ||
      (isLowerId(a.userId, b.userId) ? -1 : 1),
  );
