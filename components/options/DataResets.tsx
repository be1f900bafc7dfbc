import { i18n } from '#i18n';
import { Confirm } from '../ui/Confirm.tsx';
import type { ResetWhat } from '../../utils/core/portable/portable.ts';

type DataResetsProps = {
  readonly account: string;
  readonly onReset: ((what: ResetWhat) => void) | undefined;
};

const RESETS: readonly {
  readonly what: ResetWhat;
  readonly label: () => string;
  readonly hint: () => string;
  readonly sure: (account: string) => string;
  readonly yes: () => string;
}[] = [
  {
    what: 'settings',
    label: () => i18n.t('yourData.resetSettings'),
    hint: () => i18n.t('yourData.resetSettingsHint'),
    sure: () => i18n.t('yourData.resetSettingsSure'),
    yes: () => i18n.t('yourData.resetYes'),
  },
  {
    what: 'people',
    label: () => i18n.t('yourData.resetPeople'),
    hint: () => i18n.t('yourData.resetPeopleHint'),
    sure: () => i18n.t('yourData.resetPeopleSure'),
    yes: () => i18n.t('yourData.removeYes'),
  },
  {
    what: 'log',
    label: () => i18n.t('yourData.resetLog'),
    hint: () => i18n.t('yourData.resetLogHint'),
    sure: () => i18n.t('yourData.resetLogSure'),
    yes: () => i18n.t('yourData.removeYes'),
  },
  {
    what: 'everything',
    label: () => i18n.t('yourData.resetEverything'),
    hint: () => i18n.t('yourData.resetEverythingHint'),
    sure: (account) => i18n.t('yourData.resetEverythingSure', [account]),
    yes: () => i18n.t('yourData.everythingYes'),
  },
];

export const DataResets = ({ account, onReset }: DataResetsProps) => (
  <ul class="data-resets">
    {RESETS.map(({ what, label, hint, sure, yes }) => (
      <li key={what}>
        <Confirm
          tone={what === 'everything' ? 'danger-outline' : 'outline'}
          label={label()}
          question={sure(account)}
          yes={yes()}
          no={i18n.t('yourData.keep')}
          onConfirm={onReset && (() => onReset(what))}
        />
        <p class="secondary">{hint()}</p>
      </li>
    ))}
  </ul>
);
