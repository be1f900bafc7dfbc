import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Note } from '../../utils/core/talk/note.ts';
import { Button } from '../ui/Button.tsx';
import { soonText } from '../ui/time-text.ts';
import { NoteList } from './NoteList.tsx';
import './notes.css';

type KeptNotesProps = {
  readonly notes: readonly Note[];
  readonly name: string;
  readonly now: number;
  /** Typed and never sent. */
  readonly draft: string;
  readonly onCopy: (text: string) => Promise<boolean>;
};

const asText = (notes: readonly Note[], name: string, now: number): string =>
  notes
    .map(({ mine, text, at }) => `${soonText(at, now)} ${mine ? i18n.t('note.fromYou') : name}: ${text}`)
    .join('\n');

/** The notes of a call that is over, until its window is closed. */
export const KeptNotes = ({ notes, name, now, draft, onCopy }: KeptNotesProps) => {
  const [copied, setCopied] = useState<boolean>();
  const unsent = draft.trim();
  if (notes.length === 0 && unsent === '') return null;
  return (
    <section class="kept-notes" aria-label={i18n.t('call.notes')}>
      <h3>{i18n.t('call.notes')}</h3>
      <div class="notes-scroll" tabIndex={0} role="group" aria-label={i18n.t('call.notes')}>
        <NoteList notes={notes} name={name} now={now} over />
        {unsent !== '' && (
          <p class="note-text">
            {i18n.t('note.unsent')} <bdi>{unsent}</bdi>
          </p>
        )}
      </div>
      {notes.length > 0 && (
        <Button icon={Copy} onClick={() => void onCopy(asText(notes, name, now)).then(setCopied)}>
          {i18n.t('note.copy')}
        </Button>
      )}
      <p class="note-state" role="status">
        {copied === undefined ? '' : copied ? i18n.t('note.copied') : i18n.t('note.notCopied')}
      </p>
    </section>
  );
};
