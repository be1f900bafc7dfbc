import { signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { siteAccess } from '../../utils/adapters/browser/site-access.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createOverview } from '../../utils/models/overview.ts';
import { createUndo } from '../../utils/models/undo.ts';
import { createXAccess } from '../../utils/models/x-access.ts';
import type { CheckView } from './check-view.tsx';
import type { Lists } from './lists-view.tsx';
import { createPopupView } from './popup-view.tsx';
import type { ScreeningView } from './screening-view.tsx';

dressPage(i18n.t('popup.title'));

const until = new AbortController().signal;
const background = { ask: sendFromPage, on: onToPages };

const overview = createOverview(background, until);
const undo = createUndo();
const undoView = signal<() => VNode>();
const screening = signal<ScreeningView>();
const waiting = signal<() => VNode>();
const lists = signal<Lists>();
const tryIt = signal<() => VNode>();
const pageCheck = signal<CheckView>();

mount(
  createPopupView({
    start: location.hash === '#recent' ? 'recent' : 'screening',
    overview,
    access: createXAccess(siteAccess),
    screening,
    waiting,
    lists,
    tryIt,
    undo: undoView,
    pageCheck,
  }),
);

const { createUndoing } = await import('./undo-view.tsx');
const undoing = createUndoing(background, undo);
undoView.value = undoing.view;
const { createWaitingView } = await import('./waiting-view.tsx');
waiting.value = createWaitingView(overview, undoing);
const { createCheckView } = await import('./check-view.tsx');
pageCheck.value = createCheckView(background, browser.runtime.getManifest().version);
const { createScreeningView } = await import('./screening-view.tsx');
const screeningView = createScreeningView(overview, undo, background, until);
screening.value = screeningView;
const { account, model, relaySet } = screeningView;
const { createLists } = await import('./lists-view.tsx');
lists.value = createLists({ background, account, screening: model, relaySet, ...undoing }, until);
const { createTryView } = await import('./try-view.tsx');
tryIt.value = createTryView({ background, account, overview, screening: model.screening }, until);
