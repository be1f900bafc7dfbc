import type { LogEntry, LogOutcome } from '../../core/people/log-entry.ts';
import type { Pages } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import { attemptOf, standingOf, type CallRecord } from './record.ts';

const outcomeOf = (record: CallRecord): LogOutcome | undefined => {
  const { facts, rejoins, state } = record;
  if (rejoins !== undefined && state.phase !== 'ended')
    return facts.since === undefined ? 'failed' : 'answered';
  switch (state.phase) {
    case 'live':
    case 'reconnecting':
      return 'answered';
    case 'connecting':
      return 'failed';
    case 'dialing':
    case 'asking':
    case 'ringing':
      return 'unanswered';
    default:
      return standingOf(record)?.outcome;
  }
};

/** How a call would be filed if the browser ended now. How long it was live nobody would know then. */
const entryOf = (record: CallRecord): LogEntry | undefined => {
  const outcome = outcomeOf(record);
  return outcome && { ...attemptOf(record), outcome };
};

/** The calls that go on and those that are not filed yet, on the disk: the session ends with the browser, the log must not. */
export interface Standing {
  keep(pages: Pages): void;
  /** What a browser that ended in the middle of calls left, and the log does not have. */
  lost(): Promise<readonly LogEntry[]>;
}

export const createStanding = (deps: Pick<SwitchboardDeps, 'standing' | 'log' | 'patience'>): Standing => {
  let last = '';
  return {
    keep({ calls, unfiled, isRecovered }) {
      if (!isRecovered) return;
      const entries = [...unfiled, ...calls.flatMap((call) => entryOf(call) ?? [])];
      const now = JSON.stringify(entries);
      if (now === last) return;
      last = now;
      void deps
        .patience('standing calls', () => deps.standing.write(entries))
        .then((isKept) => {
          if (!isKept && last === now) last = '';
        });
    },
    async lost() {
      const left = await deps.standing.read();
      const isFiled = async ({ account, call, at }: LogEntry): Promise<boolean> =>
        (await deps.log.since(account, at)).some((one) => one.call === call);
      const filed = await Promise.all(left.map(isFiled));
      return left.filter((_, index) => filed[index] === false);
    },
  };
};
