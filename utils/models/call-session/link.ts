import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { compareSamples, type LinkFigures } from '../../core/media/link-figures.ts';
import type { LinkSample, PathSample } from '../../core/media/link-sample.ts';
import {
  FLOWING,
  isPaused,
  isResting,
  watchPictures,
  type PicturePause,
} from '../../core/media/picture-pause.ts';
import { JUDGED, judgeQuality, type Quality } from '../../core/media/quality.ts';
import { planSending, roomForPictures } from '../../core/media/send-plan.ts';
import type { Sending, Thrift } from '../../core/media/signal.ts';
import type { DataSaver } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';
import type { Connection } from './connection.ts';
import type { Talk } from './talk.ts';

/** How well things get through, and what is done about it. */
export type Link = {
  readonly path: ReadonlySignal<PathSample | undefined>;
  /** undefined: nothing to compare yet. */
  readonly figures: ReadonlySignal<LinkFigures | undefined>;
  readonly quality: ReadonlySignal<Quality>;
  /** What this side decided, and what the other side says of theirs. */
  readonly mine: ReadonlySignal<Thrift>;
  readonly theirs: ReadonlySignal<Thrift>;
  readonly saveData: (on: boolean) => void;
};

export type LinkPorts = { readonly delays: Delays; readonly dataSaver: DataSaver };

type Around = {
  readonly connection: ReadonlySignal<Connection | undefined>;
  readonly live: ReadonlySignal<boolean>;
  /** What each side sends, as far as it is known. */
  readonly sends: ReadonlySignal<Sending | undefined>;
  readonly peerSends: ReadonlySignal<Sending | undefined>;
  readonly talk: Talk;
};

const FIRST_INTERVAL = 1_000;
const INTERVAL = 2_000;
const NO_THRIFT: Thrift = { saver: false, paused: false };

export const createLink = (
  { connection, live, sends, peerSends, talk }: Around,
  { delays, dataSaver }: LinkPorts,
  until: AbortSignal,
): Link => {
  const saver = signal(dataSaver.isOn());
  const theirs = signal(NO_THRIFT);
  const pictures = signal<PicturePause>(FLOWING);
  const path = signal<PathSample | undefined>();
  const history = signal<readonly LinkFigures[]>([]);
  let last: LinkSample | undefined;

  const shows = computed(() => sends.value?.camera === true || sends.value?.screen === true);
  const mine = computed((): Thrift => ({
    saver: saver.value,
    paused: shows.value && isPaused(pictures.value),
  }));
  const saves = computed(() => saver.value || theirs.value.saver);
  const quality = computed((): Quality => {
    if (!live.value) return { level: 'unknown' };
    const says = peerSends.value;
    return judgeQuality(history.value, {
      saver: saves.value,
      paused: mine.value.paused,
      expected: says !== undefined && (says.voice || ((says.camera || says.screen) && !theirs.value.paused)),
    });
  });

  const plan = computed(() =>
    planSending({
      // What is only tried starts small.
      saver: saves.value || pictures.value.phase === 'trying',
      screen: sends.value?.screen === true,
      paused: isResting(pictures.value),
    }),
  );

  const stops = [
    effect(() => connection.value?.setPlan(plan.value)),
    effect(() => {
      const thrift = mine.value;
      if (talk.open.value) talk.say({ type: 'thrift', thrift });
    }),
    // Another connection, or one that was away: what was measured before tells nothing.
    effect(() => {
      if (connection.value !== undefined && live.value) return;
      last = undefined;
      history.value = [];
    }),
  ];
  until.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  talk.hear('thrift', ({ thrift }) => (theirs.value = thrift));

  const take = (now: LinkSample): void => {
    const figures = last && compareSamples(last, now);
    const { available } = now.path;
    const room = available === undefined ? undefined : roomForPictures(available, plan.peek());
    last = now;
    batch(() => {
      path.value = now.path;
      if (figures !== undefined) history.value = [...history.peek(), figures].slice(-JUDGED);
      // With no picture to send the browser guesses low, which means nothing.
      pictures.value = shows.peek() ? watchPictures(pictures.peek(), room) : FLOWING;
    });
  };
  const watch = async (): Promise<void> => {
    const current = connection.peek();
    const sample = live.peek() ? await current?.measure() : undefined;
    if (sample !== undefined && current === connection.peek() && live.peek()) take(sample);
    delays.after(last === undefined ? FIRST_INTERVAL : INTERVAL, () => void watch(), until);
  };
  void watch();

  return {
    path,
    figures: computed(() => history.value.at(-1)),
    quality,
    mine,
    theirs,
    saveData(on) {
      dataSaver.remember(on);
      saver.value = on;
    },
  };
};
