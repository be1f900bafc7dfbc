import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { LogEntry } from '../core/people/log-entry.ts';
import type { Person } from '../core/people/person.ts';
import type { Background } from './background.ts';
import { type CallChanges, createCallChanges } from './call-changes.ts';
import type { CurrentAccount } from './current-account.ts';
import { createErrands, type Failure } from './errands.ts';
import { createKept } from './kept.ts';
import type { LogStore } from './ports/calls.ts';
import type { PeopleStore } from './ports/people.ts';
import { callsToJson, isShown, type RecentFilter } from './recent-filter.ts';
import type { ScreeningModel } from './screening/screening-model.ts';
import type { Done, TakeBack } from './take-back.ts';

export type ListedCall = {
  readonly entry: LogEntry;
  /** Names the call within the list. */
  readonly key: string;
  /** Undefined after a call that was blocked. */
  readonly callBack?: () => void;
  readonly write: () => void;
  /** Undefined where there is nothing more to say: calls that I made. */
  readonly toggle?: () => void;
  /** While it is open. */
  readonly changes?: CallChanges;
};

export type RecentModel = {
  /** Newest first. Undefined until read. */
  readonly calls: ReadonlySignal<readonly ListedCall[] | undefined>;
  /** How many there are without the filter. */
  readonly total: ReadonlySignal<number>;
  readonly filter: ReadonlySignal<RecentFilter>;
  readonly failed: ReadonlySignal<Failure | undefined>;
  readonly show: (filter: RecentFilter) => void;
  /** Undefined while there is nothing to clear or export. */
  readonly clear: ReadonlySignal<(() => void) | undefined>;
  readonly exportJson: ReadonlySignal<(() => string) | undefined>;
};

type Dependencies = {
  readonly log: Pick<LogStore, 'list'>;
  readonly people: Pick<PeopleStore, 'get'>;
  readonly screening: Pick<ScreeningModel, 'screening' | 'change'>;
  readonly background: Background;
  readonly takeBack: TakeBack;
  readonly done: Done;
  readonly account: CurrentAccount;
};

/** Ids of calls are made by whoever calls: one that rang us may be given the id of one that I placed. */
const keyOf = ({ direction, call }: LogEntry): string => direction + call;

/** The calls of one account. Reads the log itself; clearing it is the background's. */
export const createRecent = (deps: Dependencies, until: AbortSignal): RecentModel => {
  const filter = signal<RecentFilter>('all');
  const opened = signal<ReadonlySet<string>>(new Set());
  /** Whose calls are open, as they are now. */
  const people = signal<ReadonlyMap<UserId, Person | undefined>>(new Map());
  const errands = createErrands(deps.background);
  const changesOf = createCallChanges(deps, errands);

  const known = createKept(
    deps.account,
    // All there are: what is cleared must be here to be put back.
    async (account) => (account === null ? [] : deps.log.list(account, Infinity)),
    until,
  );
  const look = async (account: UserId, userId: UserId) => {
    const person = await deps.people.get(account, userId);
    people.value = new Map(people.peek()).set(userId, person);
  };
  deps.background.on(
    {
      'data-changed': ({ what, userId }) => {
        if (what === 'log') return void known.reload();
        const account = deps.account.peek();
        if (account === undefined || account === null) return;
        for (const one of people.peek().keys())
          if (userId === undefined || userId === one) void look(account, one);
      },
    },
    until,
  );

  const toggle = (entry: LogEntry) => {
    const now = new Set(opened.peek());
    if (!now.delete(keyOf(entry))) {
      now.add(keyOf(entry));
      void look(entry.account, entry.person.userId);
    }
    opened.value = now;
  };

  const list = (entry: LogEntry): ListedCall => {
    const whom = { account: entry.account, userId: entry.person.userId };
    const key = keyOf(entry);
    const isOpen = opened.value.has(key);
    return {
      entry,
      key,
      ...(entry.outcome === 'blocked'
        ? {}
        : { callBack: () => void errands.call({ ...whom, kind: entry.kind }) }),
      write: () => errands.send('write-to-person', whom),
      ...(entry.judged === undefined ? {} : { toggle: () => toggle(entry) }),
      ...(isOpen ? { changes: changesOf(entry, people.value.get(whom.userId)) } : {}),
    };
  };

  const entries = known.value;
  const hasEntries = computed(() => (entries.value?.length ?? 0) > 0);
  return {
    filter,
    failed: errands.failed,
    total: computed(() => entries.value?.length ?? 0),
    calls: computed(() => entries.value?.filter((entry) => isShown(entry, filter.value)).map(list)),
    show: (wanted) => {
      filter.value = wanted;
    },
    clear: computed(() => {
      const account = deps.account.value;
      if (account === undefined || account === null || !hasEntries.value) return undefined;
      return () => deps.takeBack.clearLog(account, entries.peek() ?? []);
    }),
    exportJson: computed(() => (hasEntries.value ? () => callsToJson(entries.peek() ?? []) : undefined)),
  };
};
