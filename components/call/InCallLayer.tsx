import type { InCallActions, InCallView } from './in-call.ts';
import { Incidents } from './Incidents.tsx';
import { NotesPanel } from './NotesPanel.tsx';

type InCallLayerProps = {
  readonly inCall: InCallView;
  readonly name: string;
  /** ms since 1970. */
  readonly now: number;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly actions: InCallActions;
};

/** Notes and reactions over the picture. */
export const InCallLayer = ({ inCall, name, now, draft, onDraft, actions }: InCallLayerProps) => (
  <>
    <Incidents
      reactions={inCall.reactions}
      notes={inCall.notes}
      closed={inCall.panel !== 'notes'}
      unread={inCall.unread}
      name={name}
      now={now}
      onOpen={() => actions.show('notes')}
    />
    {inCall.panel === 'notes' && (
      <NotesPanel
        notes={inCall.notes}
        flooded={inCall.flooded}
        name={name}
        now={now}
        draft={draft}
        onDraft={onDraft}
        actions={actions}
      />
    )}
  </>
);
