import type { GeneratedI18nStructure } from '#i18n';

/** Everything that is said beside X's calls. The background looks it up and sends it along with the script. */
export const X_WORDS = [
  'x.group',
  'x.audioCall',
  'x.videoCall',
  'x.ready',
  'x.noCard',
  'x.inCall',
  'x.rings',
  'x.busyElsewhere',
  'x.notConnected',
  'x.blocked',
  'x.options',
  'x.saved',
  'x.notSaved',
  'x.ring',
  'x.ask',
  'x.silent',
  'x.decline',
  'x.rules',
  'x.block',
  'x.screening',
] as const satisfies readonly (keyof GeneratedI18nStructure)[];

export type Words = (key: (typeof X_WORDS)[number], substitutions?: readonly string[]) => string;

/** `said`: by key, with `$1` and `$2` where the substitutions go. */
export const createWords =
  (said: Readonly<Record<string, string>>): Words =>
  (key, substitutions = []) =>
    (said[key] ?? '').replace(/\$(\d)/g, (_, place: string) => substitutions[Number(place) - 1] ?? '');
