/**
 * Sounds as notes, and what they sound like: a struck bar, its overtones shorter than its note, as of a marimba. One
 * voice for everything that Ahoy plays, so that all of it is heard as one family.
 */

export type Note = {
  /** When it is struck, in s. */
  readonly at: number;
  /** Hz. */
  readonly pitch: number;
  /** How long until it has died away, in s. */
  readonly length: number;
  /** 0 to 1; 1 when absent. */
  readonly force?: number;
};

export type Tune = {
  readonly notes: readonly Note[];
  /** In s; a tune that is repeated begins again after this. */
  readonly length: number;
};

/** A bar rings in these: times the pitch, how loud, and how much sooner it dies away than the note. */
const PARTIALS = [
  { ratio: 1, loudness: 1, speed: 1 },
  { ratio: 2, loudness: 0.22, speed: 1.6 },
  { ratio: 3.93, loudness: 0.16, speed: 4 },
] as const;

/** s. A hard edge clicks, at either end. */
const ATTACK = 0.006;
const RELEASE = 0.03;
/** Of its loudness, what is left of a note at its end, as a power of e. */
const DECAY = 5;
const LOUDEST = 0.9;

/** One note's loudness `at` s after it was struck. */
const envelope = (at: number, length: number, speed: number): number =>
  Math.min(1, at / ATTACK) * Math.min(1, (length - at) / RELEASE) * Math.exp((-DECAY * speed * at) / length);

const strike = (samples: Float32Array, rate: number, { at, pitch, length, force = 1 }: Note): void => {
  const first = Math.round(at * rate);
  const last = Math.min(samples.length, first + Math.floor(length * rate));
  for (let index = first; index < last; index += 1) {
    const time = (index - first) / rate;
    let sample = 0;
    for (const { ratio, loudness, speed } of PARTIALS)
      sample += loudness * envelope(time, length, speed) * Math.sin(2 * Math.PI * pitch * ratio * time);
    samples[index] = (samples[index] ?? 0) + force * sample;
  }
};

/** One round of a tune, its loudest sample at 0.9 of what a speaker takes. `rate`: samples per s. */
export const renderTune = (tune: Tune, rate: number): Float32Array<ArrayBuffer> => {
  const samples = new Float32Array(Math.ceil(tune.length * rate));
  for (const note of tune.notes) strike(samples, rate, note);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return peak === 0 ? samples : samples.map((sample) => (sample * LOUDEST) / peak);
};
