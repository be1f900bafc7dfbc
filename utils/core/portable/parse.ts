import * as v from 'valibot';
import { parseJson } from '../lib/parse-json.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { FORMAT_KIND, FORMAT_VERSION } from './format.ts';
import { keyOfCall } from './keys.ts';
import type { Portable } from './portable.ts';
import { portableUntil } from './schema.ts';

/**
 * not-ours: something else · newer: by a newer version of Ahoy · half: it ends in the middle · damaged: something in it
 * cannot be so
 */
export type Unreadable = 'not-ours' | 'newer' | 'half' | 'damaged';

const SAYS_OURS = new RegExp(`"kind"\\s*:\\s*"${FORMAT_KIND}"`);
/** Whatever wrote the file again may have moved the kind to the end, and the end may be gone. */
const STARTS_LIKE_OURS = /^\s*\{\s*"(?:version|account|madeAt|settings|rules|people|log)"\s*:/;

const kind = v.object({ kind: v.literal(FORMAT_KIND) });
const envelope = v.object({
  ...kind.entries,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const whyNoJson = (text: string): Unreadable => {
  const isOurs = SAYS_OURS.test(text);
  if (text.trimEnd().endsWith('}')) return isOurs ? 'damaged' : 'not-ours';
  return isOurs || STARTS_LIKE_OURS.test(text) ? 'half' : 'not-ours';
};

/** One person or call twice would be counted twice. */
const isUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/**
 * An export as text. All of it or nothing: a file of which something was left out is not what it seems to be. `now`, ms:
 * nothing in it is younger.
 */
export const parsePortable = (text: string, now: number): Result<Portable, Unreadable> => {
  const json = parseJson(text);
  if (json === undefined) return err(whyNoJson(text));
  const head = v.safeParse(envelope, json);
  if (!head.success) return err(v.is(kind, json) ? 'damaged' : 'not-ours');
  if (head.output.version > FORMAT_VERSION) return err('newer');
  const parsed = v.safeParse(portableUntil(now), json);
  if (!parsed.success) return err('damaged');
  const { people, log } = parsed.output;
  return isUnique(people.map(({ userId }) => userId)) && isUnique(log.map(keyOfCall))
    ? ok(parsed.output)
    : err('damaged');
};
