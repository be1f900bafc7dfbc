import type { UserId } from './ids.ts';

/** Accounts that may be reachable beside the one that is logged in to X; X's own switcher takes five in all. */
const MAX_BESIDES = 5;

export type Sleeper = {
  readonly id: UserId;
  /** When X last showed it as logged in, ms. */
  readonly seenAt: number;
  /** Somebody was accepted in it. In another one nobody can ring. */
  readonly isUsed: boolean;
};

/** Whether some of so many accounts have to sleep. */
export const isCrowded = (accounts: readonly unknown[]): boolean => accounts.length > MAX_BESIDES + 1;

/**
 * The accounts that are to be reachable: the one seen last, then those in use, each time the ones seen last first. The
 * others keep all they have, and wake when X shows them again.
 */
export const awakeAccounts = (accounts: readonly Sleeper[]): readonly UserId[] => {
  const [current, ...others] = accounts.toSorted((a, b) => b.seenAt - a.seenAt);
  if (current === undefined) return [];
  const besides = others.toSorted((a, b) => Number(b.isUsed) - Number(a.isUsed)).slice(0, MAX_BESIDES);
  return [current, ...besides].map(({ id }) => id);
};
