import { describe, expect, test } from 'vitest';
import { codecsIn, orderCodecs } from '../../../../utils/core/media/codecs.ts';

const list = (kind: string, names: string) =>
  names.split(' ').map((name) => ({ mimeType: `${kind}/${name}` }));
const shown = (codecs: readonly { mimeType: string }[]) =>
  codecs.map(({ mimeType }) => mimeType.slice(mimeType.indexOf('/') + 1)).join(' ');

/** What `RTCRtpReceiver.getCapabilities` says, by name. */
const BROWSERS = {
  chrome: {
    audio: list('audio', 'opus red G722 PCMU PCMA CN telephone-event telephone-event'),
    video: list('video', 'VP8 rtx VP9 VP9 VP9 VP9 H264 H264 H264 H264 AV1 AV1 red ulpfec flexfec-03'),
  },
  firefox: {
    audio: list('audio', 'opus G722 PCMU PCMA telephone-event'),
    video: list('video', 'VP8 rtx VP9 rtx H264 rtx H264 rtx AV1 rtx ulpfec red'),
  },
  safari: {
    audio: list('audio', 'opus red G722 PCMU PCMA CN telephone-event'),
    video: list('video', 'H264 rtx H264 H265 VP8 VP9 VP9 AV1 red ulpfec'),
  },
} as const;

describe.each(Object.entries(BROWSERS))('the codecs of %s', (_name, { audio, video }) => {
  test.each(['voice', 'camera', 'screen', 'sound'] as const)(
    'all stay in the list of the %s, with what repairs losses',
    (line) => {
      const all = line === 'voice' || line === 'sound' ? audio : video;
      const ordered = orderCodecs(line, all, ['video/h264']);
      expect(ordered).toHaveLength(all.length);
      expect(new Set(ordered)).toEqual(new Set(all));
    },
  );

  test('begin with AV1, then VP9, for a screen', () => {
    const names = shown(orderCodecs('screen', video, []));
    expect(names).toMatch(/^(AV1 )+(VP9 )+(?!.*(AV1|VP9))/);
  });

  test('begin with VP8 for a camera where no chip helps', () => {
    expect(shown(orderCodecs('camera', video, []))).toMatch(/^VP8 /);
  });

  test('begin with H264 for a camera where chips do it', () => {
    expect(shown(orderCodecs('camera', video, ['video/h264']))).toMatch(/^(H264 )+VP8 /);
  });
});

test('a voice is sent with RED where there is RED, else with plain Opus', () => {
  expect(shown(orderCodecs('voice', BROWSERS.chrome.audio, []))).toMatch(/^red opus G722 /);
  expect(shown(orderCodecs('voice', BROWSERS.firefox.audio, []))).toMatch(/^opus G722 /);
  expect(shown(orderCodecs('voice', list('audio', 'PCMU red'), []))).toBe('PCMU red');
});

test('an answer takes a chip’s codec only where the offer comes from a chip too', () => {
  const answer = (offered: readonly string[]) =>
    shown(orderCodecs('camera', BROWSERS.chrome.video, ['video/h264', 'video/av1'], offered)).split(' ')[0];
  expect(answer(['video/h264', 'video/vp8', 'video/rtx'])).toBe('H264');
  expect(answer(['video/vp8', 'video/rtx', 'video/h264', 'video/av1'])).toBe('VP8');
  // Without VP8 there is no cheaper one.
  expect(answer(['video/h264'])).toBe('H264');
});

test('the codecs of a line are read from a description, in its order', () => {
  const sdp = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 63 111 0',
    'a=mid:0',
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:63 red/48000/2',
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97 102',
    'a=mid:1',
    'a=rtpmap:96 VP8/90000',
    'a=rtpmap:97 rtx/90000',
    'a=rtpmap:102 H264/90000',
    '',
  ].join('\r\n');
  expect(codecsIn(sdp, '0')).toEqual(['audio/red', 'audio/opus']);
  expect(codecsIn(sdp, '1')).toEqual(['video/vp8', 'video/rtx', 'video/h264']);
  expect(codecsIn(sdp, '7')).toEqual([]);
  expect(codecsIn('', '0')).toEqual([]);
});
