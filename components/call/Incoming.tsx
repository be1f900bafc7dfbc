import { Phone, PhoneOff, Video } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DeclineWords } from '../../utils/core/call/decline.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import { DeclineForm } from '../answer/DeclineForm.tsx';
import { Button } from '../ui/Button.tsx';
import { LookAlike } from '../ui/LookAlike.tsx';
import { ringText } from '../ui/explanation-text.ts';
import './panels.css';

type IncomingProps = {
  readonly view: CallView;
  /** What was typed to the caller. */
  readonly message: string;
  readonly onMessage: (text: string) => void;
  readonly onAccept: (kind: CallView['kind']) => void;
  readonly onDecline: (words?: DeclineWords) => void;
};

/** Somebody rings here. */
export const Incoming = ({ view, message, onMessage, onAccept, onDecline }: IncomingProps) => {
  const [writing, setWriting] = useState(false);
  return (
    <section class="panel">
      <LookAlike resembles={view.resembles} />
      {view.reason !== undefined && (
        <p class="incoming-reason">
          <bdi>{view.reason}</bdi>
        </p>
      )}
      <p class="panel-hint">{ringText(view)}</p>
      {writing ? (
        <DeclineForm
          kind={view.kind}
          message={message}
          onMessage={onMessage}
          onDecline={onDecline}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <div class="incoming-answers">
          <Button
            tone="good"
            large
            icon={view.kind === 'video' ? Video : Phone}
            onClick={() => onAccept(view.kind)}
          >
            {i18n.t('call.accept')}
          </Button>
          {view.kind === 'video' && (
            <Button large icon={Phone} onClick={() => onAccept('audio')}>
              {i18n.t('call.acceptAudioOnly')}
            </Button>
          )}
          <Button tone="danger" large icon={PhoneOff} onClick={() => onDecline()}>
            {i18n.t('call.decline')}
          </Button>
          <Button large onClick={() => setWriting(true)}>
            {i18n.t('answer.declineWith')}
          </Button>
        </div>
      )}
    </section>
  );
};
