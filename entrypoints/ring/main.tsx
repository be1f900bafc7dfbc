import { effect } from '@preact/signals-core';
import { i18n } from '#i18n';
import { RingPage } from '../../components/ring/RingPage.tsx';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { copyText } from '../../utils/adapters/browser/clipboard.ts';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createDrafts } from '../../utils/models/drafts.ts';
import { createOverview } from '../../utils/models/overview.ts';
import { createRingWindow } from '../../utils/models/ring-window.ts';

dressPage(i18n.t('ring.title'));

const background = { ask: sendFromPage, on: onToPages };
const overview = createOverview(background, new AbortController().signal);
const ring = createRingWindow(background, overview, createDrafts(createSessionStore()));

mount(() => (
  <RingPage
    call={ring.ringing.value}
    left={ring.left.value}
    failed={ring.failed.value}
    loading={overview.overview.value === 'loading'}
    onCopy={copyText}
  />
));

effect(() => {
  if (ring.done.value) window.close();
});
