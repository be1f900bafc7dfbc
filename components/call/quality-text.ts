import { i18n } from '#i18n';
import type { Flow, LinkFigures, Picture } from '../../utils/core/media/link-figures.ts';
import type { PathSample } from '../../utils/core/media/link-sample.ts';
import type { Quality, QualityAdvice } from '../../utils/core/media/quality.ts';

/** The message keys after `quality.`. */
const LEVELS = {
  unknown: 'unknown',
  4: 'veryGood',
  3: 'good',
  2: 'weak',
  1: 'bad',
} as const satisfies Readonly<Record<Quality['level'], string>>;

export const levelText = ({ level }: Quality): string => i18n.t(`quality.${LEVELS[level]}`);

/** The message keys after `quality.`, without or with the name in the sentence. */
const ADVICE = {
  fine: { plain: 'fine' },
  'mine-slow': { plain: 'mineSlow' },
  'mine-slow-saving': { plain: 'mineSlowSaving' },
  'theirs-slow': { named: 'theirsSlow' },
  'theirs-slow-saving': { named: 'theirsSlowSaving' },
  'both-slow': { named: 'bothSlow' },
  'nothing-heard': { named: 'nothingHeard' },
  far: { named: 'far' },
  busy: { plain: 'busy' },
} as const satisfies Readonly<Record<QualityAdvice, { readonly plain: string } | { readonly named: string }>>;

/** One sentence or two: what is wrong, and what to do. */
export const adviceText = (quality: Quality, name: string): string => {
  if (quality.level === 'unknown') return i18n.t('quality.unknownHint');
  const words = ADVICE[quality.advice];
  return 'named' in words ? i18n.t(`quality.${words.named}`, [name]) : i18n.t(`quality.${words.plain}`);
};

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
