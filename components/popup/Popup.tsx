import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Tabs } from '../ui/Tabs.tsx';
import { PageCheck, type PageCheckProps } from './PageCheck.tsx';
import { ReachabilityBar, type ReachabilityBarProps } from './ReachabilityBar.tsx';
import { ScreeningForm, type ScreeningFormProps } from './ScreeningForm.tsx';
import './popup.css';

export type PopupTab = 'screening' | 'people' | 'recent';

export type PopupProps = {
  readonly reachability: ReachabilityBarProps;
  /** Something asked of the background did not reach it. */
  readonly failed: boolean;
  /** What waits for an answer. Undefined until loaded, as the lists. */
  readonly waiting: ComponentChildren;
  readonly tab: PopupTab;
  readonly onTab: (tab: PopupTab) => void;
  readonly screening: ScreeningFormProps;
  readonly tryIt: ComponentChildren;
  readonly people: ComponentChildren;
  readonly recent: ComponentChildren;
  readonly pageCheck: PageCheckProps;
  readonly onCheckPage: () => void;
};

const Panel = ({
  tab,
  screening,
  tryIt,
  people,
  recent,
}: Pick<PopupProps, 'tab' | 'screening' | 'tryIt' | 'people' | 'recent'>) => {
  switch (tab) {
    case 'screening':
      return (
        <>
          <ScreeningForm {...screening} />
          {tryIt}
        </>
      );
    case 'people':
      return people;
    case 'recent':
      return recent;
  }
};

export const Popup = (props: PopupProps) => (
  <div class="popup">
    <header>
      <h1 class="only-heard">{i18n.t('popup.title')}</h1>
      <ReachabilityBar {...props.reachability} />
    </header>
    <main>
      <p class="popup-failed" aria-live="polite">
        {props.failed ? i18n.t('popup.errandFailed') : ''}
      </p>
      {props.waiting}
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
