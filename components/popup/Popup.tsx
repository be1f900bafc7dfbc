import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Tabs } from '../ui/Tabs.tsx';
import { AccessNotice, type AccessNoticeProps } from './AccessNotice.tsx';
import { ReachabilityBar, type ReachabilityBarProps } from './ReachabilityBar.tsx';
import './popup.css';

const TABS = ['screening', 'people', 'recent'] as const;

export type PopupTab = (typeof TABS)[number];

export type PopupProps = {
  readonly reachability: ReachabilityBarProps;
  /** Undefined: Ahoy may work on X. */
  readonly access: AccessNoticeProps | undefined;
  /** Undefined until loaded, as the tabs and what waits. */
  readonly expecting: ComponentChildren;
  /** Why nothing came of what was pressed last. */
  readonly failed: 'not-reached' | 'in-another-call' | 'blocked' | undefined;
  /** What waits for an answer. */
  readonly waiting: ComponentChildren;
  readonly tab: PopupTab;
  readonly onTab: (tab: PopupTab) => void;
  readonly screening: ComponentChildren;
  readonly people: ComponentChildren;
  readonly recent: ComponentChildren;
  /** The last act, while it can be taken back. */
  readonly undo: ComponentChildren;
  readonly pageCheck: ComponentChildren;
  readonly onCheckPage: (() => void) | undefined;
};

const FAILURES = {
  'not-reached': 'popup.errandFailed',
  'in-another-call': 'popup.inAnotherCall',
  blocked: 'popup.blocked',
} as const;

export const Popup = (props: PopupProps) => (
  <div class="popup">
    <header>
      <h1 class="only-heard">{i18n.t('popup.title')}</h1>
      <ReachabilityBar {...props.reachability} />
      {props.expecting}
    </header>
    <main>
      {props.access && <AccessNotice {...props.access} />}
      <p class="popup-failed" aria-live="polite">
        {props.failed && i18n.t(FAILURES[props.failed])}
      </p>
      {props.waiting}
      <Tabs
        label={i18n.t('popup.tabs')}
        tabs={TABS.map((key) => ({ key, label: i18n.t(`popup.${key}`) }))}
        selected={props.tab}
        onSelect={props.onTab}
      >
        {props[props.tab]}
      </Tabs>
    </main>
    <footer class="popup-footer">
      {props.undo}
      {props.pageCheck}
      <div class="popup-links">
        <button
          type="button"
          class="link"
          disabled={props.onCheckPage === undefined}
          onClick={props.onCheckPage}
        >
          {i18n.t('popup.checkPage')}
        </button>
        <a class="link" href="/options.html" target="_blank" rel="noreferrer">
          {i18n.t('popup.options')}
        </a>
      </div>
    </footer>
  </div>
);
