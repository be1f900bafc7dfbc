import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Calendar, Clock, Delays } from '../ports/system.ts';
import type { ScreeningModel } from './screening-model.ts';

export type ExpectingModel = {
  /** Until when a call is expected, ms. Undefined when none is; it lapses by itself. */
  readonly until: ReadonlySignal<number | undefined>;
  /** Undefined until the stored choice is read, and where no rule would let anybody ring for it. */
  readonly expect: ReadonlySignal<Expect | undefined>;
  /** Undefined when no call is expected. */
  readonly stop: ReadonlySignal<(() => void) | undefined>;
};

type Expect = {
  readonly forMinutes: (minutes: number) => void;
  /** Until a clock on the wall next shows this minute of the day. */
  readonly untilClock: (minute: number) => void;
};

const MINUTE = 60_000;
/** Nothing that is written down is believed for longer: longer delays overflow timers, too. */
const DAY = 86_400_000;

/** *Expecting a call*: everyone rings for a while. */
export const createExpecting = (
  deps: {
    readonly screening: Pick<ScreeningModel, 'screening' | 'change'>;
    readonly clock: Clock;
    readonly calendar: Calendar;
    readonly delays: Delays;
  },
  until: AbortSignal,
): ExpectingModel => {
  const { change } = deps.screening;
  const now = signal(deps.clock.now());
  /** The rule that lets everyone ring can be changed, switched off and removed like others. */
  const isRule = computed(
    () =>
      deps.screening.screening.value?.rules.some(
        ({ on, when, outcome }) => on && when.type === 'expecting' && outcome.verdict === 'ring',
      ) ?? false,
  );
  const wanted = computed(() => (isRule.value ? (deps.screening.screening.value?.expectingUntil ?? 0) : 0));

  const stop = effect(() => {
    const left = wanted.value - deps.clock.now();
    now.value = deps.clock.now();
    if (left <= 0) return undefined;
    const timer = new AbortController();
    const look = () => {
      now.value = deps.clock.now();
      const left = wanted.peek() - deps.clock.now();
      if (left > 0) deps.delays.after(Math.min(left, DAY), look, AbortSignal.any([timer.signal, until]));
    };
    look();
    return () => timer.abort();
  });
  until.addEventListener('abort', stop, { once: true });

  const shown = computed(() => (wanted.value > now.value ? wanted.value : undefined));
  return {
    until: shown,
    expect: computed(() => {
      const save = isRule.value ? change.value : undefined;
      return (
        save && {
          forMinutes: (minutes) => save({ expectingUntil: deps.clock.now() + minutes * MINUTE }),
          untilClock: (minute) => save({ expectingUntil: deps.calendar.next(deps.clock.now(), minute) }),
        }
      );
    }),
    stop: computed(() => {
      const save = change.value;
      return shown.value === undefined || save === undefined ? undefined : () => save({ expectingUntil: 0 });
    }),
  };
};
