import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { PeopleTab } from '../../components/popup/PeopleTab.tsx';
import { RecentTab } from '../../components/popup/RecentTab.tsx';
import { createSafetyNumber } from '../../utils/adapters/crypto/safety-digits.ts';
import { readAccount } from '../../utils/adapters/storage/read-account.ts';
import { systemClock } from '../../utils/adapters/browser/system.ts';
import { createKnownFacts } from '../../utils/adapters/storage/archive.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createLogReader } from '../../utils/adapters/storage/read-log.ts';
import { createPeopleReader } from '../../utils/adapters/storage/read-people.ts';
import { createPinReader } from '../../utils/adapters/storage/read-pins.ts';
import type { Background } from '../../utils/models/background.ts';
import type { Failure } from '../../utils/models/errands.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import { createPeopleList } from '../../utils/models/people-list.ts';
import { createRecent } from '../../utils/models/recent.ts';
import type { ScreeningModel } from '../../utils/models/screening/screening-model.ts';
import type { Done, TakeBack } from '../../utils/models/take-back.ts';
import { downloadText } from '../../utils/adapters/browser/download.ts';

export type Lists = {
  readonly people: () => VNode;
  readonly recent: () => VNode;
  readonly failed: ReadonlySignal<Failure | undefined>;
};

type Shared = {
  readonly background: Background;
  readonly account: CurrentAccount;
  readonly screening: ScreeningModel;
  readonly relaySet: ReadonlySignal<boolean | undefined>;
  readonly takeBack: TakeBack;
  readonly done: Done;
};

/** The two tabs that read the database. A chunk of their own, which loads last. */
export const createLists = (shared: Shared, until: AbortSignal): Lists => {
  const database = createDatabase();
  const peopleStore = createPeopleReader(database);
  const log = createLogReader(database);
  const people = createPeopleList(
    {
      ...shared,
      people: peopleStore,
      log,
      pins: createPinReader(database),
      accounts: { get: (id) => readAccount(database, id) },
      safetyNumber: createSafetyNumber,
      known: createKnownFacts(database),
    },
    until,
  );
  const recent = createRecent({ ...shared, people: peopleStore, log }, until);
  return {
    failed: computed(() => people.failed.value ?? recent.failed.value ?? shared.takeBack.failed.value),
    people: () => (
      <PeopleTab
        people={people.people.value}
        total={people.total.value}
        more={people.more.value}
        query={people.query.value}
        onSearch={people.search}
        filter={people.filter.value}
        onFilter={people.show}
        opened={people.opened.value}
        onToggle={people.toggle}
        safetyNumbers={people.safetyNumbers.value}
        facts={people.facts.value}
        relaySet={shared.relaySet.value}
        now={systemClock.now()}
      />
    ),
    recent: () => {
      const exportJson = recent.exportJson.value;
      return (
        <RecentTab
          calls={recent.calls.value}
          total={recent.total.value}
          filter={recent.filter.value}
          onFilter={recent.show}
          onClear={recent.clear.value}
          onExport={exportJson && (() => downloadText('ahoy-calls.json', exportJson()))}
          now={systemClock.now()}
        />
      );
    },
  };
};
