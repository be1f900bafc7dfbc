import '@preact/signals';
import { useState } from 'preact/hooks';
import { Popup, type PopupTab } from '../../components/popup/Popup.tsx';
import type { HookReport } from '../../utils/core/people/seen.ts';
import { DEFAULT_SWITCHES } from '../../utils/core/screening/switches.ts';
import type { DeclineDrafts } from '../../utils/models/decline-drafts.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';
import { type PageCheckModel, reportText } from '../../utils/models/page-check.ts';
import type { PeopleModel } from '../../utils/models/people-list.ts';
import type { RecentModel } from '../../utils/models/recent.ts';
import type { SwitchesModel } from '../../utils/models/screening-switches.ts';
import { downloadText } from './download.ts';

type PopupScreenProps = {
  readonly version: string;
  readonly overview: OverviewModel;
  readonly switches: SwitchesModel;
  readonly people: PeopleModel;
  readonly recent: RecentModel;
  readonly pageCheck: PageCheckModel;
  readonly drafts: DeclineDrafts;
};

/** Reads the models' signals and hands plain values to the popup. */
export const PopupScreen = (props: PopupScreenProps) => {
  const { overview, switches, people, recent, pageCheck, drafts } = props;
  const [tab, setTab] = useState<PopupTab>('screening');
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = (report: HookReport) => {
    navigator.clipboard.writeText(reportText(report, props.version)).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  const known = overview.overview.value;
  const chosen = switches.switches.value ?? DEFAULT_SWITCHES;
  const change = switches.change.value;
  const exportJson = recent.exportJson.value;
  return (
    <Popup
      reachability={{
        shown: typeof known === 'string' ? known : known.reachability,
        handle: overview.account.value?.handle,
        takeCalls: chosen.takeCalls,
        onTakeCalls: change && ((takeCalls) => change({ takeCalls })),
      }}
      failed={overview.failed.value || people.failed.value || recent.failed.value}
      ringing={overview.ringing.value.map((call) => ({
        ...call,
        draft: drafts.drafts.value[call.view.id] ?? '',
        onDraft: (text: string) => drafts.type(call.view.id, text),
      }))}
      ongoing={overview.ongoing.value}
      invites={overview.invites.value.map(({ invite, ...rest }) => ({ ...rest, reason: invite.reason }))}
      tab={tab}
      onTab={setTab}
      screening={{ switches: chosen, onChange: change, failed: switches.failed.value }}
      people={{
        people: people.people.value,
        total: people.total.value,
        query: people.query.value,
        onSearch: people.search,
      }}
      recent={{
        calls: recent.calls.value,
        total: recent.total.value,
        filter: recent.filter.value,
        onFilter: recent.show,
        onClear: recent.clear.value,
        onExport: exportJson && (() => downloadText('ahoy-calls.json', exportJson())),
      }}
      pageCheck={{ check: pageCheck.check.value, copied, onCopy: copy, onClose: pageCheck.close }}
      onCheckPage={() => {
        setCopied('no');
        pageCheck.run();
      }}
    />
  );
};
