import { Phone, PhoneOff, Video } from 'lucide';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { ringText } from '../ui/explanation-text.ts';
import './panels.css';

type IncomingProps = {
  readonly view: CallView;
  readonly onAccept: (kind: CallView['kind']) => void;
  readonly onDecline: () => void;
};

/** Somebody rings here. */
export const Incoming = ({ view, onAccept, onDecline }: IncomingProps) => (
  <section class="panel">
    {view.reason !== undefined && (
      <p class="incoming-reason">
        <bdi>{view.reason}</bdi>
      </p>
    )}
    <p class="panel-hint">{ringText(view)}</p>
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
      <Button tone="danger" large icon={PhoneOff} onClick={onDecline}>
        {i18n.t('call.decline')}
      </Button>
    </div>
  </section>
);
