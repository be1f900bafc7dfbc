import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';

/** Tells how loud it is, 0 to 1, until aborted. */
export type Listen = (heard: (level: number) => void, until: AbortSignal) => void;

type LevelMeterProps = { readonly listen: Listen; readonly muted: boolean };

/** Moves many times a second, so it is written straight into the page. Listens only while it is there. */
export const LevelMeter = ({ listen, muted }: LevelMeterProps) => {
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const until = new AbortController();
    listen((level) => {
      meter.current?.style.setProperty('--level', level.toFixed(3));
      meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
    }, until.signal);
    return () => until.abort();
  }, [listen]);
  return (
    <>
      <div
        ref={meter}
        class="level-meter"
        role="meter"
        aria-label={i18n.t('devices.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={0}
      />
      <p class="secondary">{muted ? i18n.t('devices.levelMuted') : i18n.t('devices.levelHint')}</p>
    </>
  );
};
