import type { PathReport } from '../../models/media-ports.ts';

type Stat = RTCStats & Readonly<Record<string, unknown>>;

/** Firefox has no transport statistics: the pair that it nominated and that works is the one in use. */
const selectedPair = (stats: ReadonlyMap<string, Stat>): Stat | undefined => {
  const all = [...stats.values()];
  const id = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  return typeof id === 'string'
    ? stats.get(id)
    : all.find(
        (one) => one.type === 'candidate-pair' && one['nominated'] === true && one['state'] === 'succeeded',
      );
};

/** undefined: no path yet. Either end may be relayed; both mean that a relay carries the call. */
export const pathOf = async (pc: RTCPeerConnection): Promise<PathReport | undefined> => {
  const stats = (await pc.getStats()) as ReadonlyMap<string, Stat>;
  const pair = selectedPair(stats);
  if (pair === undefined) return undefined;
  const isRelay = (end: string): boolean => stats.get(String(pair[end]))?.['candidateType'] === 'relay';
  const seconds = pair['currentRoundTripTime'];
  return {
    relayed: isRelay('localCandidateId') || isRelay('remoteCandidateId'),
    ...(typeof seconds === 'number' ? { roundTrip: Math.round(seconds * 1000) } : {}),
  };
};

/** 0 to 1, of the last packet that was played. */
export const loudness = (receiver: RTCRtpReceiver | undefined): number =>
  receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
