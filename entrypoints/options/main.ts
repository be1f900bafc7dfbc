import { signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createSettingsStore } from '../../utils/adapters/storage/settings.ts';
import { createCurrentAccount } from '../../utils/models/current-account.ts';
import { createAddressChange } from '../../utils/models/options-address.ts';
import { createOptions } from '../../utils/models/options.ts';
import { createOverview } from '../../utils/models/overview.ts';
import { createOptionsView } from './options-view.tsx';

dressPage(i18n.t('options.title'));

const until = new AbortController();
const background = { ask: sendFromPage, on: onToPages };
const settings = createSettingsStore();
const overview = createOverview(background, until.signal);
const account = createCurrentAccount(overview, settings, until.signal);
const options = createOptions(settings, background, until.signal);
const address = createAddressChange(background, account);
const imports = signal<() => VNode>();

// Nothing typed is lost: the browser asks before it closes a page with unsaved fields.
addEventListener('beforeunload', (event) => {
  if (options.unsaved.peek()) event.preventDefault();
});

mount(
  createOptionsView({
    version: browser.runtime.getManifest().version,
    options,
    overview,
    account,
    address,
    imports,
  }),
);

const { createImportView } = await import('./import-view.tsx');
imports.value = createImportView(background, overview, account, until.signal);
