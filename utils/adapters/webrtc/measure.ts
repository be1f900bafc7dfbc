import { LINES, type Line } from '../../core/media/lines.ts';
import type { LineSample, LinkSample, PathSample } from '../../core/media/link-sample.ts';
import { transceiverOf } from './transceivers.ts';

type Stat = RTCStats & Readonly<Record<string, unknown>>;
type Stats = ReadonlyMap<string, Stat>;

/** Firefox has no transport statistics: the pair that it nominated and that works is the one in use. */
const selectedPair = (stats: Stats): Stat | undefined => {
  const all = [...stats.values()];
  const id = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  return typeof id === 'string'
    ? stats.get(id)
    : all.find(
        (one) => one.type === 'candidate-pair' && one['nominated'] === true && one['state'] === 'succeeded',
      );
};

const number = (stat: Stat | undefined, name: string): number | undefined => {
  const value = stat?.[name];
  return typeof value === 'number' ? value : undefined;
};

const count = (stat: Stat | undefined, name: string): number => Math.max(0, number(stat, name) ?? 0);

/** Leaves out what the browser did not tell. */
const known = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: NonNullable<Fields[Name]>;
  };

const ms = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.round(seconds * 1000);

const PROTOCOLS = ['udp', 'tcp', 'tls'] as const;

const pathOf = (stats: Stats, pair: Stat): PathSample => {
  const [local, remote] = ['localCandidateId', 'remoteCandidateId'].map((end) =>
    stats.get(String(pair[end])),
  );
  const isRelay = (end: Stat | undefined): boolean => end?.['candidateType'] === 'relay';
  const spoken = local?.['relayProtocol'] ?? local?.['protocol'];
  return {
    relayed: isRelay(local) || isRelay(remote),
    ...known({
      protocol: PROTOCOLS.find((name) => name === spoken),
      roundTrip: ms(number(pair, 'currentRoundTripTime')),
      available: number(pair, 'availableOutgoingBitrate'),
    }),
  };
};

/** `video/VP8` as people know it. */
const codecOf = (stats: Stats, stat: Stat): string | undefined => {
  const name = stats.get(String(stat['codecId']))?.['mimeType'];
  return typeof name === 'string' ? name.replace(/^\w+\//, '').replace('opus', 'Opus') : undefined;
};

const pictureOf = (stat: Stat) =>
  known({
    width: number(stat, 'frameWidth'),
    height: number(stat, 'frameHeight'),
    frameRate: number(stat, 'framesPerSecond'),
  });

const sent = (stats: Stats, stat: Stat): LineSample => {
  const limit = stat['qualityLimitationReason'];
  return {
    bytes: count(stat, 'bytesSent'),
    packets: count(stat, 'packetsSent'),
    lost: count(stats.get(String(stat['remoteId'])), 'packetsLost'),
    ...known({ codec: codecOf(stats, stat), limitedBy: typeof limit === 'string' ? limit : undefined }),
    ...pictureOf(stat),
  };
};

const received = (stats: Stats, stat: Stat): LineSample => ({
  bytes: count(stat, 'bytesReceived'),
  packets: count(stat, 'packetsReceived'),
  lost: count(stat, 'packetsLost'),
  ...known({ codec: codecOf(stats, stat), jitter: ms(number(stat, 'jitter')) }),
  ...pictureOf(stat),
});

const byLine = (
  pc: RTCPeerConnection,
  stats: Stats,
  type: string,
  read: (stats: Stats, stat: Stat) => LineSample,
): Partial<Record<Line, LineSample>> =>
  Object.fromEntries(
    LINES.flatMap(({ name }) => {
      const mid = transceiverOf(pc, name)?.mid;
      const found = mid && [...stats.values()].find((one) => one.type === type && one['mid'] === mid);
      return found ? [[name, read(stats, found)]] : [];
    }),
  );

/** Statistics name what is inside RED; what a voice is sent as stands first among the negotiated codecs. */
const isRedundant = (pc: RTCPeerConnection): boolean =>
  transceiverOf(pc, 'voice')?.sender.getParameters().codecs[0]?.mimeType.toLowerCase() === 'audio/red';

const named = (lines: Partial<Record<Line, LineSample>>, red: boolean) => {
  const { voice } = lines;
  return voice?.codec === undefined || !red
    ? lines
    : { ...lines, voice: { ...voice, codec: `${voice.codec} + RED` } };
};

/** undefined: no path yet. */
export const measure = async (pc: RTCPeerConnection): Promise<LinkSample | undefined> => {
  const stats = (await pc.getStats()) as Stats;
  const pair = selectedPair(stats);
  const red = isRedundant(pc);
  return (
    pair && {
      at: pair.timestamp,
      path: pathOf(stats, pair),
      up: named(byLine(pc, stats, 'outbound-rtp', sent), red),
      down: named(byLine(pc, stats, 'inbound-rtp', received), red),
    }
  );
};

/** 0 to 1, of the last packet that was played. */
export const loudness = (receiver: RTCRtpReceiver | undefined): number =>
  receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;

/** ms of the page's clock. */
export const lastPlayed = (receiver: RTCRtpReceiver | undefined): number | undefined =>
  receiver?.getSynchronizationSources()[0]?.timestamp;
