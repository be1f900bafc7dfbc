/** Who is listed in *People*: everyone about whom something was decided, and the others as far as there is room. */
import type { UserId } from './ids.ts';
import type { Person } from './person.ts';

/** So many others: whom X's pages and archives merely mentioned. */
const MAX_OTHERS = 5000;

/** Something was said or decided about this person. */
export const isDecided = (person: Person): boolean =>
  person.starred ||
  person.blocked ||
  person.accepted ||
  person.relayOnly ||
  person.note !== '' ||
  person.verdict !== undefined;

/** When something was last learned of this person, ms. */
const seenAt = ({ facts, since }: Person): number =>
  Object.values(facts).reduce((latest, { at }) => Math.max(latest, at), since);

export type PeopleChooser = {
  /** Takes in some more people. */
  readonly add: (people: readonly Person[]) => void;
  /** `more`: others are known that found no room. */
  readonly chosen: () => { readonly people: readonly Person[]; readonly more: boolean };
};

/** `isKnown`: has a card, or stands in Recent. Keeps no more than it has to while people are handed in by and by. */
export const createPeopleChooser = (
  isKnown: (userId: UserId) => boolean,
  maxOthers = MAX_OTHERS,
): PeopleChooser => {
  const kept: Person[] = [];
  let others: { readonly person: Person; readonly at: number }[] = [];
  let more = false;
  const trim = () => {
    if (others.length <= maxOthers) return;
    more = true;
    others = others.sort((a, b) => b.at - a.at).slice(0, maxOthers);
  };
  return {
    add: (people) => {
      for (const person of people) {
        if (isDecided(person) || isKnown(person.userId)) kept.push(person);
        else others.push({ person, at: seenAt(person) });
      }
      if (others.length > 2 * maxOthers) trim();
    },
    chosen: () => {
      trim();
      return { people: [...kept, ...others.map(({ person }) => person)], more };
    },
  };
};
