/** Puts the codecs of a line into our order, which `core/media/codecs` decides. */
import { codecsIn, HARDWARE_CODECS, orderCodecs } from '../../core/media/codecs.ts';
import type { Line } from '../../core/media/lines.ts';

/** What was learnt in one call serves the next: asking takes tens of ms, and a call waits for nobody. */
const KEY = 'codecs.efficient';
/** ms after the connection is there: the first picture is long shown. */
const LATER = 5_000;

const PICTURE = { width: 1280, height: 720, bitrate: 1_700_000, framerate: 30 };

/** https://w3c.github.io/media-capabilities/: whether a chip does it, in both directions. */
const isEfficient = async (contentType: string): Promise<boolean> => {
  const asked = { type: 'webrtc', video: { contentType, ...PICTURE } } as const;
  const found = await Promise.all([
    navigator.mediaCapabilities.encodingInfo(asked),
    navigator.mediaCapabilities.decodingInfo(asked),
  ]);
  return found.every(({ supported, powerEfficient }) => supported && powerEfficient);
};

/** A browser that cannot be asked has no codecs in chips. */
const learn = async (): Promise<void> => {
  const answers = await Promise.all(
    HARDWARE_CODECS.map(async (name) => ({ name, yes: await isEfficient(name).catch(() => false) })),
  );
  const names = answers.flatMap(({ name, yes }) => (yes ? [name] : []));
  localStorage.setItem(KEY, names.join(' '));
};

/** Soon, without disturbing a call that just begins. */
export const learnEfficientCodecs = (): void => void setTimeout(() => void learn(), LATER);

/** Read as the window loads: the first look makes Firefox stand still for 16 ms, which an answer has not. */
const efficientCodecs: readonly string[] = localStorage.getItem(KEY)?.split(' ') ?? [];

/** `offer`: the text that is about to be answered. */
export const preferCodecs = (transceiver: RTCRtpTransceiver, line: Line, offer?: string): void => {
  const all = RTCRtpReceiver.getCapabilities(transceiver.receiver.track.kind)?.codecs ?? [];
  const offered = offer === undefined ? undefined : codecsIn(offer, transceiver.mid ?? '');
  try {
    transceiver.setCodecPreferences([...orderCodecs(line, all, efficientCodecs, offered)]);
  } catch {
    // A browser that cannot sort them keeps its own order, which works as well.
  }
};
