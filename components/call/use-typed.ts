import { useState } from 'preact/hooks';
import { cleanText } from '../../utils/core/protocol/text.ts';
import type { CallActions } from './call-actions.ts';
import type { Typed } from './PhaseBody.tsx';

/**
 * What somebody typed in the call's window. It outlives its fields and the call: nothing typed is lost. A reason that came
 * too late is a note to send. `sent`: the reason that the other side was told.
 */
export const useTyped = (sent: string | undefined, keep: CallActions['keep']) => {
  const [reason, onReason] = useState<string>();
  const [message, setMessage] = useState('');
  const [note, onDraft] = useState<string>();
  const onMessage = (text: string): void => {
    setMessage(text);
    keep(text.trim() !== '');
  };
  const unsent = reason === undefined || cleanText(reason) === sent ? '' : reason;
  const typed: Typed = { reason, onReason, message, onMessage };
  return { typed, draft: note ?? unsent, onDraft };
};
