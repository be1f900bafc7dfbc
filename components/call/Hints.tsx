import { Keyboard, MicOff, Pause } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { focusOn } from './focus-on.ts';
import type { InCallView } from './in-call.ts';
import './hints.css';

type HintsProps = {
  readonly inCall: InCallView;
  /** Isolated for use in a sentence. */
  readonly name: string;
  readonly onUnmute: () => void;
  readonly onResume: () => void;
};

/** Short remarks above the controls about what one is doing oneself. */
export const Hints = ({ inCall, name, onUnmute, onResume }: HintsProps) => (
  <div class="hints" role="status">
    {(inCall.held.mine || inCall.held.theirs) && (
      <div class="hint">
        <Icon node={Pause} size={16} />
        <p>{inCall.held.mine ? i18n.t('call.heldByMe') : i18n.t('call.heldByThem', [name])}</p>
        {inCall.held.mine && (
          <Button
            onClick={() => {
              onResume();
              // Where *Put on hold* is.
              focusOn('.more > button');
            }}
          >
            {i18n.t('call.resume')}
          </Button>
        )}
      </div>
    )}
    {inCall.talkingMuted && (
      <div class="hint">
        <Icon node={MicOff} size={16} />
        <p>{i18n.t('call.talkingMuted')}</p>
        <Button
          onClick={() => {
            onUnmute();
            focusOn('.controls > button');
          }}
        >
          {i18n.t('call.unmute')}
        </Button>
      </div>
    )}
    {inCall.pushToTalk && (
      <div class="hint">
        <Icon node={Keyboard} size={16} />
        <p>{i18n.t('call.pushToTalk')}</p>
      </div>
    )}
    {inCall.hangUpAsked && (
      <div class="hint">
        <Icon node={Keyboard} size={16} />
        <p>{i18n.t('call.hangUpAgain')}</p>
      </div>
    )}
  </div>
);
