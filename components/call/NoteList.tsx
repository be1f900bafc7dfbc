import { i18n } from '#i18n';
import type { Note } from '../../utils/core/talk/note.ts';
import { soonText } from '../ui/time-text.ts';
import './notes.css';

type NoteListProps = {
  readonly notes: readonly Note[];
  /** Who writes the others. */
  readonly name: string;
  /** ms since 1970. */
  readonly now: number;
  readonly over: boolean;
};

/** A confirmation usually takes no longer than this, ms. */
const CONFIRMED_WITHIN = 4_000;

const stateOf = ({ mine, arrived, at }: Note, now: number, over: boolean): string | undefined => {
  if (!mine || arrived) return undefined;
  if (over) return i18n.t('note.lost');
  return now - at > CONFIRMED_WITHIN ? i18n.t('note.waiting') : undefined;
};

/** The notes of this call, oldest first. What they wrote stays text: nothing in it can be pressed. */
export const NoteList = ({ notes, name, now, over }: NoteListProps) => (
  <ol class="note-list">
    {notes.map((note) => {
      const state = stateOf(note, now, over);
      return (
        <li key={`${note.mine}${note.id}-${note.at}`} class={`note${note.mine ? ' note-mine' : ''}`}>
          <p class="note-head">
            <bdi>{note.mine ? i18n.t('note.fromYou') : name}</bdi>
            <time dateTime={new Date(note.at).toISOString()}>{soonText(note.at, now)}</time>
          </p>
          <bdi class="note-text">{note.text}</bdi>
          {state !== undefined && <p class="note-state">{state}</p>}
        </li>
      );
    })}
  </ol>
);
