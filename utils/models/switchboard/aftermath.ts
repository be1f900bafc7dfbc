/** What a worker that died left undone besides letters and timers. */
import { deadlineOf } from '../../core/call/state.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import type { Book, OutgoingLetter } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import { isEngaged, isSuperseded, isReachingOut, viewOf, type CallRecord } from './record.ts';

/** So young, ms, a call may lack its window because the worker died before it asked for it. */
const JUST_PLACED = 5_000;

/** The end of a call is told again for so long, ms. */
const TOLD_AGAIN = 60_000;

/** Nobody shall ring whose caller has been told already that it came to nothing. */
export const dropLateRings = async (book: Book, now: number): Promise<void> => {
  const { calls, outbox: unsent } = await book.read();
  const rings = calls.filter(({ state }) => (deadlineOf(state) ?? 0) > now);
  const isLate = ({ letter }: OutgoingLetter): boolean =>
    letter.type === 'ring' && !rings.some(({ facts }) => facts.id === letter.call);
  if (!unsent.some(isLate)) return;
  await book.write((pages) => ({ ...pages, outbox: pages.outbox.filter((one) => !isLate(one)) }));
};

/** Whether a later call took the place of this one, in the same window, before that was written down. */
export const hasSuccessor = (id: CallId, calls: readonly CallRecord[]): boolean => {
  const index = calls.findIndex(({ facts }) => facts.id === id);
  const record = calls[index];
  return (
    record !== undefined &&
    (isReachingOut(record) || isEngaged(record)) &&
    calls.slice(index + 1).some(({ window, state }) => window === record.window && state.phase !== 'ended')
  );
};

/** What windows were not told, because the worker died over it. They know doubles. */
export const tellAgain = (
  deps: Pick<SwitchboardDeps, 'changed' | 'clock' | 'patience' | 'signal' | 'windows'>,
  record: CallRecord,
): void => {
  const { facts, state, window, signals = [] } = record;
  if (isSuperseded(record)) return;
  const view = viewOf(record);
  if (state.phase === 'ended') {
    if (deps.clock.now() - state.at < TOLD_AGAIN) deps.changed(view);
    return;
  }
  // Later it may be a window that somebody closed, which is what woke this worker.
  if (facts.role === 'caller' && deps.clock.now() - facts.startedAt < JUST_PLACED)
    void deps.patience('window', () => deps.windows.open(view, false));
  deps.changed(view);
  for (const signal of signals) deps.signal(window, signal);
};
