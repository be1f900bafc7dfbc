import { effect } from '@preact/signals-core';
import { i18n } from '#i18n';
import { RingPage } from '../../components/ring/RingPage.tsx';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { onToPages, sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createOverview } from '../../utils/models/overview.ts';

dressPage(i18n.t('ring.title'));

const overview = createOverview({ ask: sendFromPage, on: onToPages }, new AbortController().signal);

mount(() => {
  const [call] = overview.ringing.value;
  // What was written to one who rang is not for the next one.
  return <RingPage key={call?.view.id} call={call} failed={overview.failed.value !== undefined} />;
});

// Nothing rings (any more): the window has nothing to say.
effect(() => {
  if (typeof overview.overview.value !== 'string' && overview.ringing.value.length === 0) window.close();
});
