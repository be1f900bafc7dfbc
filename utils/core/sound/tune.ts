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

/**
 * Each partial is a pointer that turns and gets shorter from one sample to the next: four products instead of a sine and
 * a power, of which a ring would take a tenth of a second from whatever else the page has to do.
 */
const addPartial = (
  samples: Float64Array,
  rate: number,
  { pitch, length }: Note,
  { ratio, loudness, speed }: (typeof PARTIALS)[number],
): void => {
  const angle = (2 * Math.PI * pitch * ratio) / rate;
  const shrink = Math.exp((-DECAY * speed) / (length * rate));
  const [turn, lift] = [shrink * Math.cos(angle), shrink * Math.sin(angle)];
  let x: number = loudness;
  let y = 0;
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = (samples[index] ?? 0) + y;
    const next = x * turn - y * lift;
    y = x * lift + y * turn;
    x = next;
  }
};

const strike = (samples: Float32Array, rate: number, note: Note): void => {
  const { at, length, force = 1 } = note;
  const first = Math.round(at * rate);
  const sound = new Float64Array(Math.min(samples.length - first, Math.floor(length * rate)));
  for (const partial of PARTIALS) addPartial(sound, rate, note, partial);
  for (const [index, sample] of sound.entries()) {
    const time = index / rate;
    const edges = Math.min(1, time / ATTACK, (length - time) / RELEASE);
    samples[first + index] = (samples[first + index] ?? 0) + force * edges * sample;
  }
};

/** One round of a tune, its loudest sample at 0.9 of what a speaker takes. `rate`: samples per s. */
export const renderTune = (tune: Tune, rate: number): Float32Array<ArrayBuffer> => {
  const samples = new Float32Array(Math.ceil(tune.length * rate));
  for (const note of tune.notes) strike(samples, rate, note);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return peak === 0 ? samples : samples.map((sample) => (sample * LOUDEST) / peak);
};
