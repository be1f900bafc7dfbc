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
import { createOverview } from '../../utils/models/overview.ts';
import { createPageCheck } from '../../utils/models/page-check.ts';
import { createScreening } from '../../utils/models/screening/screening-model.ts';
import type { Lists } from './lists-view.tsx';
import { createPopupView } from './popup-view.tsx';

dressPage(i18n.t('popup.title'));

const until = new AbortController().signal;
const background = { ask: sendFromPage, on: onToPages };
const settings = createSettingsStore();

const overview = createOverview(background, until);
const account = createCurrentAccount(overview, settings, until);
const screening = createScreening(settings, account, until);
const waiting = signal<() => VNode>();
const lists = signal<Lists>();
const tryIt = signal<() => VNode>();

mount(
  createPopupView({
    version: browser.runtime.getManifest().version,
    overview,
    screening,
    waiting,
    lists,
    tryIt,
    pageCheck: createPageCheck(background),
  }),
);

const { createWaitingView } = await import('./waiting-view.tsx');
waiting.value = createWaitingView(overview);
const { createLists } = await import('./lists-view.tsx');
lists.value = createLists(background, account, until);
const { createTryView } = await import('./try-view.tsx');
tryIt.value = createTryView({ background, account, overview, screening: screening.screening }, until);
