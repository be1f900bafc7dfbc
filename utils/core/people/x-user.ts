/**
 * What X's own responses say of people. X serves three shapes of a user side by side: everything in `legacy` (until
 * 2025-04), names in `core` with counts in `legacy`, and no `legacy` at all (2026). What is absent is unknown: X leaves
 * out what is false in some places and what it did not ask for in others.
 */
import { parseCreatedAt } from './created-at.ts';
import type { FactName, SeenFacts, VerifiedKind } from './fact.ts';
import { parseHandle, parseUserId } from './ids.ts';
import { isCount, type SeenXUser } from './seen-x-user.ts';

/** X allows 50 characters; anything longer is not a name. */
const MAX_NAME = 100;
/** X nests about 20 deep, with reposts and quotes; a timeline of 50 posts has some 5,000 objects. */
const MAX_DEPTH = 40;
const MAX_OBJECTS = 20_000;
const MAX_USERS = 500;

/**
 * Where an object with an id (a post, a user) leads to people. Most of the weight of a response is in the rest, and
 * what is not looked at costs nothing. A repost is in `legacy`.
 */
const PARTS = [
  'core',
  'legacy',
  'quoted_status_result',
  'retweeted_status_result',
  'timeline',
  'timeline_v2',
];
/** Heavy, and without people. */
const SKIPPED = new Set(['entities', 'extended_entities', 'clientEventInfo', 'feedbackInfo']);

type Json = { readonly [key: string]: unknown };

const NOTHING: Json = {};
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : NOTHING;

const isText = (value: unknown): value is string => typeof value === 'string';
/** The first that is true or false. */
const yesNo = (one: unknown, other: unknown): boolean | undefined =>
  typeof one === 'boolean' ? one : typeof other === 'boolean' ? other : undefined;
const count = (one: unknown, other: unknown): number | undefined =>
  isCount(one) ? one : isCount(other) ? other : undefined;

/** Only what is known. */
const known = (facts: { readonly [K in keyof SeenFacts]: SeenFacts[K] | undefined }): SeenFacts => {
  const kept: Record<string, unknown> = {};
  let name: FactName;
  for (name in facts) if (facts[name] !== undefined) kept[name] = facts[name];
  return kept as SeenFacts;
};

const kindOf = (type: unknown, isPaid: boolean | undefined): VerifiedKind | undefined => {
  if (type === 'Business') return 'organisation';
  if (type === 'Government') return 'government';
  return isPaid === true ? 'paid' : undefined;
};

const readXUser = (user: Json): SeenXUser | undefined => {
  const id = parseUserId(user['rest_id']);
  const [legacy, core] = [object(user['legacy']), object(user['core'])];
  const handle = parseHandle(core['screen_name'] ?? legacy['screen_name']);
  if (!id || !handle) return undefined;

  const name = core['name'] ?? legacy['name'];
  const verification = object(user['verification']);
  const perspectives = object(user['relationship_perspectives']);
  const counts = object(user['relationship_counts']);
  const isPaid = yesNo(user['is_blue_verified'], verification['is_blue_verified']);
  const kind = kindOf(verification['verified_type'] ?? legacy['verified_type'], isPaid);
  const following = count(counts['following'], legacy['friends_count']);
  return {
    id,
    handle,
    ...(isText(name) && name !== '' ? { name: name.slice(0, MAX_NAME) } : {}),
    ...(following === undefined ? {} : { following }),
    facts: known({
      iFollow: yesNo(perspectives['following'], legacy['following']),
      followsMe: yesNo(perspectives['followed_by'], legacy['followed_by']),
      blockedOnX: yesNo(perspectives['blocking'], legacy['blocking']),
      mutedOnX: yesNo(perspectives['muting'], legacy['muting']),
      verified: kind === undefined ? isPaid : true,
      verifiedAs: kind,
      joined: parseCreatedAt(core['created_at'] ?? legacy['created_at']),
      followers: count(counts['followers'], legacy['followers_count']),
    }),
  };
};

const together = (one: SeenXUser | undefined, other: SeenXUser): SeenXUser =>
  one === undefined ? other : { ...one, ...other, facts: { ...one.facts, ...other.facts } };

/** Everybody in the parsed body of a response, wherever they are in it; each once, with all that it says of them. */
export const findXUsers = (body: unknown): readonly SeenXUser[] => {
  const users = new Map<string, SeenXUser>();
  let objects = 0;
  const visit = (value: Json, depth: number): void => {
    objects += 1;
    if (objects > MAX_OBJECTS || depth > MAX_DEPTH || users.size >= MAX_USERS) return;
    if (isText(value['rest_id'])) {
      const user = readXUser(value);
      if (user) users.set(user.id, together(users.get(user.id), user));
      for (const key of PARTS) visitPart(key, value[key], depth);
    } else for (const key in value) visitPart(key, value[key], depth);
  };
  const visitPart = (key: string, part: unknown, depth: number): void => {
    if (typeof part === 'object' && part !== null && !SKIPPED.has(key)) visit(part as Json, depth + 1);
  };
  visit(object(body), 0);
  return [...users.values()];
};
