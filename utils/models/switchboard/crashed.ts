import type { CallView } from '../../core/call/view.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import type { Delays } from '../ports/system.ts';

/** A page that is loaded anew is away for less, ms. */
const LOADING = 5_000;

type Deps = {
  readonly shown: () => Promise<readonly CallView[]>;
  readonly isThere: (call: CallId) => Promise<boolean>;
  readonly closed: (call: CallId) => Promise<void>;
  readonly delays: Delays;
};

/**
 * Ends talks whose page crashed. Nobody is told of that, and the hangup of the other side may be lost: whoever looked
 * busy for ever could not be called any more.
 */
export const endCrashed = async ({ shown, isThere, closed, delays }: Deps): Promise<void> => {
  const missing = async (): Promise<readonly CallId[]> => {
    const talks = (await shown()).filter(({ phase }) => phase === 'live' || phase === 'reconnecting');
    const there = await Promise.all(talks.map(({ id }) => isThere(id)));
    return talks.filter((_, index) => there[index] === false).map(({ id }) => id);
  };
  const first = await missing();
  if (first.length === 0) return;
  await new Promise<void>((resolve) => {
    delays.after(LOADING, resolve, new AbortController().signal);
  });
  for (const call of await missing()) if (first.includes(call)) await closed(call);
};
