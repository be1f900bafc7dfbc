/** Microphone, camera and screen behind the port `MediaSources`. */
import type { DeviceProblem, Source } from '../../core/media/devices.ts';
import { err, ok, type Result } from '../../core/lib/result.ts';
import { PROCESSING_KINDS, type Processing } from '../../core/media/device-choice.ts';
import type { MediaSources, OpenedSources, OwnDevice } from '../../models/media-ports.ts';
import { deviceChoices } from './device-choices.ts';

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

/** What Chromium adds to NotAllowedError. Other browsers refuse without saying who did. */
const REFUSALS: Readonly<Record<string, DeviceProblem>> = {
  'Permission denied by system': 'denied-by-system',
  'Permission dismissed': 'dismissed',
};

/** Not every browser's OverconstrainedError is a DOMException. */
const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

const problemOf = (error: unknown): DeviceProblem =>
  (error instanceof Error ? REFUSALS[error.message] : undefined) ?? PROBLEMS[nameOf(error)] ?? 'failed';

/** `exact`, because a browser that may choose takes its own default. */
const exactly = ({ source, id }: OwnDevice): MediaTrackConstraints => ({
  deviceId: { exact: id },
  ...(source === 'microphone' ? deviceChoices.processing(id) : {}),
});

const openExactly = (device: OwnDevice): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia(
    device.source === 'microphone' ? { audio: exactly(device) } : { video: { ...VIDEO, ...exactly(device) } },
  );

type Wish = (source: OwnDevice['source']) => MediaTrackConstraints;

const preferred: Wish = (source) => {
  const id = deviceChoices.remembered(source);
  return id === undefined ? {} : exactly({ source, id });
};

/** What was chosen and is plugged in: any other is better than none. */
const preferredThere = async (): Promise<Wish> => {
  const there = await deviceChoices.list();
  return (source) =>
    there.some((device) => device.source === source && device.id === deviceChoices.remembered(source))
      ? preferred(source)
      : {};
};

const askForDevices = async (sources: readonly Source[]): Promise<MediaStream> => {
  const ask = (wish: Wish): Promise<MediaStream> =>
    navigator.mediaDevices.getUserMedia({
      audio: sources.includes('microphone') && wish('microphone'),
      video: sources.includes('camera') && { ...VIDEO, ...wish('camera') },
    });
  try {
    return await ask(preferred);
  } catch (error) {
    if (nameOf(error) === 'OverconstrainedError') return ask(await preferredThere());
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

/** Another of its kind may do: this one went away while it was opened, or another program keeps it for itself. */
const isOfThisDevice = (error: unknown): boolean =>
  ['OverconstrainedError', 'NotReadableError'].includes(nameOf(error));

const openAnother = async (source: OwnDevice['source']): Promise<MediaStream | undefined> => {
  const listed = await deviceChoices.list().catch(() => []);
  const others = listed.filter(
    (device) => device.source === source && device.id !== deviceChoices.remembered(source),
  );
  for (const { id } of others) {
    const stream = await openExactly({ source, id }).catch(() => undefined);
    if (stream !== undefined) return stream;
  }
  return undefined;
};

const openOne = async (source: Source): Promise<OpenedSources[number]> => {
  try {
    return opened(await askFor([source]), source);
  } catch (error) {
    const another = source !== 'screen' && isOfThisDevice(error) ? await openAnother(source) : undefined;
    return another === undefined ? { source, result: err(problemOf(error)) } : opened(another, source);
  }
};

/** https://w3c.github.io/mediacapture-main/#permissions-integration; undefined: this browser does not say. */
const permissionFor = async (source: Source): Promise<PermissionState | undefined> => {
  if (source === 'screen') return undefined;
  try {
    return (await navigator.permissions.query({ name: source })).state;
  } catch {
    return undefined;
  }
};

/**
 * Which of them are worth asking for one by one after a question for all failed. Whoever said no to that question said it:
 * then only what opens without one, and what another one's block kept from being asked about.
 */
const worthAsking = async (sources: readonly Source[], why: DeviceProblem): Promise<readonly Source[]> => {
  if (why !== 'denied' && why !== 'dismissed') return sources;
  const states = await Promise.all(sources.map(permissionFor));
  const isBlocked = states.includes('denied');
  return sources.filter((_, at) => states[at] === 'granted' || (isBlocked && states[at] === 'prompt'));
};

/** Together first, so that the browser asks once; if that fails, what there is. */
const openTogether = async (sources: readonly Source[]): Promise<OpenedSources> => {
  const [only] = sources;
  if (sources.length === 1 && only !== undefined) return [await openOne(only)];
  try {
    const stream = await askFor(sources);
    return sources.map((source) => opened(stream, source));
  } catch (error) {
    const why = problemOf(error);
    const again = await worthAsking(sources, why);
    // One after the other: two questions at the same time would hide each other.
    const each: OpenedSources[number][] = [];
    for (const source of sources)
      each.push(again.includes(source) ? await openOne(source) : { source, result: err(why) });
    return each;
  }
};

const openDevice: MediaSources['openDevice'] = async (device) => {
  const { source } = device;
  try {
    return trackFor(await openExactly(device), source);
  } catch (error) {
    return err(problemOf(error));
  }
};

/** Chromium says yes to a change of these and goes on as before. */
const process: MediaSources['process'] = async (microphone, processing: Processing) => {
  try {
    await microphone.applyConstraints({ ...microphone.getConstraints(), ...processing });
  } catch {
    return false;
  }
  const settings = microphone.getSettings();
  return PROCESSING_KINDS.every((name) => settings[name] === processing[name]);
};

export const mediaSources: MediaSources = { open: openTogether, openDevice, process };
