import type { Ringtone } from './tunes.ts';

export type SoundSettings = {
  readonly ringtone: Ringtone;
  /** Of rings, 0 to 1. */
  readonly ringVolume: number;
  /** Where it rings; empty: where this computer plays everything. */
  readonly ringSpeaker: string;
  /** Neither a ring nor any sound of a call; what people say is heard all the same. */
  readonly silent: boolean;
};

export const DEFAULT_SOUND: SoundSettings = {
  ringtone: 'harbour',
  ringVolume: 0.6,
  ringSpeaker: '',
  silent: false,
};
