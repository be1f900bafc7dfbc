import type { CallView } from '../../utils/core/call/view.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import type { CallActions } from './call-actions.ts';
import { Countdown } from './Countdown.tsx';
import { Incoming } from './Incoming.tsx';
import { InvitePanel } from './InvitePanel.tsx';
import { isInviteLate } from './phase-text.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { ServerQuestion } from './ServerQuestion.tsx';
import { noteDraft, type Typed } from './typed.ts';

type PhaseBodyProps = {
  readonly view: CallView;
  readonly now: number;
  /** What stands in the fields: of the reason, and of a message to the caller. */
  readonly typed: Typed;
  readonly actions: CallActions;
};

export const isIncoming = (view: CallView): boolean => view.role === 'callee' && view.phase === 'ringing';

/** What stands between the person and the controls, by phase. */
export const PhaseBody = ({ view, now, typed, actions }: PhaseBodyProps) => {
  if (isIncoming(view))
    return (
      <Incoming
        view={view}
        message={typed.answer}
        onMessage={(text) => actions.type('answer', text)}
        onAccept={actions.accept}
        onDecline={actions.decline}
      />
    );
  if (view.role === 'callee') return null;
  const canExplain =
    view.rejoins === undefined &&
    (view.phase === 'dialing' || view.phase === 'asking' || view.phase === 'ringing');
  const inviting = view.phase === 'inviting';
  // They answered in the middle of a sentence. It stays where it is until there are notes to go on in.
  const goesOn = view.phase === 'connecting' && noteDraft(typed, view.reason) !== '';
  const late = isInviteLate(view, now);
  return (
    <>
      {view.askBroker !== undefined && (
        <ServerQuestion host={view.askBroker} onConnect={actions.connect} onCancel={actions.hangUp} />
      )}
      {view.countdownUntil !== undefined && (
        <Countdown
          seconds={Math.max(1, Math.ceil((view.countdownUntil - now) / 1000))}
          onCancel={actions.cancelCountdown}
        />
      )}
      {view.countdownUntil === undefined && view.invite !== undefined && (
        <InvitePanel
          invite={view.invite}
          name={inSentence(nameOf(view.person))}
          late={late}
          onCopy={actions.copy}
          onShow={actions.write}
        />
      )}
      {/* At one place from the invite to the ring: what somebody types meanwhile stays. */}
      {/* Too late for a ring there is nothing to give a reason for; what was typed is not taken away. */}
      {(canExplain || goesOn || (inviting && (!late || typed.reason !== undefined))) && (
        <ReasonForm
          sent={view.reason}
          inviting={inviting}
          asked={view.phase === 'asking'}
          typed={typed.reason}
          onType={(text) => actions.type('reason', text)}
          // Nobody over there would read it as a reason any more.
          onSend={goesOn ? () => {} : actions.sendReason}
          onTypesOn={() => actions.show('notes')}
        />
      )}
    </>
  );
};
