import { Phone } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallAgain } from '../../utils/core/call/input.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { durationText } from '../ui/time-text.ts';
import { canCallAgain, counterText, endSentence, endTitle, isUnsafe } from './end-text.ts';
import { TakeOffer } from './TakeOffer.tsx';
import './panels.css';

type EndedProps = {
  /** null: nothing is known of the call any more. */
  readonly view: CallView | null;
  /** ms since 1970. */
  readonly now: number;
  readonly actions: {
    readonly callAgain: (how: CallAgain) => void;
    readonly remind: () => Promise<number | null>;
    readonly write: () => void;
    readonly close: () => void;
  };
};

/** What is left of a call: why it is over, how long it was, what can be done. Stays until it is closed. */
export const Ended = ({ view, now, actions }: EndedProps) => {
  const end = view?.end;
  const name = view === null ? '' : inSentence(nameOf(view.person));
  const called = view?.role === 'caller' ? view : undefined;
  const counter = called?.end?.counter;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What had the focus went with the call. Not a button: the next Enter might call again.
    if (document.querySelector(':is(input, button):focus') === null) head.current?.focus();
  }, []);
  return (
    <section class="panel ended">
      {end === undefined ? (
        <h1>{i18n.t('endReason.ended')}</h1>
      ) : (
        <h2 ref={head} tabIndex={-1}>
          {endTitle(end.reason)}
        </h2>
      )}
      <p class="panel-hint">{end === undefined ? i18n.t('endReason.gone') : endSentence(end.reason, name)}</p>
      {end?.message !== undefined && (
        <blockquote class="incoming-reason" tabIndex={0}>
          <bdi>{end.message}</bdi>
        </blockquote>
      )}
      {counter !== undefined && <p class="ended-offer">{counterText(counter, name)}</p>}
      {called !== undefined && <TakeOffer view={called} now={now} {...actions} />}
      {end !== undefined && view?.liveSince !== undefined && (
        <p class="ended-duration">{i18n.t('call.duration', [durationText(end.at - view.liveSince)])}</p>
      )}
      <div class="ended-actions">
        <Button
          tone={counter === undefined && !isUnsafe(end) ? 'good' : 'outline'}
          large
          icon={Phone}
          onClick={view !== null && canCallAgain(view) ? () => actions.callAgain({}) : undefined}
        >
          {i18n.t('call.callAgain')}
        </Button>
        {end?.reason === 'no-relay' && (
          <Button large onClick={() => actions.callAgain({ direct: true })}>
            {i18n.t('call.callDirectly')}
          </Button>
        )}
        <Button large onClick={actions.close}>
          {i18n.t('call.close')}
        </Button>
      </div>
    </section>
  );
};
