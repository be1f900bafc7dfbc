/** JSON that was sound: types swapped, parts lost, doubled, exchanged, made huge or deep. Always JSON still. */
import * as fc from 'fast-check';
import { stranger } from './spoil-text.ts';

/** Stands for a nesting that nothing but text can hold: the writer of JSON has no room for it. */
const DEEP = '@deep@';
const DEPTH = 7000;
const deepText = '['.repeat(DEPTH) + ']'.repeat(DEPTH);

const odd: fc.Arbitrary<unknown> = fc.oneof(
  stranger,
  fc.constantFrom<unknown[]>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    8.64e15 + 1,
    '',
    [],
    {},
    DEEP,
    [null],
    { length: 3 },
    { toJSON: 1 },
    JSON.parse('{"__proto__":{"type":"ring","ok":true}}'),
    JSON.parse('{"constructor":{"prototype":1}}'),
    'x'.repeat(70_000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

type Edit = {
  readonly at: number;
  readonly how: 'replace' | 'lose' | 'add' | 'repeat' | 'exchange' | 'wrap';
  readonly what: unknown;
  readonly other: number;
};

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'lose', 'add', 'repeat', 'exchange', 'wrap'),
  what: odd,
  other: fc.nat(),
});

type Place = { readonly parent: Record<string, unknown>; readonly key: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const placesIn = (value: unknown): readonly Place[] =>
  isObject(value)
    ? Object.keys(value).flatMap((key) => [{ parent: value, key }, ...placesIn(value[key])])
    : [];

/** Own fields only, whatever they are called. */
const set = ({ parent, key }: Place, value: unknown): void => {
  Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true });
};

const apply = (root: { readonly value: unknown }, { at, how, what, other }: Edit): void => {
  const places = placesIn(root);
  const [one, two] = [places[at % places.length], places[other % places.length]];
  if (one === undefined || two === undefined) return;
  const { parent, key } = one;
  const value = parent[key];
  // A copy: what an edit puts in, another edit may change.
  const odd = structuredClone(what);
  switch (how) {
    case 'replace':
      return set(one, odd);
    case 'lose':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else if (key !== 'value') delete parent[key];
      return;
    case 'add':
      if (Array.isArray(value)) value.push(odd);
      else if (isObject(value)) set({ parent: value, key: JSON.stringify(odd).slice(0, 30) }, odd);
      return;
    case 'repeat':
      return set(
        one,
        Array.isArray(value)
          ? Array.from({ length: 40 }, () => value)
              .flat()
              .slice(0, 3000)
          : [value, value],
      );
    case 'exchange':
      return set(one, structuredClone(two.parent[two.key]));
    case 'wrap':
      return set(one, other % 2 === 0 ? [value] : { value });
  }
};

const write = (value: unknown): string => (JSON.stringify(value) ?? 'null').replaceAll(`"${DEEP}"`, deepText);

/** Sound now and then, nearly sound mostly. */
export const spoiltJson = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(value, fc.array(edit, { maxLength: 3, size: 'max' })).map(([sound, edits]) => {
    const root: { readonly value: unknown } = { value: JSON.parse(JSON.stringify(sound)) };
    for (const one of edits) apply(root, one);
    return write(root.value);
  });
