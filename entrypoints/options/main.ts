import { computed, signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { systemClock } from '../../utils/adapters/browser/system.ts';
import { relayPasswords } from '../../utils/adapters/crypto/relay-passwords.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createSettingsStore } from '../../utils/adapters/storage/settings.ts';
import { gathering } from '../../utils/adapters/webrtc/gathering.ts';
import { createConnectionTest } from '../../utils/models/connection-test.ts';
import { createCurrentAccount } from '../../utils/models/current-account.ts';
import { createChoices } from '../../utils/models/options-choices.ts';
import { createAddressChange } from '../../utils/models/options-address.ts';
import { createOptions } from '../../utils/models/options.ts';
import { createOverview } from '../../utils/models/overview.ts';
import { createRelaySet } from '../../utils/models/relay-set.ts';
import { createOptionsView } from './options-view.tsx';

dressPage(i18n.t('options.title'));

const until = new AbortController();
const background = { ask: sendFromPage, on: onToPages };
const settings = createSettingsStore();
const overview = createOverview(background, until.signal);
const account = createCurrentAccount(overview, settings, until.signal);
const options = createOptions(settings, gathering, until.signal);
const privacy = createChoices(settings, until.signal);
const test = createConnectionTest(
  computed(() => {
    const [fields, choices] = [options.fields.value, privacy.choices.value];
    return fields && choices && { ...fields, alwaysRelay: choices.alwaysRelay };
  }),
  { background, gathering, delays, clock: systemClock, passwords: relayPasswords },
  until.signal,
);
const address = createAddressChange(background, account);
const devices = signal<() => VNode>();
const imports = signal<() => VNode>();

// Nothing typed is lost: the browser asks before it closes a page with unsaved fields.
addEventListener('beforeunload', (event) => {
  if (options.unsaved.peek()) event.preventDefault();
});

const data = signal<() => VNode>();

mount(
  createOptionsView({
    version: browser.runtime.getManifest().version,
    options,
    test,
    privacy,
    relaySet: createRelaySet(settings, until.signal),
    overview,
    account,
    address,
    devices,
    imports,
    data,
  }),
);

const { createDevicesView } = await import('./devices-view.tsx');
devices.value = createDevicesView(settings, until.signal);
const { createImportView } = await import('./import-view.tsx');
imports.value = createImportView(background, overview, account, until.signal);
const { createDataView } = await import('./data-view.tsx');
data.value = createDataView({ background, settings, overview, account });
