/**
 * A look at how strong a track is just now: the root mean square of its last `samples` (a power of two), 0 to 1. Ends with
 * `until`. Nothing of it is heard or kept.
 */
export const readVolume = (track: MediaStreamTrack, samples: number, until: AbortSignal): (() => number) => {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: samples });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const last = new Float32Array(samples);
  until.addEventListener('abort', () => void context.close(), { once: true });
  return () => {
    // A browser that wants a gesture first: until then nothing is heard, which harms nothing.
    if (context.state === 'suspended') void context.resume();
    analyser.getFloatTimeDomainData(last);
    return Math.sqrt(last.reduce((power, sample) => power + sample * sample, 0) / samples);
  };
};
