/** dB below full scale at which a meter shows nothing: a quiet room. */
const QUIETEST = -60;

/** How loud samples sound, 0 to 1 along the decibels that ears go by. */
export const loudnessOf = (samples: Float32Array): number => {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / QUIETEST));
};
