import { i18n } from '#i18n';
import type { Flow, LinkFigures, Picture } from '../../utils/core/media/link-figures.ts';
import type { PathSample } from '../../utils/core/media/link-sample.ts';
import type { Quality } from '../../utils/core/media/quality.ts';
import { wordKey } from '../ui/word-key.ts';

/** The message keys after `quality.`. */
const LEVELS = {
  unknown: 'unknown',
  4: 'veryGood',
  3: 'good',
  2: 'weak',
  1: 'bad',
} as const satisfies Readonly<Record<Quality['level'], string>>;

export const levelText = ({ level }: Quality): string => i18n.t(`quality.${LEVELS[level]}`);

/** One sentence or two: what is wrong, and what to do. Some name the other. */
export const adviceText = (quality: Quality, name: string): string =>
  quality.level === 'unknown'
    ? i18n.t('quality.unknownHint')
    : i18n.t(`quality.${wordKey(quality.advice)}` as 'quality.far', [name]);

const decimal = (value: number, digits: number): string =>
  value.toLocaleString(undefined, { maximumFractionDigits: digits });

const milliseconds = (value: number | undefined): string =>
  value === undefined ? i18n.t('quality.notKnown') : i18n.t('quality.milliseconds', [decimal(value, 0)]);

/** `1.2 Mbit/s`, `64 kbit/s`. */
const bitrateText = (bits: number): string =>
  bits >= 1_000_000
    ? i18n.t('quality.megabits', [decimal(bits / 1_000_000, 1)])
    : i18n.t('quality.kilobits', [decimal(bits / 1000, 0)]);

const percent = (share: number): string =>
  share.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 1 });

const pictureText = (picture: Picture | undefined): string =>
  picture === undefined
    ? i18n.t('quality.noPicture')
    : [
        `${picture.width}×${picture.height}`,
        i18n.t('quality.framesPerSecond', [picture.frameRate]),
        ...(picture.codec === undefined ? [] : [picture.codec]),
      ].join(' · ');

const pathText = ({ relayed, protocol }: PathSample): string =>
  [
    relayed ? i18n.t('call.relayed') : i18n.t('call.direct'),
    ...(protocol === undefined ? [] : [protocol.toUpperCase()]),
  ].join(' · ');

const soundText = (flow: Flow): string => flow.voiceCodec ?? i18n.t('quality.notKnown');

type Row = { readonly name: string; readonly up: string; readonly down: string };

/** Numbers that each direction has, as rows of a table. */
export const directionRows = ({ up, down }: LinkFigures): readonly Row[] => [
  { name: i18n.t('quality.bitrate'), up: bitrateText(up.bitrate), down: bitrateText(down.bitrate) },
  { name: i18n.t('quality.loss'), up: percent(up.loss), down: percent(down.loss) },
  { name: i18n.t('quality.picture'), up: pictureText(up.picture), down: pictureText(down.picture) },
  { name: i18n.t('quality.sound'), up: soundText(up), down: soundText(down) },
];

export const pathFigures = ({ path, jitter }: LinkFigures): readonly (readonly [string, string])[] => [
  [i18n.t('quality.roundTrip'), milliseconds(path.roundTrip)],
  [i18n.t('quality.jitter'), milliseconds(jitter)],
  [i18n.t('quality.path'), pathText(path)],
];
