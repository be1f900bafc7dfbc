import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { i18n } from '#i18n';
import { Expecting } from '../../components/popup/Expecting.tsx';
import { ScreeningTab } from '../../components/popup/screening/ScreeningTab.tsx';
import { systemCalendar, systemClock, systemRandom } from '../../utils/adapters/browser/system.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createSettingsStore } from '../../utils/adapters/storage/settings.ts';
import { DEFAULT_SWITCHES } from '../../utils/core/screening/switches.ts';
import type { Background } from '../../utils/models/background.ts';
import { createCurrentAccount, type CurrentAccount } from '../../utils/models/current-account.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import { createRelaySet } from '../../utils/models/relay-set.ts';
import { createExpecting } from '../../utils/models/screening/expecting.ts';
import { createRuleEditor } from '../../utils/models/screening/rule-editor.ts';
import { createRuleList } from '../../utils/models/screening/rule-list.ts';
import { createScreening, type ScreeningModel } from '../../utils/models/screening/screening-model.ts';
import type { Undo } from '../../utils/models/undo.ts';

type TabModels = {
  readonly screening: ScreeningModel;
  readonly account: CurrentAccount;
  readonly undo: Undo;
  readonly background: Background;
};

/** The tab; the list of rules loads when it is opened. */
const createTab = (
  { screening, account, undo, background }: TabModels,
  until: AbortSignal,
): ((tryIt: VNode | undefined) => VNode) => {
  const list = createRuleList(screening);
  const editor = createRuleEditor({
    screening,
    account,
    session: createSessionStore(),
    random: systemRandom,
  });
  const page = signal<'switches' | 'list' | 'left-list'>('switches');
  const advanced = signal<() => VNode>();
  const learning = signal<() => VNode>();

  const loadLearning = async () => {
    const { createLearnView } = await import('./learn-view.tsx');
    learning.value ??= createLearnView(background, account, until);
  };

  const reset = () => {
    const act = list.reset.value;
    return act && (() => undo.offer({ label: i18n.t('screening.backToSwitchesDone'), undo: act() }));
  };

  const load = async () => {
    const { createAdvancedView } = await import('./advanced-view.tsx');
    advanced.value = createAdvancedView({
      list,
      editor,
      rules: computed(() => screening.screening.value?.rules),
      undo,
      background,
      account,
      until,
      failed: () => screening.failed.value,
      onReset: reset,
      onBack: () => {
        page.value = 'left-list';
      },
    });
  };
  effect(() => {
    // A rule that was being written when the popup closed is where the person goes on.
    if (editor.draft.value !== undefined) page.value = 'list';
    if (page.value === 'list' && advanced.peek() === undefined) void load();
  });

  return (tryIt) => {
    const show = advanced.value;
    if (page.value === 'list' && show) return show();
    const isRead = screening.screening.value !== undefined;
    return (
      <ScreeningTab
        switches={isRead ? screening.switches.value : DEFAULT_SWITCHES}
        onChange={screening.changeSwitches.value}
        failed={screening.failed.value}
        onAdvanced={() => {
          page.value = 'list';
        }}
        onReset={reset()}
        isBack={page.value === 'left-list'}
        tryIt={tryIt}
        learning={learning.value?.()}
        onLearn={() => void loadLearning()}
      />
    );
  };
};

export type ScreeningView = {
  readonly account: CurrentAccount;
  readonly model: ScreeningModel;
  readonly relaySet: ReadonlySignal<boolean | undefined>;
  readonly expecting: () => VNode;
  /** `tryIt`: what stands at its end. */
  readonly tab: (tryIt: VNode | undefined) => VNode;
};

/** Whatever reads the stored settings. A chunk of its own, which loads while the background is asked what there is. */
export const createScreeningView = (
  overview: OverviewModel,
  undo: Undo,
  background: Background,
  until: AbortSignal,
): ScreeningView => {
  const settings = createSettingsStore();
  const account = createCurrentAccount(overview, settings, until);
  const model = createScreening(settings, account, until);
  const expecting = createExpecting(
    { screening: model, clock: systemClock, calendar: systemCalendar, delays },
    until,
  );
  return {
    account,
    model,
    relaySet: createRelaySet(settings, until),
    tab: createTab({ screening: model, account, undo, background }, until),
    expecting: () => (
      <Expecting
        until={expecting.until.value}
        now={systemClock.now()}
        takeCalls={model.screening.value?.takeCalls ?? true}
        onMinutes={expecting.expect.value?.forMinutes}
        onClock={expecting.expect.value?.untilClock}
        onStop={expecting.stop.value}
      />
    ),
  };
};
