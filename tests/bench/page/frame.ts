const createVideo = (): HTMLVideoElement => {
  const video = document.createElement('video');
  video.autoplay = true;
  video.playsInline = true;
  video.style.cssText = 'inline-size: 420px; block-size: 680px; object-fit: cover';
  document.body.append(video);
  return video;
};

/** ms since 1970, finer than `Date.now()`; the same clock in all processes of one machine. */
export const now = (): number => performance.timeOrigin + performance.now();

/** People see themselves while they call, as large as in Ahoy's window: to draw that is part of the load. */
const own = createVideo();
own.muted = true;

/** When the first picture of somebody else was on its way to the screen. */
export const firstFrame = (stream: MediaStream | Promise<MediaStream>): Promise<number> =>
  new Promise((resolve) => {
    const video = createVideo();
    video.requestVideoFrameCallback(() => resolve(now()));
    void Promise.resolve(stream).then((remote) => {
      video.srcObject = remote;
    });
  });

/** What `adapters/media/sources.ts` asks for. */
export const openCamera = async (): Promise<MediaStream> => {
  const camera = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  });
  own.srcObject = camera;
  return camera;
};

/** What a page of the benchmark can do; both technologies do it in the same order as Ahoy. */
export type CallBench = {
  /** Ready to call and to be called, before anything is measured. */
  ready(): Promise<void>;
  /** Caller: opens the camera and rings. Answers when the callee was told. */
  ring(): Promise<void>;
  /** Callee: opens the camera and takes the call. Answers when that was asked. */
  accept(): Promise<number>;
  /** When the first remote frame was shown. */
  seen(): Promise<number>;
  /** Ends the call and closes the camera. */
  end(): void;
};
