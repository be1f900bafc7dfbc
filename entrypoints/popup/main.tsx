import { render } from 'preact';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import '../../components/ui/base.css';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { createSafetyNumber } from '../../utils/adapters/crypto/safety-digits.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { readAccount } from '../../utils/adapters/storage/accounts.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createLogStore } from '../../utils/adapters/storage/log.ts';
import { createPeopleStore } from '../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../utils/adapters/storage/pins.ts';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createSettingsStore } from '../../utils/adapters/storage/settings.ts';
import { createCurrentAccount } from '../../utils/models/current-account.ts';
import { createDeclineDrafts } from '../../utils/models/decline-drafts.ts';
import { createOverview } from '../../utils/models/overview.ts';
import { createPageCheck } from '../../utils/models/page-check.ts';
import { createPeopleList } from '../../utils/models/people-list.ts';
import { createRecent } from '../../utils/models/recent.ts';
import { createScreeningSwitches } from '../../utils/models/screening-switches.ts';
import { PopupScreen } from './PopupScreen.tsx';

dressPage(i18n.t('popup.title'));

const until = new AbortController().signal;
const background = { ask: sendFromPage, on: onToPages };
const settings = createSettingsStore();
const database = createDatabase();

const overview = createOverview(background, until);
const account = createCurrentAccount(overview, settings, until);
const switches = createScreeningSwitches(settings, account, until);
const people = createPeopleList(
  {
    people: createPeopleStore(database),
    pins: createPinStore(database),
    accounts: { get: (id) => readAccount(database, id) },
    safetyNumber: createSafetyNumber,
    background,
    account,
  },
  until,
);
const recent = createRecent({ log: createLogStore(database), background, account }, until);

const root = document.querySelector('#root');
if (root !== null) {
  render(
    <PopupScreen
      version={browser.runtime.getManifest().version}
      overview={overview}
      switches={switches}
      people={people}
      recent={recent}
      pageCheck={createPageCheck(background)}
      drafts={createDeclineDrafts(createSessionStore())}
    />,
    root,
  );
}
