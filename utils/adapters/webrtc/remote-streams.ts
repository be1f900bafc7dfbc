import type { Line } from '../../core/media/lines.ts';
import type { Remote } from '../../models/media-ports.ts';

export type RemoteStreams = {
  readonly streams: Remote;
  /** The track of a line, in place of the one before. */
  has(line: Line, track: MediaStreamTrack): void;
  showScreen(on: boolean): void;
};

/** Sorts the tracks of the other side into the streams that are played. */
export const createRemoteStreams = (): RemoteStreams => {
  const streams: Remote = { main: new MediaStream(), beside: new MediaStream(), sound: new MediaStream() };
  const tracks = new Map<Line, MediaStreamTrack>();
  let screenShown = false;

  const fill = (stream: MediaStream, lines: readonly Line[]): void => {
    const wanted = lines.flatMap((line) => tracks.get(line) ?? []);
    for (const track of stream.getTracks()) if (!wanted.includes(track)) stream.removeTrack(track);
    // One that is in it already stays as it is: the sound goes on.
    for (const track of wanted) stream.addTrack(track);
  };

  const sort = (): void => {
    fill(streams.main, ['voice', screenShown ? 'screen' : 'camera']);
    fill(streams.beside, screenShown ? ['camera'] : []);
    fill(streams.sound, ['sound']);
  };

  return {
    streams,
    has(line, track) {
      tracks.set(line, track);
      sort();
    },
    showScreen(on) {
      screenShown = on;
      sort();
    },
  };
};
