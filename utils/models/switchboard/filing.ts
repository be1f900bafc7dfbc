import { classifyEnd } from '../../core/call/log.ts';
import { isLately } from '../../core/lib/is-lately.ts';
import type { LogEntry, LogOutcome } from '../../core/people/log-entry.ts';
import { isLimited } from '../../core/screening/limits.ts';
import type { Book, Pages } from './book.ts';
import type { Care } from './care.ts';
import type { SwitchboardDeps } from './deps.ts';
import { missedOf } from './ring-looks.ts';
import { attemptOf, viewOf, type CallRecord } from './record.ts';
import { createStanding } from './standing.ts';

/** Whoever looks only half a day later finds it in *Recent*, ms. */
const TOLD_LATE = 12 * 3_600_000;

/** Nobody took it, and nobody here closed its window. */
const isMissed = ({ outcome, end }: LogEntry): boolean => outcome === 'missed' && end !== 'window-closed';

const HOUR = 3_600_000;

/**
 * Whoever rings during a talk hears that I am busy, which counts as no ring in vain: one notification an hour is enough,
 * and *Recent* has the others.
 */
const isToldOfBusy = ({ facts, state }: CallRecord, calls: readonly CallRecord[]): boolean =>
  state.phase === 'ended' &&
  state.reason === 'busy' &&
  calls.some(
    (other) =>
      other.facts.id !== facts.id &&
      other.facts.account === facts.account &&
      other.facts.userId === facts.userId &&
      other.facts.role === 'callee' &&
      other.state.phase === 'ended' &&
      other.state.reason === 'busy' &&
      isLately(other.state.at, state.at, HOUR),
  );

/** A call that went on as another was accepted, whatever the last of them came to. */
const ofAccepted = (outcome: LogOutcome): LogOutcome =>
  outcome === 'answered' || outcome === 'blocked' ? outcome : 'failed';

/** How a call that a step ended is filed; undefined: it goes on, or was no attempt. */
export const entryOf = (before: CallRecord | undefined, record: CallRecord): LogEntry | undefined => {
  if (record.state.phase !== 'ended') return undefined;
  const { facts, state } = record;
  const outcome = classifyEnd(facts.role, before?.state.phase, state);
  if (outcome === undefined) return undefined;
  return {
    ...attemptOf(record),
    outcome: record.rejoins === undefined ? outcome : ofAccepted(outcome),
    end: state.reason,
    ...(state.liveSince === undefined ? {} : { duration: state.at - state.liveSince }),
    ...(state.message === undefined ? {} : { message: state.message }),
    ...(state.counter === undefined ? {} : { counter: state.counter }),
  };
};

/** Brings what ended into the log, however long that cannot be written. */
export interface Filing {
  /** Files whatever waits: a disk that was full may have room again. */
  file(): Promise<void>;
  /** What ended with the browser waits from its next start, and is asked for until it could be read. */
  recover(): Promise<void>;
  keep(pages: Pages): void;
  tellOfEnd(record: CallRecord, entry: LogEntry): Promise<void>;
}

export const createFiling = (deps: SwitchboardDeps, book: Book, sureOf: Care): Filing => {
  const standing = createStanding(deps);
  const tellLate = (entry: LogEntry): Promise<boolean> =>
    deps.patience('notification', async () => deps.notifier.missed(await missedOf(deps, entry)));
  return {
    async file() {
      const { unfiled } = await book.read();
      for (const entry of unfiled) {
        if (!(await sureOf(deps.patience('log', () => deps.log.add(entry))))) return;
        await sureOf(
          book.write((pages) => ({ ...pages, unfiled: pages.unfiled.filter((one) => one !== entry) })),
        );
        deps.logged();
      }
      standing.keep(await book.read());
    },
    async recover() {
      if ((await book.read()).isRecovered) return;
      const take = async (): Promise<void> => {
        const lost = await standing.lost();
        let recovered: readonly LogEntry[] = [];
        await sureOf(
          book.write((pages) => {
            // One that came late may have been overtaken by the next.
            if (pages.isRecovered) return pages;
            recovered = lost;
            return { ...pages, isRecovered: true, unfiled: [...lost, ...pages.unfiled] };
          }),
        );
        for (const entry of recovered)
          if (isMissed(entry) && deps.clock.now() - entry.at < TOLD_LATE) void tellLate(entry);
      };
      await sureOf(deps.patience('recovery', take));
    },
    keep: (pages) => standing.keep(pages),
    async tellOfEnd(record, entry) {
      const { judged } = entry;
      // Not waited for: one that is new on the desktop can be changed only after a moment.
      if (judged !== undefined && isLimited(judged.judgement))
        void deps.patience('digest', () => deps.digest(record.facts.account));
      if (isMissed(entry) && !isToldOfBusy(record, (await book.read()).calls))
        await deps.patience('notification', () => deps.notifier.missed(viewOf(record)));
    },
  };
};
