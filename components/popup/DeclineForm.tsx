import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';

type DeclineFormProps = {
  readonly message: string;
  readonly onMessage: (text: string) => void;
  readonly onDecline: () => void;
  readonly onCancel: () => void;
};

/** Code points that a letter takes (protocol, "Letters"). */
const MAX_MESSAGE = 140;

export const DeclineForm = ({ message, onMessage, onDecline, onCancel }: DeclineFormProps) => (
  <form
    class="card-decline"
    onSubmit={(event) => {
      event.preventDefault();
      onDecline();
    }}
  >
    <TextField
      label={i18n.t('popup.declineMessage')}
      value={message}
      maxLength={MAX_MESSAGE}
      focused
      onInput={onMessage}
    />
    <div class="card-actions">
      <Button type="submit" tone="danger" onClick={() => {}}>
        {i18n.t('popup.declineSend')}
      </Button>
      <Button onClick={onCancel}>{i18n.t('popup.cancel')}</Button>
    </div>
  </form>
);
