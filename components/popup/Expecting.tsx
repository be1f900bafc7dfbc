import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseClock } from '../../utils/core/screening/schedule.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { soonText } from '../ui/time-text.ts';
import './expecting.css';

export type ExpectingProps = {
  /** ms. Undefined when no call is expected. */
  readonly until: number | undefined;
  readonly now: number;
  /** Where calls are not taken, nothing rings, expected or not. */
  readonly takeCalls: boolean;
  /** Undefined until the stored choice is read. */
  readonly onMinutes: ((minutes: number) => void) | undefined;
  /** Until a clock on the wall shows this minute of the day. */
  readonly onClock: ((minute: number) => void) | undefined;
  readonly onStop: (() => void) | undefined;
};

const UntilForm = ({ onClock }: Pick<ExpectingProps, 'onClock'>) => {
  const [time, setTime] = useState('');
  const [tried, setTried] = useState(false);
  const minute = parseClock(time);
  return (
    <form
      class="expecting-until"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (minute !== undefined) onClock?.(minute);
      }}
    >
      <Field
        type="time"
        focused
        label={i18n.t('expecting.time')}
        value={time}
        error={tried && minute === undefined ? i18n.t('expecting.halfTyped') : undefined}
        onInput={setTime}
      />
      <Button type="submit" onClick={() => {}}>
        {i18n.t('expecting.start')}
      </Button>
    </form>
  );
};

const Menu = ({ onMinutes, onClock }: ExpectingProps) => {
  const [asksTime, setAsksTime] = useState(false);
  return (
    <div class="expecting-menu">
      <p class="secondary">{i18n.t('expecting.hint')}</p>
      <div class="expecting-choices">
        <Button onClick={() => onMinutes?.(30)}>{i18n.t('expecting.halfHour')}</Button>
        <Button onClick={() => onMinutes?.(60)}>{i18n.t('expecting.hour')}</Button>
        {asksTime ? null : <Button onClick={() => setAsksTime(true)}>{i18n.t('expecting.until')}</Button>}
      </div>
      {asksTime ? <UntilForm onClock={onClock} /> : null}
    </div>
  );
};

const activeText = ({ until, now, takeCalls }: ExpectingProps): string => {
  if (until === undefined) return '';
  const text = soonText(until, now);
  return takeCalls ? i18n.t('expecting.active', [text]) : i18n.t('expecting.activeOff', [text]);
};

/** *Expecting a call…*: everyone rings for a while. */
export const Expecting = (props: ExpectingProps) => {
  const { until, takeCalls, onMinutes, onStop } = props;
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const wrapper = useRef<HTMLDivElement>(null);
  const isActive = until !== undefined;
  const hadFocus = useRef(false);
  useEffect(() => {
    setIsOpen(false);
    // The pressed button went away with this change; without this the focus would fall back to the page.
    if (hadFocus.current && document.activeElement === document.body)
      wrapper.current?.querySelector('button')?.focus();
  }, [isActive]);
  return (
    <div
      ref={wrapper}
      class="expecting"
      onFocusIn={() => {
        hadFocus.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        // What goes away hands the focus to nothing; a person hands it to something.
        if (relatedTarget !== null) hadFocus.current = false;
      }}
      onKeyDown={(event) => {
        if (!isOpen || event.key !== 'Escape') return;
        event.preventDefault();
        setIsOpen(false);
        wrapper.current?.querySelector('button')?.focus();
      }}
    >
      <p class="expecting-active" aria-live="polite">
        {activeText(props)}
      </p>
      {isActive ? <Button onClick={onStop}>{i18n.t('expecting.stop')}</Button> : null}
      {isActive || !takeCalls || onMinutes === undefined ? null : (
        <button
          type="button"
          class="link expecting-open"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {i18n.t('expecting.menu')}
        </button>
      )}
      {isOpen && !isActive && takeCalls ? (
        <div id={id}>
          <Menu {...props} />
        </div>
      ) : null}
    </div>
  );
};
