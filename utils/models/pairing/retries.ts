import type { Clock, Timers } from '../ports/system.ts';
import type { PairingNotes } from './notes.ts';

/** Repeats what nobody has acknowledged. An id without a note is due at once. */
export type Retries = ReturnType<typeof createRetries>;

export const createRetries = ({ clock, timers }: { clock: Clock; timers: Timers }, notes: PairingNotes) => ({
  /** Whether it is time; if not, makes sure that a timer waits for it. */
  async isDue(id: string): Promise<boolean> {
    const tries = await notes.tries(id);
    if (tries === undefined || tries.next <= clock.now()) return true;
    timers.set(id, tries.next);
    return false;
  },

  /** It was sent: again after `delay(n)` ms, where n counts the tries from 0. */
  async again(id: string, delay: (count: number) => number): Promise<void> {
    const count = (await notes.tries(id))?.count ?? 0;
    const next = clock.now() + delay(count);
    await notes.setTries(id, { count: count + 1, next });
    timers.set(id, next);
  },

  /** It is done, or could not be sent and waits for the connection. */
  async stop(id: string): Promise<void> {
    if ((await notes.tries(id)) === undefined) return;
    await notes.setTries(id, undefined);
    timers.clear(id);
  },
});
