import type { SessionStore } from '../ports/session.ts';

/** One value of the session with a copy in memory, which may be trusted because it has one writer. */
export type SessionCopy<T> = {
  readonly read: () => Promise<T>;
  /** One after the other: each begins with what the one before it left, although that is not written yet. */
  readonly change: (turn: (before: T) => T) => Promise<void>;
};

/** `blank`: what it is before anything was written. */
export const createSessionCopy = <T>(session: SessionStore, key: string, blank: T): SessionCopy<T> => {
  let copy: Promise<T> | undefined;
  const load = async (): Promise<T> => {
    try {
      // Written by this same version in this same browser session.
      return ((await session.read(key)) as T | undefined) ?? blank;
    } catch (error) {
      // Read again by the next who asks, or nothing would be known for as long as the worker lives.
      copy = undefined;
      throw error;
    }
  };
  const read = (): Promise<T> => (copy ??= load());
  return {
    read,
    async change(turn) {
      copy = read().then(turn);
      await session.write(key, await copy);
    },
  };
};
