import { loudnessOf } from '../../core/media/loudness.ts';

/** ms. */
const INTERVAL = 60;

/** Tells how loud a track is, 0 to 1, several times a second until aborted. Nothing of it is heard or kept. */
export const watchLevel = (
  track: MediaStreamTrack,
  heard: (level: number) => void,
  until: AbortSignal,
): void => {
  if (until.aborted) return;
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    heard(loudnessOf(samples));
  }, INTERVAL);
  until.addEventListener('abort', () => {
    clearInterval(timer);
    void context.close();
  });
};
