import { Phone, PhoneOff, Video } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DeclineWords } from '../../utils/core/call/decline.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import type { CounterOffer } from '../../utils/core/protocol/letter.ts';
import { DeclineForm } from '../answer/DeclineForm.tsx';
import { DeclineWith } from '../answer/DeclineWith.tsx';
import { Button } from '../ui/Button.tsx';
import { LookAlike } from '../ui/LookAlike.tsx';
import { ringText } from '../ui/explanation-text.ts';
import { focusOn } from './focus-on.ts';
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
  const [writing, setWriting] = useState<boolean | 'left'>(false);
  const [offer, setOffer] = useState<CounterOffer>();
  const accept = (kind: CallView['kind']): void => {
    onAccept(kind);
    // Not *Mute*: an impatient second press would silence the call that it took.
    focusOn('h1');
  };
  return (
    <section class="panel">
      <LookAlike resembles={view.resembles} />
      {view.reason !== undefined && (
        // It scrolls where there is little room, so that the keyboard has to reach it.
        <p class="incoming-reason" tabIndex={0}>
          <bdi>{view.reason}</bdi>
        </p>
      )}
      <p class="panel-hint">{ringText(view)}</p>
      {writing === true ? (
        <DeclineForm
          kind={view.kind}
          message={message}
          onMessage={onMessage}
          chosen={offer}
          onChoose={setOffer}
          onDecline={onDecline}
          onCancel={() => setWriting('left')}
        />
      ) : (
        <div class="incoming-answers">
          <Button
            tone="good"
            large
            icon={view.kind === 'video' ? Video : Phone}
            onClick={() => accept(view.kind)}
          >
            {i18n.t('call.accept')}
          </Button>
          {view.kind === 'video' && (
            <Button large icon={Phone} onClick={() => accept('audio')}>
              {i18n.t('call.acceptAudioOnly')}
            </Button>
          )}
          <Button tone="danger" large icon={PhoneOff} onClick={() => onDecline()}>
            {i18n.t('call.decline')}
          </Button>
          <DeclineWith large isBack={writing === 'left'} onOpen={() => setWriting(true)} />
        </div>
      )}
    </section>
  );
};
