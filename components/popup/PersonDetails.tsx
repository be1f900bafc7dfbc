import { Video } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { inSentence } from '../ui/person-text.ts';
import { BlockPerson } from './BlockPerson.tsx';
import { Choice } from '../ui/Choice.tsx';
import { DeviceItem } from './DeviceItem.tsx';
import { FactList } from './FactList.tsx';
import { FilterField } from './FilterField.tsx';
import { NoteField } from './NoteField.tsx';
import type { PersonRowProps } from './PersonRow.tsx';

type PersonDetailsProps = PersonRowProps & { readonly id: string; readonly name: string };

export const PersonDetails = (props: PersonDetailsProps) => {
  const { id, name, person, devices, call, decide, safetyNumbers, now } = props;
  return (
    <div id={id} class="person-details">
      {call === undefined ? null : (
        <div class="card-actions">
          <Button icon={Video} onClick={() => call('video')}>
            {i18n.t('people.videoCall', [name])}
          </Button>
        </div>
      )}
      {decide === undefined ? null : (
        <FilterField
          label={i18n.t('people.verdict')}
          options={{
            rules: i18n.t('people.asRulesSay'),
            ring: i18n.t('people.ring'),
            ask: i18n.t('people.ask'),
            silent: i18n.t('people.silent'),
            decline: i18n.t('people.decline'),
          }}
          chosen={person.verdict ?? 'rules'}
          onChoose={(verdict) => decide(verdict === 'rules' ? null : verdict)}
          hint={i18n.t('people.verdictHint')}
        />
      )}
      <NoteField note={person.note} onNote={props.note} />
      <div>
        <Choice
          type="checkbox"
          label={i18n.t('people.relayOnly')}
          hint={i18n.t('people.relayOnlyHint', [inSentence(name)])}
          checked={person.relayOnly}
          onChange={props.relayOnly}
        />
        <p class="text-field-error" role="status">
          {person.relayOnly && props.relaySet === false
            ? i18n.t('people.relayNotSet', [inSentence(name)])
            : null}
        </p>
      </div>
      <FactList facts={props.facts ?? person.facts} now={now} />
      {devices.length === 0 ? null : (
        <section>
          <h2>{i18n.t('people.devices')}</h2>
          <ul class="devices">
            {devices.map((device, index) => {
              const { signingKey } = device.pin.card;
              const digits = safetyNumbers.get(signingKey);
              return (
                <DeviceItem
                  key={signingKey}
                  index={index + 1}
                  {...device}
                  now={now}
                  {...(digits === undefined ? {} : { safetyNumber: digits })}
                />
              );
            })}
          </ul>
        </section>
      )}
      <div class="card-actions">
        <Button onClick={props.unblock}>{i18n.t('people.unblock')}</Button>
        <BlockPerson name={name} onBlock={props.block} />
        <Confirm
          label={i18n.t('people.remove')}
          question={i18n.t('people.removeSure', [inSentence(name)])}
          yes={i18n.t('people.removeYes')}
          no={i18n.t('people.keep')}
          onConfirm={props.remove}
        />
      </div>
    </div>
  );
};
