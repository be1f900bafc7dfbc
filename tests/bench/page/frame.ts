/** ms since 1970, finer than `Date.now()`; the same clock in all processes of one machine. */
export const now = (): number => performance.timeOrigin + performance.now();

/** When the first picture of somebody else was on its way to the screen. */
export const firstFrame = (stream: MediaStream | Promise<MediaStream>): Promise<number> =>
  new Promise((resolve) => {
    const video = document.createElement('video');
    video.autoplay = true;
    video.playsInline = true;
    document.body.replaceChildren(video);
    video.requestVideoFrameCallback(() => resolve(now()));
    void Promise.resolve(stream).then((remote) => {
      video.srcObject = remote;
    });
  });

/** What `adapters/media/sources.ts` asks for. */
export const openCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  });

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
