import type { VNode } from 'preact';
import { DataSection } from '../../components/options/DataSection.tsx';
import { downloadText } from '../../utils/adapters/browser/download.ts';
import { systemClock, systemRandom } from '../../utils/adapters/browser/system.ts';
import { readAccount } from '../../utils/adapters/storage/read-account.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createLogReader } from '../../utils/adapters/storage/read-log.ts';
import { createPeopleReader } from '../../utils/adapters/storage/read-people.ts';
import { createPinReader } from '../../utils/adapters/storage/read-pins.ts';
import { createPossessionStore } from '../../utils/adapters/storage/possessions.ts';
import type { Background } from '../../utils/models/background.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import type { SettingsStore } from '../../utils/models/ports/settings.ts';
import { createYourData } from '../../utils/models/portable/your-data.ts';

type Dependencies = {
  readonly background: Background;
  readonly settings: SettingsStore;
  readonly overview: OverviewModel;
  readonly account: CurrentAccount;
};

/** Export, import and reset. A chunk of its own, which loads last. */
export const createDataView = ({ background, settings, overview, account }: Dependencies): (() => VNode) => {
  const database = createDatabase();
  const data = createYourData({
    clock: systemClock,
    random: systemRandom,
    accounts: { get: (id) => readAccount(database, id) },
    settings,
    people: createPeopleReader(database),
    pins: createPinReader(database),
    log: createLogReader(database),
    store: createPossessionStore(database),
    background,
    account,
    download: downloadText,
  });
  return () => {
    const handle = overview.account.value?.handle;
    const [save, read, take, reset, undo] = [
      data.save.value,
      data.read.value,
      data.take.value,
      data.reset.value,
      data.undo.value,
    ];
    return (
      <DataSection
        account={handle === undefined ? (account.value ?? undefined) : `@${handle}`}
        state={data.state.value}
        onExport={save && (() => void save())}
        onFile={read && ((file) => void read(file))}
        onChoose={data.choose}
        onTake={take && (() => void take())}
        onCancel={data.cancel.value}
        onReset={reset && ((what) => void reset(what))}
        onUndo={undo && (() => void undo())}
      />
    );
  };
};
