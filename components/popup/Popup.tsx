import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Tabs } from '../ui/Tabs.tsx';
import { CallCard, type CallCardProps } from './CallCard.tsx';
import { InviteCard, type InviteCardProps } from './InviteCard.tsx';
import { OngoingRow, type OngoingRowProps } from './OngoingRow.tsx';
import { PageCheck, type PageCheckProps } from './PageCheck.tsx';
import { ReachabilityBar, type ReachabilityBarProps } from './ReachabilityBar.tsx';
import { ScreeningForm, type ScreeningFormProps } from './ScreeningForm.tsx';
import './popup.css';

export type PopupTab = 'screening' | 'people' | 'recent';

export type PopupProps = {
  readonly reachability: ReachabilityBarProps;
  /** Something asked of the background did not reach it. */
  readonly failed: boolean;
  readonly ringing: readonly CallCardProps[];
  readonly ongoing: readonly OngoingRowProps[];
  readonly invites: readonly InviteCardProps[];
  readonly tab: PopupTab;
  readonly onTab: (tab: PopupTab) => void;
  readonly screening: ScreeningFormProps;
  /** Undefined until loaded. */
  readonly people: ComponentChildren;
  readonly recent: ComponentChildren;
  readonly pageCheck: PageCheckProps;
  readonly onCheckPage: () => void;
};

const Waiting = ({ ringing, ongoing, invites }: Pick<PopupProps, 'ringing' | 'ongoing' | 'invites'>) => (
  <>
    {ringing.length === 0 ? null : (
      <ul class="cards" aria-label={i18n.t('popup.calling')}>
        {ringing.map((call) => (
          <CallCard key={call.view.id} {...call} />
        ))}
      </ul>
    )}
    {ongoing.length === 0 ? null : (
      <ul class="cards" aria-label={i18n.t('popup.ongoing')}>
        {ongoing.map((call) => (
          <OngoingRow key={call.view.id} {...call} />
        ))}
      </ul>
    )}
    {invites.length === 0 ? null : (
      <ul class="cards" aria-label={i18n.t('popup.invites')}>
        {invites.map((invite) => (
          <InviteCard key={invite.person.userId} {...invite} />
        ))}
      </ul>
    )}
  </>
);

const Panel = ({
  tab,
  screening,
  people,
  recent,
}: Pick<PopupProps, 'tab' | 'screening' | 'people' | 'recent'>) => {
  switch (tab) {
    case 'screening':
      return <ScreeningForm {...screening} />;
    case 'people':
      return people;
    case 'recent':
      return recent;
  }
};

export const Popup = (props: PopupProps) => (
  <div class="popup">
    <h1 class="only-heard">{i18n.t('popup.title')}</h1>
    <ReachabilityBar {...props.reachability} />
    <main>
      <p class="popup-failed" aria-live="polite">
        {props.failed ? i18n.t('popup.errandFailed') : ''}
      </p>
      <Waiting {...props} />
      <Tabs
        label={i18n.t('popup.tabs')}
        tabs={[
          { key: 'screening', label: i18n.t('popup.screening') },
          { key: 'people', label: i18n.t('popup.people') },
          { key: 'recent', label: i18n.t('popup.recent') },
        ]}
        selected={props.tab}
        onSelect={props.onTab}
      >
        <Panel {...props} />
      </Tabs>
    </main>
    <footer class="popup-footer">
      <PageCheck {...props.pageCheck} />
      <div class="popup-links">
        <button type="button" class="link" onClick={props.onCheckPage}>
          {i18n.t('popup.checkPage')}
        </button>
        <a class="link" href="/options.html" target="_blank" rel="noreferrer">
          {i18n.t('popup.options')}
        </a>
      </div>
    </footer>
  </div>
);
