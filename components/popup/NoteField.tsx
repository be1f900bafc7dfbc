import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { NOTE_LENGTH } from '../../utils/core/people/person.ts';

type NoteFieldProps = { readonly note: string; readonly onNote: (text: string) => void };

export const NoteField = ({ note, onNote }: NoteFieldProps) => {
  const id = useId();
  // What is typed stays what was typed, also when the list is read anew under the cursor.
  const [text, setText] = useState(note);
  return (
    <div class="text-field">
      <label for={id}>{i18n.t('people.note')}</label>
      <textarea
        id={id}
        class="text-field-box"
        rows={2}
        dir="auto"
        maxLength={NOTE_LENGTH}
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          onNote(currentTarget.value);
        }}
      />
      <p id={`${id}-hint`} class="secondary">
        {i18n.t('people.noteHint')}
      </p>
    </div>
  );
};
