import { i18n } from '#i18n';
import { Confirm } from '../ui/Confirm.tsx';

export type AccountSectionProps = {
  /** `@handle`, or the number when the handle is unknown; undefined before X was opened. */
  readonly account: string | undefined;
  readonly change: 'none' | 'done' | 'failed';
  readonly onNewAddress: (() => void) | undefined;
};

const CHANGES = {
  none: () => '',
  done: () => i18n.t('options.newAddressDone'),
  failed: () => i18n.t('options.newAddressFailed'),
};

export const AccountSection = ({ account, change, onNewAddress }: AccountSectionProps) =>
  account === undefined ? (
    <p>
      {i18n.t('options.noAccount')}{' '}
      <a href="https://x.com/i/chat" target="_blank" rel="noreferrer">
        {i18n.t('options.openX')}
      </a>
    </p>
  ) : (
    <>
      <p>
        {i18n.t('options.accountIs')} <bdi class="options-account">{account}</bdi>
      </p>
      <p>{i18n.t('options.keys')}</p>
      <p>{i18n.t('options.address')}</p>
      <div class="options-actions">
        <Confirm
          tone="outline"
          label={i18n.t('options.newAddress')}
          question={i18n.t('options.newAddressSure')}
          yes={i18n.t('options.newAddressYes')}
          no={i18n.t('options.newAddressNo')}
          onConfirm={onNewAddress}
        />
        <p class="secondary options-outcome" aria-live="polite">
          {CHANGES[change]()}
        </p>
      </div>
    </>
  );
