/** dB below full scale at which a meter shows nothing: a quiet room. */
const QUIETEST = -60;

/** How loud it sounds, 0 to 1 along the decibels that ears go by. `volume`: root mean square of samples, 0 to 1. */
export const loudnessOf = (volume: number): number =>
  volume === 0 ? 0 : Math.min(1, Math.max(0, 1 - (20 * Math.log10(volume)) / QUIETEST));
