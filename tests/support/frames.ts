import type { Page } from 'playwright-core';

export type VideoSeen = {
  /** Frames that were presented while we looked. */
  readonly frames: number;
  /** How often the picture differed from the one before. A frozen or black picture never does. */
  readonly changes: number;
  readonly width: number;
  readonly height: number;
};

type VideoName = 'Remote video' | 'Remote camera' | 'Your video';

/** Runs in the call window of whatever browser. */
export const watchVideo = async ([name, duration]: readonly [VideoName, number]): Promise<VideoSeen> => {
  const video = document.querySelector<HTMLVideoElement>(`video[aria-label="${name}"]`);
  if (!video) throw new Error(`there is no video called ${name}`);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [32, 18];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let [frames, changes, last] = [0, 0, ''];
  const look = (): void => {
    frames += 1;
    pen?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const pixels = String(pen?.getImageData(0, 0, canvas.width, canvas.height).data);
    if (last !== '' && pixels !== last) changes += 1;
    last = pixels;
    handle = video.requestVideoFrameCallback(look);
  };
  let handle = video.requestVideoFrameCallback(look);
  await new Promise((resolve) => setTimeout(resolve, duration));
  video.cancelVideoFrameCallback(handle);
  return { frames, changes, width: video.videoWidth, height: video.videoHeight };
};

/** Looks at a video of the call window for `ms`: are new frames decoded, and do their pixels differ? */
export const seeVideo = (page: Page, label: VideoName, ms = 1500): Promise<VideoSeen> =>
  page.evaluate(watchVideo, [label, ms] as const);

/** Above it something is heard. Of a short sound only a part may be caught on a busy machine. */
export const AUDIBLE = 0.001;

/** Runs in the call window of whatever browser. */
export const listenToRemote = async (duration: number): Promise<number> => {
  const streams = [...document.querySelectorAll<HTMLMediaElement>('video, audio')]
    .filter((element) => element.getAttribute('aria-label') !== 'Your video')
    .map((element) => element.srcObject)
    .filter((source) => source instanceof MediaStream && source.getAudioTracks().length > 0);
  const context = new AudioContext();
  await context.resume();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  for (const stream of new Set(streams))
    context.createMediaStreamSource(stream as MediaStream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let loudest = 0;
  const end = performance.now() + duration;
  while (performance.now() < end) {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    loudest = Math.max(loudest, Math.sqrt(power));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await context.close();
  return loudest;
};

/**
 * The loudest moment, as root mean square between 0 and 1, of everything that the call window plays from others.
 * Chromium's fake microphone beeps once a second, so less than 1.2 s may hear nothing.
 */
export const hearRemote = (page: Page, ms = 2000): Promise<number> => page.evaluate(listenToRemote, ms);

/** Waits for the first remote frame; the time is milliseconds since the call to this function. */
export async function waitForRemoteFrame(page: Page, timeoutMs = 30_000): Promise<number> {
  const start = Date.now();
  await page.waitForFunction(
    () =>
      (document.querySelector<HTMLVideoElement>('video[aria-label="Remote video"]')?.getVideoPlaybackQuality()
        .totalVideoFrames ?? 0) > 0,
    undefined,
    { timeout: timeoutMs, polling: 20 },
  );
  return Date.now() - start;
}
