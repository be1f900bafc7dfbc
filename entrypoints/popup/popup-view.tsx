import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { Popup, type PopupTab } from '../../components/popup/Popup.tsx';
import type { OverviewModel } from '../../utils/models/overview.ts';
import type { XAccessModel } from '../../utils/models/x-access.ts';
import type { CheckView } from './check-view.tsx';
import type { Lists } from './lists-view.tsx';
import type { ScreeningView } from './screening-view.tsx';

type PopupModels = {
  /** The tab that is shown at first. */
  readonly start: PopupTab;
  readonly overview: OverviewModel;
  readonly access: XAccessModel;
  readonly screening: ReadonlySignal<ScreeningView | undefined>;
  readonly waiting: ReadonlySignal<(() => VNode) | undefined>;
  readonly lists: ReadonlySignal<Lists | undefined>;
  readonly tryIt: ReadonlySignal<(() => VNode) | undefined>;
  readonly undo: ReadonlySignal<(() => VNode) | undefined>;
  readonly pageCheck: ReadonlySignal<CheckView | undefined>;
};

/** Reads the models' signals and hands plain values to the popup. */
export const createPopupView = (models: PopupModels): (() => VNode) => {
  const { overview } = models;
  const tab = signal(models.start);

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
          now: Date.now(),
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
        pageCheck={models.pageCheck.value?.view()}
        onCheckPage={models.pageCheck.value?.run}
      />
    );
  };
};
