import { LINES } from './lines.ts';
import type { LineSample, LinkSample, PathSample } from './link-sample.ts';

export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly codec?: string;
};

/** One direction between two samples. */
export type Flow = {
  /** bit/s without the headers of the network. */
  readonly bitrate: number;
  readonly packets: number;
  /** Share of the packets, 0 to 1. */
  readonly loss: number;
  /** The screen if one is shown, else the camera; undefined: no picture moves. */
  readonly picture?: Picture;
  readonly voiceCodec?: string;
};

export type LinkFigures = {
  readonly path: PathSample;
  readonly up: Flow;
  readonly down: Flow;
  /** ms, of the voice that comes. */
  readonly jitter?: number;
  /** The computer, not the connection, keeps the picture from being better. */
  readonly busy: boolean;
};

type Lines = LinkSample['up'];

const NOTHING: LineSample = { bytes: 0, packets: 0, lost: 0 };

const pictureOf = (now: Lines, before: Lines): Picture | undefined => {
  for (const line of ['screen', 'camera'] as const) {
    const { width, height, frameRate = 0, bytes = 0, codec } = now[line] ?? {};
    const moves = bytes > (before[line]?.bytes ?? 0);
    if (moves && width !== undefined && height !== undefined)
      return { width, height, frameRate: Math.round(frameRate), ...(codec === undefined ? {} : { codec }) };
  }
  return undefined;
};

const flow = (now: Lines, before: Lines, seconds: number): Flow => {
  const grown = (count: 'bytes' | 'packets' | 'lost'): number =>
    LINES.reduce((sum, { name }) => {
      const [later, earlier] = [now[name] ?? NOTHING, before[name] ?? NOTHING];
      // A count may fall: late packets are taken off the lost ones.
      return sum + Math.max(0, later[count] - earlier[count]);
    }, 0);
  const [packets, lost] = [grown('packets'), grown('lost')];
  const picture = pictureOf(now, before);
  const voiceCodec = now.voice?.codec;
  return {
    bitrate: (grown('bytes') * 8) / seconds,
    packets,
    loss: lost === 0 ? 0 : Math.min(1, lost / (packets + lost)),
    ...(picture === undefined ? {} : { picture }),
    ...(voiceCodec === undefined ? {} : { voiceCodec }),
  };
};

/** undefined: the two are too close to each other to tell rates. */
export const compareSamples = (before: LinkSample, now: LinkSample): LinkFigures | undefined => {
  const seconds = (now.at - before.at) / 1000;
  if (seconds < 0.2) return undefined;
  const jitter = now.down.voice?.jitter;
  return {
    path: now.path,
    up: flow(now.up, before.up, seconds),
    down: flow(now.down, before.down, seconds),
    ...(jitter === undefined ? {} : { jitter }),
    busy: [now.up.camera, now.up.screen].some((line) => line?.limitedBy === 'cpu'),
  };
};
