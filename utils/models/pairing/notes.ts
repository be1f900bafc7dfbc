import { isLately } from '../../core/lib/is-lately.ts';
import type { UserId } from '../../core/people/ids.ts';
import { MAX_NEW_PINS_PER_HOUR } from '../../core/protocol/limits.ts';
import type { SessionStore } from '../ports/session.ts';

/** Something that is repeated: how often it was tried, and when it is next (ms). */
export type Tries = { readonly count: number; readonly next: number };

type Notes = {
  readonly tries: Readonly<Record<string, Tries>>;
  readonly newPins: readonly { readonly account: UserId; readonly at: number }[];
};

const EMPTY: Notes = { tries: {}, newPins: [] };
const KEY = 'pairing';
const HOUR = 3_600_000;

/**
 * What outlives the worker but not the browser: at each start of the browser everything that is repeated is tried
 * anew at once.
 */
export type PairingNotes = ReturnType<typeof createPairingNotes>;

export const createPairingNotes = (session: SessionStore) => {
  // Only this file writes there, in this same version and browser session.
  const read = async (): Promise<Notes> => ((await session.read(KEY)) as Notes | undefined) ?? EMPTY;

  return {
    tries: async (id: string): Promise<Tries | undefined> => (await read()).tries[id],

    async setTries(id: string, tries: Tries | undefined): Promise<void> {
      const notes = await read();
      const { [id]: _old, ...others } = notes.tries;
      await session.write(KEY, {
        ...notes,
        tries: tries === undefined ? others : { ...others, [id]: tries },
      });
    },

    /** How many new devices this account pinned from invites in the last hour. */
    async newPins(account: UserId, now: number): Promise<number> {
      return (await read()).newPins.filter((pin) => pin.account === account && isLately(pin.at, now, HOUR))
        .length;
    },

    async addNewPin(account: UserId, now: number): Promise<void> {
      const notes = await read();
      const others = notes.newPins.filter((pin) => pin.account !== account);
      const own = notes.newPins.filter((pin) => pin.account === account).slice(1 - MAX_NEW_PINS_PER_HOUR);
      await session.write(KEY, { ...notes, newPins: [...others, ...own, { account, at: now }] });
    },
  };
};
