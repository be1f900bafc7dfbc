import { i18n } from '#i18n';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { createPermissions } from '../../utils/adapters/browser/permissions.ts';
import { mediaSources } from '../../utils/adapters/media/sources.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createSettingsStore } from '../../utils/adapters/storage/settings.ts';
import { createCurrentAccount } from '../../utils/models/current-account.ts';
import { createOverview } from '../../utils/models/overview.ts';
import { createScreening } from '../../utils/models/screening/screening-model.ts';
import { createWelcome } from '../../utils/models/welcome.ts';
import { createWelcomeView } from './welcome-view.tsx';

dressPage(i18n.t('welcome.title'));

const until = new AbortController().signal;
const settings = createSettingsStore();
const overview = createOverview({ ask: sendFromPage, on: onToPages }, until);
const account = createCurrentAccount(overview, settings, until);
const welcome = createWelcome(createPermissions(), mediaSources);

void welcome.recheck();
addEventListener('focus', () => void welcome.recheck());

mount(createWelcomeView(welcome, createScreening(settings, account, until)));
