import type { LinkFigures } from './link-figures.ts';

/** 4 is very good, 1 is bad. */
export type QualityLevel = 1 | 2 | 3 | 4;

/** Who or what to blame, for one sentence of advice. */
export type QualityAdvice =
  | 'fine'
  /** What we send gets lost, or there is no room for it. */
  | 'mine-slow'
  | 'mine-slow-saving'
  | 'theirs-slow'
  | 'theirs-slow-saving'
  /** Both directions suffer, which from here could be either side's doing. */
  | 'both-slow'
  | 'nothing-heard'
  | 'far'
  | 'busy';

export type Quality =
  | { readonly level: 'unknown' }
  | { readonly level: QualityLevel; readonly advice: QualityAdvice };

export type QualityContext = {
  /** Data saver on either side: less has to fit, and nobody needs to be told of it again. */
  readonly saver: boolean;
  /** No picture is sent because too little gets through. */
  readonly paused: boolean;
  /** The other side says that it sends something. */
  readonly expected: boolean;
};

/** So many of the last figures count: one bad second is no bad connection. */
export const JUDGED = 3;

/** The worst value that still earns a level 4, 3 or 2. Loss as share, times in ms. */
const LIMITS = {
  loss: [0.01, 0.03, 0.1],
  roundTrip: [200, 400, 800],
  jitter: [30, 60, 120],
} as const;

const rank = (value: number, [best, good, poor]: readonly [number, number, number]): QualityLevel => {
  if (value <= best) return 4;
  if (value <= good) return 3;
  return value <= poor ? 2 : 1;
};

const lowest = (...levels: readonly QualityLevel[]): QualityLevel => {
  const least = Math.min(...levels);
  return least <= 1 ? 1 : least === 2 ? 2 : least === 3 ? 3 : 4;
};

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const lossOf = (figures: readonly LinkFigures[], way: 'up' | 'down'): number =>
  mean(figures.map((one) => one[way].loss));

/** Only somebody who sends a picture learns what the connection could carry; a voice alone fits nearly everywhere. */
const room = ({ path: { available }, up }: LinkFigures, saver: boolean): QualityLevel => {
  if (available === undefined || up.picture === undefined) return 4;
  if (available < 150_000) return 2;
  return available < 350_000 && !saver ? 3 : 4;
};

const advise = (
  up: QualityLevel,
  down: QualityLevel,
  time: QualityLevel,
  { saver }: QualityContext,
): QualityAdvice => {
  const worst = lowest(up, down, time);
  if (up === worst && down === worst) return 'both-slow';
  if (up === worst) return saver ? 'mine-slow-saving' : 'mine-slow';
  if (down === worst) return saver ? 'theirs-slow-saving' : 'theirs-slow';
  return 'far';
};

/** The level is that of the worst thing that is wrong; the advice is about that. `history`: oldest first. */
export const judgeQuality = (history: readonly LinkFigures[], context: QualityContext): Quality => {
  const recent = history.slice(-JUDGED);
  const newest = recent.at(-1);
  if (newest === undefined || recent.length < 2) return { level: 'unknown' };
  if (context.expected && recent.every(({ down }) => down.packets === 0))
    return { level: 1, advice: 'nothing-heard' };
  const up = lowest(
    context.paused ? 1 : 4,
    rank(lossOf(recent, 'up'), LIMITS.loss),
    room(newest, context.saver),
  );
  const down = lowest(
    rank(lossOf(recent, 'down'), LIMITS.loss),
    rank(mean(recent.flatMap(({ jitter }) => jitter ?? [])), LIMITS.jitter),
  );
  const time = rank(mean(recent.flatMap(({ path }) => path.roundTrip ?? [])), LIMITS.roundTrip);
  const level = lowest(up, down, time);
  if (level === 4)
    return recent.every(({ busy }) => busy) ? { level: 3, advice: 'busy' } : { level, advice: 'fine' };
  return { level, advice: advise(up, down, time, context) };
};
