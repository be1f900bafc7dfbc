import { renderTune, type Tune } from '../../core/sound/tune.ts';
import type { TunePlayer } from '../../models/media-ports.ts';

/** Samples per s; the highest overtone is at 5,200 Hz. */
const RATE = 24_000;
/** s. Cut off at once, a sound clicks. */
const FADE = 0.02;
/** ms. A sound that cannot begin now is about something that is over later. */
const TOO_LATE = 500;

const rendered = new Map<Tune, Float32Array<ArrayBuffer>>();

const bufferOf = (tune: Tune): AudioBuffer => {
  const samples = rendered.get(tune) ?? renderTune(tune, RATE);
  rendered.set(tune, samples);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
  buffer.copyToChannel(samples, 0);
  return buffer;
};

/** https://webaudio.github.io/web-audio-api/#dom-audiocontext-setsinkid; missing in Firefox. */
type WithSink = AudioContext & { readonly setSinkId?: (id: string) => Promise<void> };

/** A speaker that is gone leaves the one that the system uses. */
const sendTo = async (context: WithSink, speaker: string): Promise<void> => {
  if (speaker !== '') await context.setSinkId?.(speaker).catch(() => undefined);
};

/** Plays what Ahoy itself has to say, into a speaker and nowhere else: no stream of a call is ever near it. */
export const tunePlayer: TunePlayer = {
  choosesSpeaker: typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype,
  async play(tune, { volume, speaker, seconds }, until) {
    if (until.aborted) return;
    const context = new AudioContext();
    await sendTo(context, speaker);
    if (until.aborted) {
      await context.close();
      return;
    }
    // Loudness is felt by the square.
    const gain = new GainNode(context, { gain: volume * volume });
    const source = new AudioBufferSourceNode(context, {
      buffer: bufferOf(tune),
      loop: seconds !== undefined,
    });
    source.connect(gain).connect(context.destination);
    const over = new Promise<void>((resolve) => {
      source.addEventListener('ended', () => resolve());
      // A browser that wants a gesture first does not play; what is repeated may begin when it comes.
      if (seconds === undefined)
        setTimeout(() => {
          if (context.state === 'suspended') resolve();
        }, TOO_LATE);
      const stop = (): void => {
        gain.gain.setTargetAtTime(0, context.currentTime, FADE / 3);
        setTimeout(resolve, FADE * 1000);
      };
      until.addEventListener('abort', stop, { once: true });
    });
    source.start();
    if (seconds !== undefined) source.stop(context.currentTime + seconds);
    await over;
    await context.close();
  },
};
