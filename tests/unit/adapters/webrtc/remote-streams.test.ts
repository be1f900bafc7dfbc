import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createRemoteStreams } from '../../../../utils/adapters/webrtc/remote-streams.ts';
import { createTrack, FakeMediaStream } from '../../../support/fakes/media-stream.ts';

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeMediaStream);
  return () => vi.unstubAllGlobals();
});

const open = () => {
  const remote = createRemoteStreams();
  for (const line of ['voice', 'camera', 'screen', 'sound'] as const) remote.has(line, createTrack(line));
  const shown = () => {
    const { main, beside, sound } = remote.streams;
    return [main, beside, sound].map((stream) => stream.getTracks().map(({ id }) => id));
  };
  return { ...remote, shown };
};

describe('what the other side sends', () => {
  test('is their face and voice, and the sound of a screen by itself', () => {
    expect(open().shown()).toEqual([['voice', 'camera'], [], ['sound']]);
  });

  test('is a screen with their face beside it, until they stop', () => {
    const { showScreen, shown } = open();
    showScreen(true);
    expect(shown()).toEqual([['voice', 'screen'], ['camera'], ['sound']]);
    showScreen(false);
    expect(shown()).toEqual([['voice', 'camera'], [], ['sound']]);
  });

  test('replaces a track of the same line, and leaves the voice where it is', () => {
    const { has, shown, streams } = open();
    const [voice] = streams.main.getTracks();
    has('camera', createTrack('another camera'));
    expect(shown()[0]).toEqual(['voice', 'another camera']);
    expect(streams.main.getTracks()[0]).toBe(voice);
  });
});
