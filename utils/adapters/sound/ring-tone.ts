import type { Sounds } from '../../models/ports.ts';

/** A ring ends by itself after this, in s, whoever may have forgotten to end it. */
const LONGEST_RING = 45;

/** Two notes, twice, then a rest: when each begins within a round, in s, and its pitch in Hz. */
const ROUND = 3;
const NOTES = [
  { at: 0, pitch: 659.26 },
  { at: 0.2, pitch: 880 },
  { at: 0.6, pitch: 659.26 },
  { at: 0.8, pitch: 880 },
] as const;
const NOTE = 0.18;
const LOUDNESS = 0.25;
/** Notes fade in and out over this, in s: a hard edge clicks. */
const FADE = 0.02;

const writeNote = (pitch: AudioParam, volume: AudioParam, frequency: number, at: number): void => {
  pitch.setValueAtTime(frequency, at);
  volume.setValueAtTime(0, at);
  volume.linearRampToValueAtTime(LOUDNESS, at + FADE);
  volume.setValueAtTime(LOUDNESS, at + NOTE - FADE);
  volume.linearRampToValueAtTime(0, at + NOTE);
};

/** Plays the whole ring, written in advance, and calls back at its end. */
const play = (ended: () => void): AudioContext => {
  const context = new AudioContext();
  const oscillator = new OscillatorNode(context, { type: 'triangle' });
  const volume = new GainNode(context, { gain: 0 });
  oscillator.connect(volume).connect(context.destination);
  const start = context.currentTime;
  for (let round = 0; round < LONGEST_RING; round += ROUND) {
    for (const { at, pitch } of NOTES) {
      writeNote(oscillator.frequency, volume.gain, pitch, start + round + at);
    }
  }
  oscillator.addEventListener('ended', ended);
  oscillator.start(start);
  oscillator.stop(start + LONGEST_RING);
  return context;
};

/** The ring of this device, made by the browser itself. */
export const createRingTone = (): Sounds => {
  let playing: AudioContext | undefined;
  const stop = (): void => {
    void playing?.close();
    playing = undefined;
  };
  return {
    ring(on) {
      if (!on) stop();
      else playing ??= play(stop);
    },
  };
};
