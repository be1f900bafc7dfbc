import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { LogEntry } from '../core/people/log-entry.ts';
import { decidingStep } from '../core/screening/judgement.ts';
import type { Background } from './background.ts';
import type { CurrentAccount } from './current-account.ts';
import { createErrands } from './errands.ts';
import { createKept } from './kept.ts';
import type { LogStore } from './ports.ts';

export type RecentFilter = 'all' | 'missed' | 'incoming' | 'outgoing' | 'screened';

export type ListedCall = {
  readonly entry: LogEntry;
  /** Undefined after a call that was blocked. */
  readonly callBack?: () => void;
  readonly write: () => void;
};

export type RecentModel = {
  /** Newest first. Undefined until read. */
  readonly calls: ReadonlySignal<readonly ListedCall[] | undefined>;
  /** How many there are without the filter. */
  readonly total: ReadonlySignal<number>;
  readonly filter: ReadonlySignal<RecentFilter>;
  readonly failed: ReadonlySignal<boolean>;
  readonly show: (filter: RecentFilter) => void;
  /** Undefined while there is nothing to clear or export. */
  readonly clear: ReadonlySignal<(() => void) | undefined>;
  readonly exportJson: ReadonlySignal<(() => string) | undefined>;
};

const LIMIT = 500;

/** The calls of one account. Reads the log itself; clearing it is the background's. */
export const createRecent = (
  deps: {
    readonly log: LogStore;
    readonly background: Background;
    readonly account: CurrentAccount;
  },
  until: AbortSignal,
): RecentModel => {
  const filter = signal<RecentFilter>('all');
  const { send, failed } = createErrands(deps.background);

  const known = createKept(
    deps.account,
    async (account) => (account === null ? [] : deps.log.list(account, LIMIT)),
    until,
  );
  deps.background.on(
    {
      'data-changed': ({ what }) => {
        if (what === 'log') void known.reload();
      },
    },
    until,
  );

  const list = (entry: LogEntry): ListedCall => {
    const whom = { account: entry.account, userId: entry.person.userId };
    return {
      entry,
      ...(entry.outcome === 'blocked'
        ? {}
        : { callBack: () => send('call-person', { ...whom, kind: entry.kind }) }),
      write: () => send('write-to-person', whom),
    };
  };

  const entries = known.value;
  const hasEntries = computed(() => (entries.value?.length ?? 0) > 0);
  return {
    filter,
    failed,
    total: computed(() => entries.value?.length ?? 0),
    calls: computed(() => entries.value?.filter((entry) => isShown(entry, filter.value)).map(list)),
    show: (wanted) => {
      filter.value = wanted;
    },
    clear: computed(() => {
      const account = deps.account.value;
      if (account === undefined || account === null || !hasEntries.value) return undefined;
      return () => send('clear-log', { account });
    }),
    exportJson: computed(() => (hasEntries.value ? () => toJson(entries.peek() ?? []) : undefined)),
  };
};

const isShown = (entry: LogEntry, filter: RecentFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'missed':
      return entry.outcome === 'missed';
    case 'incoming':
    case 'outgoing':
      return entry.direction === filter;
    case 'screened':
      return entry.direction === 'incoming' && SCREENED.has(entry.outcome);
  }
};

const SCREENED: ReadonlySet<LogEntry['outcome']> = new Set(['silenced', 'declined', 'blocked']);

/** For reading elsewhere: who, when and what became of it. No call ids, keys or addresses. */
const toJson = (entries: readonly LogEntry[]): string =>
  JSON.stringify(
    entries.map(({ person, direction, kind, at, duration, outcome, end, reason, judged }) => ({
      person: { userId: person.userId, handle: person.handle, name: person.name },
      direction,
      kind,
      at: new Date(at).toISOString(),
      seconds: duration === undefined ? undefined : Math.round(duration / 1000),
      outcome,
      end,
      reason,
      judged: judged && { verdict: judged.judgement.verdict, rule: decidingStep(judged.judgement).rule },
    })),
    undefined,
    2,
  );
