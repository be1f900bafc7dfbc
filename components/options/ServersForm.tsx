import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { RelayFields, type RelayFieldsProps } from './RelayFields.tsx';
import { BROKER_ERRORS, type BrokerError, type RelayError } from './server-texts.ts';

export type ServersFormProps = {
  readonly fields: { readonly brokerUrl: string; readonly relays: readonly RelayFieldsProps['relay'][] };
  readonly errors: {
    readonly brokerUrl?: BrokerError;
    readonly relays: readonly (RelayError | undefined)[];
  };
  /** The signaling server works only between people who set the same one. */
  readonly onlyAmongUsers: boolean;
  readonly outcome: 'none' | 'saved' | 'refused' | 'failed';
  readonly unsaved: boolean;
  /** A relay is set, and not every call goes through it. */
  readonly relayWhenNeeded: boolean;
  readonly onTypeBroker: (url: string) => void;
  readonly onTypeRelay: (index: number, change: Parameters<RelayFieldsProps['onType']>[0]) => void;
  readonly onAddRelay: (() => void) | undefined;
  readonly onRemoveRelay: (index: number) => void;
  readonly onSave: () => void;
};

const OUTCOMES: Readonly<Record<ServersFormProps['outcome'], (relayWhenNeeded: boolean) => string>> = {
  none: () => '',
  saved: (relayWhenNeeded) => i18n.t(relayWhenNeeded ? 'options.savedRelay' : 'options.saved'),
  refused: () => i18n.t('options.notSaved'),
  failed: () => i18n.t('options.saveFailed'),
};

const Relays = ({ fields, errors, onTypeRelay, onAddRelay, onRemoveRelay }: ServersFormProps) => {
  const { relays } = fields;
  const box = useRef<HTMLDivElement>(null);
  // The field of a relay that was just added takes the focus; those that were there before must not.
  const [known, setKnown] = useState(relays.length);
  useEffect(() => {
    // The button that was pressed is gone with its relay.
    if (relays.length < known) box.current?.focus();
    setKnown(relays.length);
  }, [relays.length]);
  return (
    <div ref={box} tabIndex={-1} class="options-relays">
      {relays.map((relay, index) => (
        <RelayFields
          // Relays have no names; what is typed belongs to a place in the list.
          key={String(index)}
          number={index + 1}
          relay={relay}
          error={errors.relays[index]}
          focused={index >= known}
          onType={(change) => onTypeRelay(index, change)}
          onRemove={relays.length > 1 ? () => onRemoveRelay(index) : undefined}
        />
      ))}
      {onAddRelay === undefined ? null : (
        <div class="options-actions">
          <Button onClick={onAddRelay}>{i18n.t('options.addRelay')}</Button>
        </div>
      )}
    </div>
  );
};

export const ServersForm = (props: ServersFormProps) => {
  const { fields, errors } = props;
  const form = useRef<HTMLFormElement>(null);
  const outcome =
    props.outcome === 'none' && props.unsaved
      ? i18n.t('options.unsaved')
      : OUTCOMES[props.outcome](props.relayWhenNeeded);
  return (
    <form
      ref={form}
      class="options-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
        // Only then do the fields know. What is wrong with it describes the field.
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      }}
    >
      <TextField
        type="url"
        label={i18n.t('options.broker')}
        placeholder={i18n.t('options.brokerPlaceholder')}
        hint={i18n.t(props.onlyAmongUsers ? 'options.brokerAmongUsers' : 'options.brokerHint')}
        value={fields.brokerUrl}
        error={errors.brokerUrl && BROKER_ERRORS[errors.brokerUrl]()}
        onInput={props.onTypeBroker}
      />
      <p class="secondary">{i18n.t('options.brokerChange')}</p>
      <Relays {...props} />
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
