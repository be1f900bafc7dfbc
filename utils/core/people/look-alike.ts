import type { PersonLabel } from '../call/view.ts';
import type { Person } from './person.ts';

/** Letters that are drawn like a Latin one, in lower case and without marks; the most common of Unicode's confusables. */
const DRAWN_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    // Cyrillic
    'аa вb гr еe кk мm нh оo рp сc тt уy хx ѕs іi јj һh ӏl ԁd ԛq ԝw пn ьb ѵv зe',
    // Greek
    'αa βb γy εe ηn ιi κk νv οo ρp ςc τt υu χx ωw ϲc',
    // Latin and its neighbours
    'ıi ɩi ɑa ɡg łl øo đd ðd ħh ŧt ƅb ßb ꞁl օo հh սu ոn',
    // Digits
    '0o 1l 3e 5s 8b',
  ].flatMap((pairs) => pairs.split(' ').map((pair) => Array.from(pair) as [string, string])),
);

/** Pairs that run together to one letter. */
const RUN_TOGETHER: readonly (readonly [pair: string, letter: string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
];

/**
 * What is left of a name for the eye: two that look alike have the same. Only letters and digits count; `i`, `l`, `1`
 * and `|` are one stroke.
 */
export const skeletonOf = (text: string): string => {
  const letters = Array.from(
    text
      .replaceAll('|', 'l')
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
    (character) => DRAWN_LIKE[character] ?? character,
  ).join('');
  return RUN_TOGETHER.reduce((so, [pair, letter]) => so.replaceAll(pair, letter), letters).replaceAll(
    'i',
    'l',
  );
};

/** Shorter display names are shared by too many. */
const MIN_NAME = 3;

export type Known = Pick<Person, 'userId' | 'handle' | 'name' | 'starred' | 'accepted' | 'blocked' | 'since'>;

/** By skeleton, the people whom somebody could pass for. */
export type LookAlikeIndex = {
  readonly handles: ReadonlyMap<string, readonly Known[]>;
  readonly names: ReadonlyMap<string, readonly Known[]>;
};

const put = (index: Map<string, Known[]>, key: string, person: Known): void => {
  const there = index.get(key);
  if (there === undefined) index.set(key, [person]);
  else there.push(person);
};

/** Only people whom I starred or exchanged cards with: nobody gains by passing for anybody else. */
export const createLookAlikeIndex = (people: Iterable<Known>): LookAlikeIndex => {
  const handles = new Map<string, Known[]>();
  const names = new Map<string, Known[]>();
  for (const person of people) {
    if (person.blocked || !(person.starred || person.accepted)) continue;
    if (person.handle !== undefined) put(handles, skeletonOf(person.handle), person);
    const name = skeletonOf(person.name ?? '');
    if (name.length >= MIN_NAME) put(names, name, person);
  }
  return { handles, names };
};

/** Of two who look alike the one whom I know better is the real one. */
const isBetterKnown = (one: Known, other: Known): boolean => {
  if (one.starred !== other.starred) return one.starred;
  if (one.accepted !== other.accepted) return one.accepted;
  return one.since < other.since;
};

/**
 * Whom this person could be taken for: a handle like somebody's handle, or a display name like somebody's name or
 * handle. Undefined for the one who is better known themselves.
 */
export const findLookAlike = (index: LookAlikeIndex, person: Known): PersonLabel | undefined => {
  const name = skeletonOf(person.name ?? '');
  const found = [
    ...(person.handle === undefined ? [] : (index.handles.get(skeletonOf(person.handle)) ?? [])),
    ...(name.length < MIN_NAME ? [] : [...(index.handles.get(name) ?? []), ...(index.names.get(name) ?? [])]),
  ].filter((one) => one.userId !== person.userId && isBetterKnown(one, person));
  const [first, ...rest] = found;
  const best = rest.reduce((so, one) => (so && isBetterKnown(one, so) ? one : so), first);
  if (best === undefined) return undefined;
  return {
    userId: best.userId,
    ...(best.handle === undefined ? {} : { handle: best.handle }),
    ...(best.name === undefined ? {} : { name: best.name }),
  };
};
