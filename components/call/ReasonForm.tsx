import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { keepTyped } from '../../utils/core/protocol/typed.ts';
import { Chip } from '../ui/Chip.tsx';
import { SendField } from './SendField.tsx';
import './panels.css';

type ReasonFormProps = {
  /** What the other side was told already. */
  readonly sent: string | undefined;
  /** It goes with the invite first; nothing of it is sent by Enter. */
  readonly inviting: boolean;
  /** It rings over there only once a reason is given. */
  readonly asked: boolean;
  /** What stands in the field; undefined: nobody typed yet. */
  readonly typed: string | undefined;
  readonly onType: (text: string) => void;
  readonly onSend: (text: string) => void;
  /** The field went away while somebody was typing in it. */
  readonly onTypesOn: () => void;
};

/** What people call about most. The words are the reason: they travel as they are read here. */
const TAGS = ['quick', 'urgent', 'catchUp', 'work'] as const;

/**
 * One line about what the call is about. Enter sends it; what was typed stays. A tag is sent by one press where nothing
 * else stands; before words of one's own it is put in front of them, and Enter sends both.
 */
export const ReasonForm = ({ sent, inviting, asked, typed, onType, onSend, onTypesOn }: ReasonFormProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) input.current?.focus();
  }, [asked]);
  const text = typed ?? sent ?? '';
  const reason = text.trim();
  const isSent = reason !== '' && reason === sent;
  const isUnsent = useRef(false);
  isUnsent.current = reason !== '' && !isSent;
  useLayoutEffect(
    () => () => {
      if (isUnsent.current && document.activeElement === input.current) onTypesOn();
    },
    [],
  );
  const tags = TAGS.map((tag) => i18n.t(`reasonTag.${tag}`));
  const choose = (tag: string): void => {
    if (reason === sent && reason === tag) return;
    if (reason === '' || tags.includes(reason)) {
      onType(tag);
      onSend(tag);
      return;
    }
    const both = i18n.t('reasonTag.with', [tag, reason]);
    // Nothing of what was typed is cut off for a tag.
    if (keepTyped(both) === both) onType(both);
    input.current?.focus();
  };
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUnsent.current) onSend(reason);
      }}
    >
      <div class="reason-tags" role="group" aria-label={i18n.t('reasonTag.group')}>
        {tags.map((tag) => (
          <Chip key={tag} pressed={isSent && reason === tag} onClick={() => choose(tag)}>
            {tag}
          </Chip>
        ))}
      </div>
      <SendField
        label={i18n.t('call.reason')}
        placeholder={asked ? i18n.t('call.reasonAsked') : i18n.t('call.reasonPlaceholder')}
        sendLabel={i18n.t('call.sendReason')}
        describedBy="reason-state"
        value={text}
        ready={isUnsent.current}
        keep={keepTyped}
        onType={onType}
        input={input}
      />
      <p id="reason-state" class="reason-state" role="status">
        {isSent
          ? i18n.t(`call.reason${inviting ? 'Kept' : 'Sent'}`)
          : i18n.t(`call.reason${inviting ? 'Inviting' : asked ? 'AskedHint' : 'Hint'}`)}
      </p>
    </form>
  );
};
