import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createGatheringPeer } from '../../../../utils/adapters/webrtc/gathering-peer.ts';
import type { IceSettings, PeerHandlers } from '../../../../utils/models/media-ports.ts';
import { createFakePeers } from '../../../support/fakes/media.ts';
import { createTrack, FakeMediaStream } from '../../../support/fakes/media-stream.ts';

const PATIENCE = 2_000;
const CANDIDATE = { mid: '0', line: 'candidate:1 1 udp 1 192.0.2.7 50000 typ host' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MediaStream', FakeMediaStream);
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const open = (ice: Partial<IceSettings> = {}) => {
  const { peers, made } = createFakePeers();
  const heard: string[] = [];
  const handlers: PeerHandlers = {
    candidate: ({ line }) => void heard.push(line),
    gathered: () => void heard.push('gathered'),
    connection: (state) => void heard.push(state),
    needed: () => void heard.push('needed'),
    channelOpened: () => void heard.push('channel'),
    channelClosed: () => void heard.push('no channel'),
    message: (data) => void heard.push(String(data)),
  };
  const settings: IceSettings = { servers: [], relayOnly: false, hideLocal: false, ...ice };
  return { peer: createGatheringPeer(peers.create, settings, handlers), made, heard };
};

describe('a connection that hears of no network', () => {
  test('is replaced, with everything that it was told, and its offer is that of the other one', async () => {
    const { peer, made, heard } = open();
    const face = createTrack('face');
    peer.setTrack('camera', face);
    peer.setTrack('voice', createTrack('voice'));
    peer.setTrack('voice', undefined);
    const offer = peer.makeOffer(false, false);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(await offer).toBeDefined();
    expect(made.map(({ calls }) => calls)).toEqual([['make-offer', 'close'], ['make-offer']]);
    expect(made[1]?.lines).toEqual({ camera: face });
    // What the first one says now is of no more use.
    made[0]?.handlers.connection('failed');
    made[1]?.handlers.connection('connected');
    expect(heard).toEqual(['connected']);
  });

  test('gives the offer that it took, and the candidates, to the one that answers in its place', async () => {
    const { peer, made } = open();
    await peer.take('offer', 'theirs');
    peer.addCandidates([CANDIDATE]);
    const answer = peer.makeAnswer();
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(await answer).toBeDefined();
    expect(made[1]?.calls).toEqual(['take offer', 'make-answer']);
    expect(made[1]?.added).toEqual([CANDIDATE]);
  });

  test('is left alone when the call ended meanwhile', async () => {
    const { peer, made } = open();
    const offer = peer.makeOffer(false, false);
    peer.close();
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await offer;
    expect(made).toHaveLength(1);
  });
});

describe('a connection that is sound', () => {
  test.each(['candidate', 'gathered'] as const)('is known by its first “%s” and kept', async (sign) => {
    const { peer, made, heard } = open();
    const offer = peer.makeOffer(false, false);
    await vi.advanceTimersByTimeAsync(100);
    if (sign === 'candidate') made[0]?.handlers.candidate(CANDIDATE);
    else made[0]?.handlers.gathered();
    await offer;
    expect(heard).toEqual([sign === 'candidate' ? CANDIDATE.line : 'gathered']);
    await peer.makeOffer(true, false);
    expect(made.map(({ calls }) => calls)).toEqual([['make-offer', 'restart']]);
  });

  test('by relays alone is not waited for: they may take longer', async () => {
    const { peer, made } = open({ relayOnly: true });
    await peer.makeOffer(false, false);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(made).toHaveLength(1);
  });
});
