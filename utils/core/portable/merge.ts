/** What an import makes of what is here, one row at a time, and what an undo makes of it again. */
import { isDeepEqual } from '../lib/is-deep-equal.ts';
import { newestFacts, newPerson } from '../people/facts.ts';
import type { UserId } from '../people/ids.ts';
import type { Person } from '../people/person.ts';
import type { PortablePerson } from './portable.ts';

/**
 * A person as they are here after an import. What they decided in the file counts, with two exceptions: nobody who is
 * blocked here is let in, and whose card was taken is decided here alone. Facts are as new as either side has them.
 */
export const takePerson = (
  account: UserId,
  here: Person | undefined,
  { verdict, ...there }: PortablePerson,
): Person => {
  const { verdict: _before, ...known } = here ?? newPerson(account, there.userId, there.since);
  return {
    // What they are called is fresher here, where X is seen.
    ...there,
    ...known,
    facts: newestFacts(known.facts, there.facts),
    starred: there.starred,
    relayOnly: there.relayOnly,
    note: there.note === '' ? known.note : there.note,
    ...(verdict === undefined ? {} : { verdict }),
    blocked: known.blocked || there.blocked,
    since: Math.min(known.since, there.since),
  };
};

/** Takes a change back without taking back what happened since: a field that is not as it was written stays. */
const takeBackFields = (before: Person, written: Person, now: Person): Person => {
  const names = new Set([...Object.keys(before), ...Object.keys(written), ...Object.keys(now)]);
  const pick = (name: string): readonly [string, unknown][] => {
    const field = name as keyof Person;
    const value = isDeepEqual(now[field], written[field]) ? before[field] : now[field];
    return value === undefined ? [] : [[name, value]];
  };
  return Object.fromEntries([...names].flatMap(pick)) as Person;
};

/** Somebody who was removed, and of whom something was seen again since. */
const bringBack = (before: Person, now: Person): Person => ({
  ...now,
  ...before,
  facts: newestFacts(before.facts, now.facts),
  blocked: before.blocked || now.blocked,
  accepted: before.accepted || now.accepted,
});

/** One person, before and after what is undone. */
export type PersonChange =
  | { readonly before: Person; readonly written?: Person }
  | { readonly before?: Person; readonly written: Person };

/** A person as an undo leaves them; undefined: nobody. */
export const undoPerson = (
  { before, written }: PersonChange,
  now: Person | undefined,
): Person | undefined => {
  if (now === undefined) return written === undefined ? before : undefined;
  if (written === undefined) return before === undefined ? now : bringBack(before, now);
  if (before === undefined && isDeepEqual(now, written)) return undefined;
  const blank = newPerson(written.account, written.userId, written.since);
  return takeBackFields(before ?? blank, written, now);
};
