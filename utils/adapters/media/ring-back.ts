/** The tone that a caller hears while it rings over there: two soft seconds of 425 Hz, four of silence. */
const PERIOD = 6;
const TONE = 1.6;
const SOFT = 0.05;
const HERTZ = 425;

const beep = (context: AudioContext, at: number): void => {
  const gain = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { frequency: HERTZ });
  // Without a ramp the speaker clicks at both ends.
  gain.gain.setTargetAtTime(SOFT, at, 0.03);
  gain.gain.setTargetAtTime(0, at + TONE, 0.05);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + TONE + 0.5);
};

/** Plays until aborted. A browser that wants a gesture first stays silent: the window says "Ringing" anyway. */
export const playRingBack = (until: AbortSignal): void => {
  if (until.aborted) return;
  const context = new AudioContext();
  const play = (): void => beep(context, context.currentTime + 0.05);
  play();
  const timer = setInterval(play, PERIOD * 1000);
  until.addEventListener('abort', () => {
    clearInterval(timer);
    void context.close();
  });
};
