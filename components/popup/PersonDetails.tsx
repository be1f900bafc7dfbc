import { Video } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { BlockPerson } from './BlockPerson.tsx';
import { Choice } from './Choice.tsx';
import { DeviceItem } from './DeviceItem.tsx';
import type { PersonRowProps } from './PersonRow.tsx';

export const PersonDetails = (props: PersonRowProps & { readonly id: string }) => {
  const { person, devices, call } = props;
  const name = nameOf(person);
  const noteId = useId();
  // What is typed stays what was typed, also when the list is read anew under the cursor.
  const [note, setNote] = useState(person.note);
  return (
    <div id={props.id} class="person-details">
      {call === undefined ? null : (
        <div class="card-actions">
          <Button icon={Video} onClick={() => call('video')}>
            {i18n.t('people.videoCall', [name])}
          </Button>
        </div>
      )}
      <div class="text-field">
        <label for={noteId}>{i18n.t('people.note')}</label>
        <textarea
          id={noteId}
          class="text-field-box"
          rows={2}
          dir="auto"
          aria-describedby={`${noteId}-hint`}
          value={note}
          onInput={(event) => {
            setNote(event.currentTarget.value);
            props.note(event.currentTarget.value);
          }}
        />
        <p id={`${noteId}-hint`} class="secondary">
          {i18n.t('people.noteHint')}
        </p>
      </div>
      <Choice
        type="checkbox"
        label={i18n.t('people.relayOnly')}
        hint={i18n.t('people.relayOnlyHint', [inSentence(name)])}
        checked={person.relayOnly}
        onChange={props.relayOnly}
      />
      {devices.length === 0 ? null : (
        <section>
          <h2>{i18n.t('people.devices')}</h2>
          <ul class="devices">
            {devices.map((device, index) => (
              <DeviceItem key={device.pin.card.signingKey} index={index + 1} {...device} />
            ))}
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
