import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { Popup, type PopupTab } from '../../components/popup/Popup.tsx';
import type { HookReport } from '../../utils/core/people/seen.ts';
import { DEFAULT_SCREENING } from '../../utils/core/screening/screening.ts';
import { DEFAULT_SWITCHES } from '../../utils/core/screening/switches.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import { type PageCheckModel, reportText } from '../../utils/models/page-check.ts';
import type { ScreeningModel } from '../../utils/models/screening/screening-model.ts';
import type { Lists } from './lists-view.tsx';

type PopupModels = {
  readonly version: string;
  readonly overview: OverviewModel;
  readonly screening: ScreeningModel;
  readonly waiting: ReadonlySignal<(() => VNode) | undefined>;
  readonly lists: ReadonlySignal<Lists | undefined>;
  readonly tryIt: ReadonlySignal<(() => VNode) | undefined>;
  readonly pageCheck: PageCheckModel;
};

/** Reads the models' signals and hands plain values to the popup. */
export const createPopupView = (models: PopupModels): (() => VNode) => {
  const { overview, screening, pageCheck } = models;
  const tab = signal<PopupTab>('screening');
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
    const { takeCalls } = screening.screening.value ?? DEFAULT_SCREENING;
    const change = screening.change.value;
    const lists = models.lists.value;
    return (
      <Popup
        reachability={{
          shown: typeof known === 'string' ? known : known.reachability,
          handle: overview.account.value?.handle,
          takeCalls,
          onTakeCalls: change && ((takeCalls) => change({ takeCalls })),
        }}
        failed={overview.failed.value || lists?.failed.value === true}
        waiting={models.waiting.value?.()}
        tab={tab.value}
        onTab={(key) => {
          tab.value = key;
        }}
        screening={{
          switches: screening.switches.value ?? DEFAULT_SWITCHES,
          onChange: screening.changeSwitches.value,
          failed: screening.failed.value,
        }}
        tryIt={tab.value === 'screening' ? models.tryIt.value?.() : undefined}
        people={tab.value === 'people' ? lists?.people() : undefined}
        recent={tab.value === 'recent' ? lists?.recent() : undefined}
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
