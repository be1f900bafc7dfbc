import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { Popup, type PopupTab } from '../../components/popup/Popup.tsx';
import type { HookReport } from '../../utils/core/people/seen.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import { type PageCheckModel, reportText } from '../../utils/models/page-check.ts';
import type { XAccessModel } from '../../utils/models/x-access.ts';
import type { Lists } from './lists-view.tsx';
import type { ScreeningView } from './screening-view.tsx';

type PopupModels = {
  readonly version: string;
  readonly overview: OverviewModel;
  readonly access: XAccessModel;
  readonly screening: ReadonlySignal<ScreeningView | undefined>;
  readonly waiting: ReadonlySignal<(() => VNode) | undefined>;
  readonly lists: ReadonlySignal<Lists | undefined>;
  readonly tryIt: ReadonlySignal<(() => VNode) | undefined>;
  readonly undo: ReadonlySignal<(() => VNode | undefined) | undefined>;
  readonly pageCheck: PageCheckModel;
};

/** Reads the models' signals and hands plain values to the popup. */
export const createPopupView = (models: PopupModels): (() => VNode) => {
  const { overview, pageCheck } = models;
  const tab = signal<PopupTab>(location.hash === '#recent' ? 'recent' : 'screening');
  const copied = signal<'no' | 'yes' | 'failed'>('no');

  const copy = async (report: HookReport) => {
    try {
      await navigator.clipboard.writeText(reportText(report, models.version));
      copied.value = 'yes';
    } catch {
      copied.value = 'failed';
    }
  };

  return () => {
    const known = overview.overview.value;
    const access = models.access.access.value;
    const screening = models.screening.value;
    const change = screening?.model.change.value;
    const lists = models.lists.value;
    return (
      <Popup
        reachability={{
          shown: typeof known === 'string' ? known : known.reachability,
          handle: overview.account.value?.handle,
          takeCalls: screening?.model.screening.value?.takeCalls ?? true,
          onTakeCalls: change && ((takeCalls) => change({ takeCalls })),
        }}
        access={
          access === 'given'
            ? undefined
            : { refused: access === 'refused', onAsk: () => void models.access.ask() }
        }
        expecting={screening?.expecting()}
        failed={overview.failed.value ?? lists?.failed.value}
        waiting={models.waiting.value?.()}
        tab={tab.value}
        onTab={(key) => {
          tab.value = key;
        }}
        screening={tab.value === 'screening' ? screening?.tab(models.tryIt.value?.()) : undefined}
        people={tab.value === 'people' ? lists?.people() : undefined}
        recent={tab.value === 'recent' ? lists?.recent() : undefined}
        undo={models.undo.value?.()}
        pageCheck={{
          check: pageCheck.check.value,
          copied: copied.value,
          onCopy: (report) => void copy(report),
          onClose: pageCheck.close,
        }}
        onCheckPage={() => {
          copied.value = 'no';
          pageCheck.run();
        }}
      />
    );
  };
};
