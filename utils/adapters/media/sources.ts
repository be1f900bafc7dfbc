/** Microphone, camera and screen behind the port `MediaSources`. */
import type { DeviceProblem, Source } from '../../core/media/devices.ts';
import { err, ok, type Result } from '../../core/lib/result.ts';
import type { MediaSources, OpenedSources } from '../../models/media-ports.ts';
import { preferred } from './device-choices.ts';

const VIDEO: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** Newer than the DOM's types. The voices of the call itself must not come back as sound of the screen. */
const SCREEN_SOUND: MediaTrackConstraints & { readonly restrictOwnAudio: boolean } = {
  restrictOwnAudio: true,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

/** https://w3c.github.io/mediacapture-screen-share/#displaymediastreamoptions; what a browser does not know it ignores. */
const SCREEN = {
  video: { frameRate: { ideal: 30 } },
  audio: SCREEN_SOUND,
  systemAudio: 'include',
  windowAudio: 'window',
  surfaceSwitching: 'include',
};

/** Names of https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia. */
const PROBLEMS: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** Not every browser's OverconstrainedError is a DOMException. */
const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

const problemOf = (error: unknown): DeviceProblem => PROBLEMS[nameOf(error)] ?? 'failed';

const askForDevices = async (sources: readonly Source[]): Promise<MediaStream> => {
  const ask = (wish: (source: Source) => MediaTrackConstraints): Promise<MediaStream> =>
    navigator.mediaDevices.getUserMedia({
      audio: sources.includes('microphone') && wish('microphone'),
      video: sources.includes('camera') && { ...VIDEO, ...wish('camera') },
    });
  try {
    return await ask(preferred);
  } catch (error) {
    // The chosen device is not plugged in: any other is better than none.
    if (nameOf(error) === 'OverconstrainedError') return ask(() => ({}));
    throw error;
  }
};

const askFor = (sources: readonly Source[]): Promise<MediaStream> =>
  sources.includes('screen') ? navigator.mediaDevices.getDisplayMedia(SCREEN) : askForDevices(sources);

/** Tells the encoder what matters: sharp letters on a screen, fluent motion from a camera. */
const HINTS: Readonly<Record<Source, string>> = { microphone: 'speech', camera: 'motion', screen: 'detail' };

const trackFor = (stream: MediaStream, source: Source): Result<MediaStreamTrack, DeviceProblem> => {
  const [track] = source === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
  if (track === undefined) return err('missing');
  track.contentHint = HINTS[source];
  return ok(track);
};

const opened = (stream: MediaStream, source: Source): OpenedSources[number] => {
  const [sound] = source === 'screen' ? stream.getAudioTracks() : [];
  if (sound !== undefined) sound.contentHint = 'music';
  return { source, result: trackFor(stream, source), ...(sound === undefined ? {} : { sound }) };
};

const openOne = async (source: Source): Promise<OpenedSources[number]> => {
  try {
    return opened(await askFor([source]), source);
  } catch (error) {
    return { source, result: err(problemOf(error)) };
  }
};

/** Together first, so that the browser asks once; if that fails, what there is. */
const openTogether = async (sources: readonly Source[]): Promise<OpenedSources> => {
  try {
    const stream = await askFor(sources);
    return sources.map((source) => opened(stream, source));
  } catch (error) {
    if (sources.length === 1) return sources.map((source) => ({ source, result: err(problemOf(error)) }));
    // One after the other: two questions at the same time would hide each other.
    const each: OpenedSources[number][] = [];
    for (const source of sources) each.push(await openOne(source));
    return each;
  }
};

export const mediaSources: MediaSources = { open: openTogether };
