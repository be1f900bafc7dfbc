import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import './decline-form.css';
import './left-message.css';

type LeftMessageProps = {
  readonly person: PersonLabel;
  readonly text: string;
  /** Tells whether the browser let us copy. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Opens the conversation with them. */
  readonly onWrite: () => void;
  readonly onClose: (() => void) | undefined;
};

/** Typed to somebody who gave up before it was sent: it can still be written to them on X. */
export const LeftMessage = ({ person, text, onCopy, onWrite, onClose }: LeftMessageProps) => {
  const [copied, setCopied] = useState<boolean>();
  return (
    <div class="left-message">
      <p>
        {i18n.t('note.unsent')} <bdi>{text}</bdi>
      </p>
      <div class="decline-answers">
        <Button tone="primary" large icon={Copy} onClick={() => void onCopy(text).then(setCopied)}>
          {i18n.t('answer.copyMessage')}
        </Button>
        <Button large onClick={onWrite}>
          {i18n.t('answer.takeWrite', [inSentence(nameOf(person))])}
        </Button>
        <Button large onClick={onClose}>
          {i18n.t('answer.close')}
        </Button>
      </div>
      <p class="secondary" role="status">
        {copied === true && i18n.t('answer.messageCopied')}
        {copied === false && i18n.t('answer.messageNotCopied')}
      </p>
    </div>
  );
};
