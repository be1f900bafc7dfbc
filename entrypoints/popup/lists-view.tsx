import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { PeopleTab } from '../../components/popup/PeopleTab.tsx';
import { RecentTab } from '../../components/popup/RecentTab.tsx';
import { createSafetyNumber } from '../../utils/adapters/crypto/safety-digits.ts';
import { readAccount } from '../../utils/adapters/storage/accounts.ts';
import { systemClock } from '../../utils/adapters/browser/system.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createLogStore } from '../../utils/adapters/storage/log.ts';
import { createPeopleStore } from '../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../utils/adapters/storage/pins.ts';
import type { Background } from '../../utils/models/background.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import { createPeopleList } from '../../utils/models/people-list.ts';
import { createRecent } from '../../utils/models/recent.ts';
import { downloadText } from './download.ts';

export type Lists = {
  readonly people: () => VNode;
  readonly recent: () => VNode;
  readonly failed: ReadonlySignal<boolean>;
};

/** The two tabs that read the database. A chunk of their own, which loads last. */
export const createLists = (background: Background, account: CurrentAccount, until: AbortSignal): Lists => {
  const database = createDatabase();
  const people = createPeopleList(
    {
      people: createPeopleStore(database, systemClock),
      pins: createPinStore(database),
      accounts: { get: (id) => readAccount(database, id) },
      safetyNumber: createSafetyNumber,
      background,
      account,
    },
    until,
  );
  const recent = createRecent({ log: createLogStore(database), background, account }, until);
  return {
    failed: computed(() => people.failed.value || recent.failed.value),
    people: () => (
      <PeopleTab
        people={people.people.value}
        total={people.total.value}
        query={people.query.value}
        onSearch={people.search}
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
        />
      );
    },
  };
};
