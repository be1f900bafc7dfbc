import { i18n } from '#i18n';
import { REACTION_LASTS, type Note, type ShownReaction } from '../../utils/core/talk/note.ts';
import { REACTION_PICTURES, reactionName } from './note-text.ts';
import './reactions.css';

type IncidentsProps = {
  readonly reactions: readonly ShownReaction[];
  readonly notes: readonly Note[];
  /** The panel of notes is closed: a new one is shown for a moment. */
  readonly closed: boolean;
  readonly unread: number;
  readonly name: string;
  /** ms since 1970. */
  readonly now: number;
  readonly onOpen: () => void;
};

/** How long a new note is shown beside a closed panel, ms. The dot stays. */
const PEEK_LASTS = 8_000;

/** What just came: reactions that float up, and a note while the panel is closed. Said once to screen readers. */
export const Incidents = ({ reactions, notes, closed, unread, name, now, onOpen }: IncidentsProps) => {
  const note = notes.findLast(({ mine }) => !mine);
  const floating = reactions.filter(({ at }) => now - at < REACTION_LASTS);
  const theirs = floating.findLast(({ mine }) => !mine);
  const isPeek =
    note !== undefined &&
    // Who got to it by keyboard may press it.
    (now - note.at < PEEK_LASTS || document.querySelector('.note-peek:focus') !== null);
  const peeked = isPeek && closed && unread > 0 ? note : undefined;
  return (
    <>
      <p class="only-heard" role="status">
        {/* A key of its own, so that the same words said twice are said twice. */}
        {note !== undefined && (
          <span key={`${note.id}-${note.at}`}>{i18n.t('note.heard', [name, note.text])}</span>
        )}
      </p>
      <p class="only-heard" role="status">
        {theirs !== undefined && (
          <span key={theirs.id}>{i18n.t('note.heard', [name, reactionName(theirs.reaction)])}</span>
        )}
      </p>
      <div class="reactions" aria-hidden="true">
        {floating.map(({ id, mine, reaction }) => (
          <span key={id} class="reaction" style={{ '--place': id % 4 }}>
            <span class="reaction-picture">{REACTION_PICTURES[reaction]}</span>
            <bdi class="reaction-from">{mine ? i18n.t('note.fromYou') : name}</bdi>
          </span>
        ))}
      </div>
      {peeked !== undefined && (
        <button type="button" class="note-peek" onClick={onOpen}>
          <bdi class="note-peek-name">{name}</bdi>
          <bdi class="note-peek-text">{peeked.text}</bdi>
        </button>
      )}
    </>
  );
};
