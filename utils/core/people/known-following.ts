import type { Person } from './person.ts';

/** How much is known of whom an account follows. */
export type KnownFollowing = {
  readonly known: number;
  /** X's own count. */
  readonly total?: number;
  /** When the last of them was seen, ms. */
  readonly at?: number;
  /** What an imported archive of X lists besides, and when X made it, ms. */
  readonly archive?: { readonly count: number; readonly at: number };
};

export const isFollowed = (person: Person | undefined): boolean => person?.facts.iFollow?.value === true;

/** Counts some more people. */
export const countFollowing = (
  people: readonly Person[],
  before: KnownFollowing = { known: 0 },
): KnownFollowing => {
  const dates = people.filter(isFollowed).map(({ facts }) => facts.iFollow?.at ?? 0);
  const at = dates.reduce((last, date) => Math.max(last, date), before.at ?? 0);
  return { known: before.known + dates.length, ...(at > 0 ? { at } : {}) };
};

export const isAllKnown = ({ known, total }: KnownFollowing): boolean =>
  total !== undefined && known >= total;
