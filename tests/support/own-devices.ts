import type { Rgb } from './shown-tab.ts';

/** Newer than the DOM's types. */
type TrackGenerator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
declare const MediaStreamTrackGenerator: new (options: { readonly kind: 'video' }) => TrackGenerator;

export type Signs = { readonly colours: readonly Rgb[]; readonly tones: readonly number[] };

/**
 * An init script: every fake camera shows a colour of its own and every fake microphone plays a tone of its own, in the
 * order in which they are listed, so that the other side can tell which one it sees and hears. In all else they are the
 * browser's.
 */
export const giveSigns = ({ colours, tones }: Signs): void => {
  const { mediaDevices } = navigator;
  const real = mediaDevices.getUserMedia.bind(mediaDevices);
  const [width, height] = [320, 240];
  const show = ([red, green, blue]: Rgb): MediaStreamTrack => {
    const track = new MediaStreamTrackGenerator({ kind: 'video' });
    const writer = track.writable.getWriter();
    const pixels = new Uint8Array(width * height * 4);
    for (let at = 0; at < pixels.length; at += 4) pixels.set([red, green, blue, 255], at);
    const timer = setInterval(() => {
      if (track.readyState === 'ended') {
        clearInterval(timer);
        return;
      }
      const timestamp = Math.round(performance.now() * 1000);
      const frame = { format: 'RGBX', codedWidth: width, codedHeight: height, timestamp } as const;
      void writer.write(new VideoFrame(pixels, frame)).catch(() => undefined);
    }, 100);
    return track;
  };
  const play = (frequency: number): MediaStreamTrack => {
    const context = new AudioContext();
    void context.resume();
    const end = new MediaStreamAudioDestinationNode(context);
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(new GainNode(context, { gain: 0.3 })).connect(end);
    tone.start();
    const [track] = end.stream.getAudioTracks();
    if (track === undefined) throw new Error('there is no sound');
    return track;
  };
  const sign = (track: MediaStreamTrack, all: readonly MediaDeviceInfo[]): MediaStreamTrack => {
    const kind = track.kind === 'audio' ? 'audioinput' : 'videoinput';
    const id = track.getSettings().deviceId;
    const place = all.filter((one) => one.kind === kind).findIndex(({ deviceId }) => deviceId === id);
    const own = kind === 'audioinput' ? play(tones[place] ?? 0) : show(colours[place] ?? [0, 0, 0]);
    const stop = own.stop.bind(own);
    Object.defineProperties(own, {
      label: { value: track.label },
      getSettings: { value: () => track.getSettings() },
      stop: {
        value: () => {
          track.stop();
          stop();
        },
      },
    });
    return own;
  };
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await real(wanted);
    const all = await mediaDevices.enumerateDevices();
    return new MediaStream(stream.getTracks().map((track) => sign(track, all)));
  };
};
