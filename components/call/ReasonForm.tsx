import { SendHorizontal } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from '../ui/Icon.tsx';
import './panels.css';

type ReasonFormProps = {
  /** What the other side was told already. */
  readonly sent: string | undefined;
  /** It rings over there only once a reason is given. */
  readonly asked: boolean;
  readonly onSend: (text: string) => void;
};

const MAX_CODE_POINTS = 140;

/** One line about what the call is about. Enter sends it; what was typed stays. */
export const ReasonForm = ({ sent, asked, onSend }: ReasonFormProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) input.current?.focus();
  }, [asked]);
  const [text, setText] = useState(sent ?? '');
  const reason = text.trim();
  const isSent = reason !== '' && reason === sent;
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== '' && !isSent) onSend(reason);
      }}
    >
      <div class="reason-field">
        <input
          ref={input}
          type="text"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          aria-label={i18n.t('call.reason')}
          aria-describedby="reason-state"
          placeholder={asked ? i18n.t('call.reasonAsked') : i18n.t('call.reasonPlaceholder')}
          value={text}
          onInput={({ currentTarget }) => {
            const kept = Array.from(currentTarget.value).slice(0, MAX_CODE_POINTS).join('');
            currentTarget.value = kept;
            setText(kept);
          }}
        />
        <button
          type="submit"
          class="reason-send"
          aria-label={i18n.t('call.sendReason')}
          title={i18n.t('call.sendReason')}
          aria-disabled={reason === '' || isSent ? 'true' : undefined}
        >
          <Icon node={SendHorizontal} size={18} />
        </button>
      </div>
      <p id="reason-state" class="reason-state">
        {isSent
          ? i18n.t('call.reasonSent')
          : asked
            ? i18n.t('call.reasonAskedHint')
            : i18n.t('call.reasonHint')}
      </p>
    </form>
  );
};
