import type { Line } from './lines.ts';

/** What the ordering needs to know of `RTCRtpCodec`; names are compared without case (RFC 4855). */
type Named = { readonly mimeType: string };

const nameOf = ({ mimeType }: Named): string => mimeType.toLowerCase();

/** Every codec stays in the list: one that is left out could be the only one that both sides have, or repair losses. */
const first = <Codec extends Named>(
  codecs: readonly Codec[],
  wanted: readonly string[],
): readonly Codec[] => [
  ...wanted.flatMap((name) => codecs.filter((codec) => nameOf(codec) === name)),
  ...codecs.filter((codec) => !wanted.includes(nameOf(codec))),
];

/** In software the cheapest picture at the same quality of a face (measured: VP8 0.93 cores, AV1 1.07, VP9 1.24). */
const CHEAPEST = 'video/vp8';

/** What chips encode and decode, the most common first. */
const IN_CHIPS = ['video/h264', 'video/vp9', 'video/av1'] as const;

/** Letters on a screen stay sharp at a fraction of the bits. */
const FOR_TEXT = ['video/av1', 'video/vp9'] as const;

/** The codecs that are worth asking a browser about. */
export const HARDWARE_CODECS: readonly string[] = IN_CHIPS;

/**
 * Which codecs chips do on both sides. An offer puts them before the cheapest one; whoever answers keeps only those that
 * the offer has there, so that neither side gets a codec that is slow for it.
 */
const inBothChips = (
  efficient: readonly string[],
  offered: readonly string[] | undefined,
): readonly string[] => {
  const mine = IN_CHIPS.filter((name) => efficient.includes(name));
  if (offered === undefined) return mine;
  const cheapest = offered.indexOf(CHEAPEST);
  const theirs = cheapest === -1 ? offered : offered.slice(0, cheapest);
  return mine.filter((name) => theirs.includes(name));
};

/**
 * The order in which a line's codecs are preferred, for `setCodecPreferences`.
 * @param efficient names that this machine encodes and decodes in hardware
 * @param offered names in the order of the offer that is answered
 */
export const orderCodecs = <Codec extends Named>(
  line: Line,
  codecs: readonly Codec[],
  efficient: readonly string[],
  offered?: readonly string[],
): readonly Codec[] => {
  switch (line) {
    case 'voice':
      // RED (RFC 2198) sends every frame of Opus twice: one lost packet in a row is not heard.
      return first(
        codecs,
        codecs.some((codec) => nameOf(codec) === 'audio/opus') ? ['audio/red', 'audio/opus'] : [],
      );
    case 'camera':
      return first(codecs, [...inBothChips(efficient, offered), CHEAPEST]);
    case 'screen':
      return first(codecs, FOR_TEXT);
    case 'sound':
      return codecs;
  }
};

/** Names of the codecs of one line, in the order of a session description. */
export const codecsIn = (sdp: string, mid: string): readonly string[] => {
  const section = sdp.split(/^m=/m).find((part) => part.split(/\r?\n/).includes(`a=mid:${mid}`));
  if (section === undefined) return [];
  const [line = '', kind = ''] = /^(\w+) .*/.exec(section) ?? [];
  const names = new Map(
    Array.from(section.matchAll(/^a=rtpmap:(\d+) ([^/\s]+)/gm), ([, type = '', name = '']) => [type, name]),
  );
  return line
    .split(' ')
    .slice(3)
    .flatMap((type) => {
      const name = names.get(type);
      return name === undefined ? [] : [`${kind}/${name}`.toLowerCase()];
    });
};
