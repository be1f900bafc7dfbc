import { MAX_MEDIA_SECTIONS } from './limits.ts';

/**
 * A session description and the number of the offer that it is or answers, counted by the offerer from 1.
 * WebRTC itself cannot tell which offer a late answer belongs to; over two paths that overtake each other we must.
 */
export type Description = {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
  readonly round: number;
  /** Of an answer: whoever answers takes their own offers up to this number back; one of them may still be under way. */
  readonly over?: number;
};

/**
 * The text without any address: candidates travel separately, where they can be held back or filtered, on both sides.
 * A browser writes its default candidate also into `m=`, `c=` and `a=rtcp:`. What comes may be written by anybody, and
 * browsers take more for a line or an attribute than they write.
 */
export const withoutAddresses = (sdp: string): string =>
  sdp
    .split(/\r\n|\n|\r/)
    .filter((line) => !/^\s*a\s*=\s*(candidate|end-of-candidates|remote-candidates)/i.test(line))
    .map((line) =>
      line
        .replace(/^(m=\w+) [1-9]\d*(?=[ /])/, '$1 9')
        .replace(/^c=IN IP[46] .*/, 'c=IN IP4 0.0.0.0')
        .replace(/^a=rtcp:.*/, 'a=rtcp:9 IN IP4 0.0.0.0')
        .replace(/^(o=\S+ \S+ \S+) IN IP[46] .*/, '$1 IN IP4 0.0.0.0'),
    )
    .join('\r\n');

/** Names the ICE generation; each candidate carries the one that it was gathered for. */
export const ufragsOf = (sdp: string): readonly string[] => [
  ...new Set(Array.from(sdp.matchAll(/^a=ice-ufrag:(\S+)/gm), ([, ufrag = '']) => ufrag)),
];

/** DTLS fingerprints, as `parseFingerprints` lists them: the identity that a call is bound to. */
export const isSameIdentity = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((value, index) => value === b[index]);

const ROUND = /^a=ahoy-round:(\d{1,6})(?:\/(\d{1,6}))?\r\n$/;

/** The round travels as a last line of our own inside the text and never reaches a browser. */
export const writeDescriptionText = ({ sdp, round, over }: Description): string =>
  `${sdp.endsWith('\r\n') ? sdp : `${sdp}\r\n`}a=ahoy-round:${round}${over === undefined ? '' : `/${over}`}\r\n`;

/** Each section makes the browser keep lines, and there is no way to be rid of them. */
const isModest = (text: string): boolean => (text.match(/^m=/gm)?.length ?? 0) <= MAX_MEDIA_SECTIONS;

/** Without addresses, whoever wrote it. undefined: no round, or nothing that a machine of ours could have written. */
export const readDescriptionText = (type: 'offer' | 'answer', text: string): Description | undefined => {
  if (!isModest(text)) return undefined;
  const at = text.lastIndexOf('a=ahoy-round:');
  const [, round = 0, over] = ROUND.exec(text.slice(at)) ?? [];
  return at > 0 && Number(round) > 0
    ? {
        type,
        sdp: withoutAddresses(text.slice(0, at)),
        round: Number(round),
        ...(over === undefined ? {} : { over: Number(over) }),
      }
    : undefined;
};
