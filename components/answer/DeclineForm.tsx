import { i18n } from '#i18n';
import { COUNTER_MINUTES, type DeclineWords } from '../../utils/core/call/decline.ts';
import type { CounterOffer, MediaKind } from '../../utils/core/protocol/letter.ts';
import { keepTyped } from '../../utils/core/protocol/typed.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { TextField } from '../ui/TextField.tsx';
import { minutesText } from '../ui/time-text.ts';
import './decline-form.css';

export type DeclineFormProps = {
  readonly kind: MediaKind;
  readonly message: string;
  readonly onMessage: (text: string) => void;
  /** Kept outside, as the message is: who goes back finds both again. */
  readonly chosen: CounterOffer | undefined;
  readonly onChoose: (offer: CounterOffer | undefined) => void;
  readonly onDecline: (words: DeclineWords) => void;
  readonly onCancel: () => void;
};

const labelOf = (offer: CounterOffer): string => {
  switch (offer.kind) {
    case 'voice-only':
      return i18n.t('answer.voiceOnly');
    case 'in-minutes':
      return i18n.t('answer.inMinutes', [minutesText(offer.minutes)]);
    case 'write-to-me':
      return i18n.t('answer.writeToMe');
  }
};

/** Without a picture there is no call that could be had by voice only. */
const offersFor = (kind: MediaKind): readonly CounterOffer[] => [
  ...(kind === 'video' ? [{ kind: 'voice-only' } as const] : []),
  ...COUNTER_MINUTES.map((minutes) => ({ kind: 'in-minutes', minutes }) as const),
  { kind: 'write-to-me' },
];

/** Declines with words of one's own, with an offer that takes one press to take, or both. */
export const DeclineForm = (props: DeclineFormProps) => {
  const { message, chosen, onChoose, onDecline, onCancel } = props;
  return (
    <form
      class="decline-form"
      onSubmit={(event) => {
        event.preventDefault();
        onDecline({
          ...(message.trim() === '' ? {} : { message: message.trim() }),
          ...(chosen === undefined ? {} : { counter: chosen }),
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <TextField
        label={i18n.t('answer.message')}
        value={message}
        focused
        keep={keepTyped}
        onInput={props.onMessage}
      />
      <fieldset class="decline-offers">
        <legend>{i18n.t('answer.offer')}</legend>
        {offersFor(props.kind).map((offer) => {
          const label = labelOf(offer);
          const isChosen = chosen !== undefined && labelOf(chosen) === label;
          return (
            <Chip key={label} pressed={isChosen} onClick={() => onChoose(isChosen ? undefined : offer)}>
              {label}
            </Chip>
          );
        })}
      </fieldset>
      <div class="decline-answers">
        <Button type="submit" tone="danger" onClick={() => {}}>
          {i18n.t('answer.send')}
        </Button>
        <Button onClick={onCancel}>{i18n.t('answer.back')}</Button>
      </div>
    </form>
  );
};
