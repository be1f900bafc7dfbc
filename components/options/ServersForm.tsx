import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ERRORS, testText, type FieldError, type TestOutcome } from './server-texts.ts';

type Field = 'brokerUrl' | 'relayUrl' | 'relayUsername' | 'relayPassword';

export type ServersFormProps = {
  readonly fields: Readonly<Record<Field, string>>;
  readonly errors: Readonly<{ brokerUrl?: FieldError; relayUrl?: FieldError }>;
  /** The signaling server works only between people who set the same one. */
  readonly onlyAmongUsers: boolean;
  readonly outcome: 'none' | 'saved' | 'refused' | 'failed';
  readonly unsaved: boolean;
  readonly test: TestOutcome;
  readonly onType: (field: Field, text: string) => void;
  readonly onSave: () => void;
  readonly onTest: (() => void) | undefined;
};

const OUTCOMES = {
  none: () => '',
  saved: () => i18n.t('options.saved'),
  refused: () => i18n.t('options.notSaved'),
  failed: () => i18n.t('options.saveFailed'),
};

export const ServersForm = (props: ServersFormProps) => {
  const { fields, errors, onType } = props;
  const outcome =
    props.outcome === 'none' && props.unsaved ? i18n.t('options.unsaved') : OUTCOMES[props.outcome]();
  return (
    <form
      class="options-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <TextField
        type="url"
        label={i18n.t('options.broker')}
        placeholder={i18n.t('options.brokerPlaceholder')}
        hint={i18n.t(props.onlyAmongUsers ? 'options.brokerAmongUsers' : 'options.brokerHint')}
        value={fields.brokerUrl}
        error={errors.brokerUrl && ERRORS[errors.brokerUrl]()}
        onInput={(text) => onType('brokerUrl', text)}
      />
      <p class="secondary">{i18n.t('options.brokerChange')}</p>
      <div class="options-actions">
        <Button busy={props.onTest === undefined} onClick={props.onTest ?? (() => {})}>
          {i18n.t('options.test')}
        </Button>
        <p class="secondary options-outcome" aria-live="polite">
          {testText(props.test)}
        </p>
      </div>
      <TextField
        type="url"
        label={i18n.t('options.relay')}
        placeholder={i18n.t('options.relayPlaceholder')}
        hint={i18n.t('options.relayHint')}
        value={fields.relayUrl}
        error={errors.relayUrl && ERRORS[errors.relayUrl]()}
        onInput={(text) => onType('relayUrl', text)}
      />
      <div class="options-pair">
        <TextField
          label={i18n.t('options.relayUsername')}
          value={fields.relayUsername}
          onInput={(text) => onType('relayUsername', text)}
        />
        <TextField
          type="password"
          label={i18n.t('options.relayPassword')}
          hint={i18n.t('options.relayPasswordHint')}
          value={fields.relayPassword}
          onInput={(text) => onType('relayPassword', text)}
        />
      </div>
      <div class="options-actions">
        <Button type="submit" tone="primary" onClick={() => {}}>
          {i18n.t('options.save')}
        </Button>
        <p class="secondary options-outcome" role="status">
          {outcome}
        </p>
      </div>
    </form>
  );
};
