import { X } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  keepNote,
  MAX_NOTE_CODE_POINTS,
  REACTIONS,
  type Note,
  type Unsent,
} from '../../utils/core/talk/note.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { InCallActions } from './in-call.ts';
import { NoteList } from './NoteList.tsx';
import { REACTION_PICTURES, reactionName, unsentText } from './note-text.ts';
import { SendField } from './SendField.tsx';
import { useReturnFocus } from './use-return-focus.ts';
import './notes.css';

type NotesPanelProps = {
  readonly notes: readonly Note[];
  readonly flooded: boolean;
  readonly name: string;
  readonly now: number;
  /** What is typed outlives the panel. */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly actions: Pick<InCallActions, 'sendNote' | 'react' | 'show'>;
};

/** The count is shown once the end is near. */
const COUNTED_FROM = 400;

/** Notes and reactions. Enter sends; a note that cannot be sent stays in its field, with the reason. */
export const NotesPanel = (props: NotesPanelProps) => {
  const { notes, draft, onDraft, actions } = props;
  const panel = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Unsent>();
  useReturnFocus(panel);
  // At once: what is typed right after the shortcut belongs to the note.
  useLayoutEffect(() => input.current?.focus(), []);
  useLayoutEffect(() => {
    if (end.current !== null) end.current.scrollTop = end.current.scrollHeight;
  }, [notes.length]);
  const length = Array.from(draft).length;
  return (
    <section ref={panel} id="notes-panel" class="call-panel notes-panel" aria-label={i18n.t('call.notes')}>
      <div class="notes-head">
        <h2>{i18n.t('call.notes')}</h2>
        <IconButton label={i18n.t('note.close')} icon={X} onClick={() => actions.show('none')} />
      </div>
      {/* Scrolled by keys too. */}
      <div ref={end} class="notes-scroll" tabIndex={0} role="group" aria-label={i18n.t('call.notes')}>
        {notes.length === 0 ? (
          <p class="notes-empty">{i18n.t('note.empty')}</p>
        ) : (
          <NoteList notes={notes} name={props.name} now={props.now} over={false} />
        )}
        {props.flooded && <p class="note-state">{i18n.t('note.flooded')}</p>}
      </div>
      <div class="reaction-row" role="group" aria-label={i18n.t('reaction.group')}>
        {REACTIONS.map((reaction) => (
          <button
            key={reaction}
            type="button"
            class="reaction-button"
            aria-label={reactionName(reaction)}
            title={reactionName(reaction)}
            onClick={() => setProblem(actions.react(reaction))}
          >
            {REACTION_PICTURES[reaction]}
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.trim() === '') return;
          const why = actions.sendNote(draft);
          setProblem(why);
          if (why === undefined) onDraft('');
        }}
      >
        <SendField
          label={i18n.t('note.label')}
          placeholder={i18n.t('note.placeholder')}
          sendLabel={i18n.t('note.send')}
          describedBy="note-problem"
          value={draft}
          ready={draft.trim() !== ''}
          keep={keepNote}
          onType={(kept) => {
            onDraft(kept);
            setProblem(undefined);
          }}
          input={input}
        />
      </form>
      <p id="note-problem" class="note-state" role="status">
        {problem !== undefined
          ? unsentText(problem)
          : length >= COUNTED_FROM
            ? i18n.t('note.left', [length, MAX_NOTE_CODE_POINTS])
            : ''}
      </p>
    </section>
  );
};
