import { i18n } from '#i18n';
import { Choice } from '../ui/Choice.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { TextField } from '../ui/TextField.tsx';
import { RELAY_ERRORS, type RelayError } from './server-texts.ts';

type Relay = {
  readonly url: string;
  readonly login: 'password' | 'shared-secret';
  readonly username: string;
  readonly secret: string;
};

export type RelayFieldsProps = {
  /** From 1. The first one's fields have no number, because most people have no other, and explain themselves. */
  readonly number: number;
  readonly relay: Relay;
  readonly error: RelayError | undefined;
  /** It was just added. */
  readonly focused: boolean;
  readonly onType: (change: Partial<Relay>) => void;
  /** Undefined: the only one. */
  readonly onRemove: (() => void) | undefined;
};

export const RelayFields = ({ number, relay, error, focused, onType, onRemove }: RelayFieldsProps) => {
  const numbered = (label: string): string => (number === 1 ? label : `${label} ${number}`);
  const isShared = relay.login === 'shared-secret';
  return (
    <div class="options-relay">
      <TextField
        type="url"
        label={numbered(i18n.t('options.relay'))}
        placeholder={i18n.t('options.relayPlaceholder')}
        {...(number === 1 ? { hint: i18n.t('options.relayHint') } : {})}
        value={relay.url}
        error={error && RELAY_ERRORS[error]()}
        focused={focused}
        onInput={(url) => onType({ url })}
      />
      <div class="options-pair">
        {isShared ? null : (
          <TextField
            label={numbered(i18n.t('options.relayUsername'))}
            value={relay.username}
            onInput={(username) => onType({ username })}
          />
        )}
        <TextField
          // Another field with another name: what was said of the one is not true of the other.
          key={relay.login}
          type="password"
          label={numbered(i18n.t(isShared ? 'options.relaySecret' : 'options.relayPassword'))}
          {...(number === 1 ? { hint: i18n.t('options.relayPasswordHint') } : {})}
          value={relay.secret}
          onInput={(secret) => onType({ secret })}
        />
      </div>
      <Choice
        type="checkbox"
        label={
          number === 1 ? i18n.t('options.relayShared') : i18n.t('options.relaySharedOf', [String(number)])
        }
        {...(number === 1 ? { hint: i18n.t('options.relaySharedHint') } : {})}
        checked={isShared}
        onChange={(on) => onType({ login: on ? 'shared-secret' : 'password' })}
      />
      {onRemove === undefined ? null : (
        <div class="options-actions">
          {/* It may lie where *Add another relay* was, under a second press. */}
          <Confirm
            label={i18n.t('options.removeRelay', [String(number)])}
            question={i18n.t('options.removeRelaySure', [String(number)])}
            yes={i18n.t('options.removeRelayYes')}
            no={i18n.t('options.removeRelayNo')}
            onConfirm={onRemove}
          />
        </div>
      )}
    </div>
  );
};
