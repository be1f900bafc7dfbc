/**
 * What X's own responses say of people. X serves three shapes of a user side by side: everything in `legacy` (until
 * 2025-04), names in `core` with counts in `legacy`, and no `legacy` at all (2026). What is absent is unknown: X leaves
 * out what is false in some places and what it did not ask for in others.
 */
import { parseCreatedAt } from './created-at.ts';
import type { FactName, SeenFacts, VerifiedKind } from './fact.ts';
import { MAX_X_NAME } from './seen.ts';

/** As X says it: nothing is checked yet but its kind. */
export type XUser = {
  readonly id: string;
  readonly handle: string;
  readonly name?: string;
  /** How many they follow; of use for the own account. */
  readonly following?: number;
  readonly facts: SeenFacts;
};

/** X nests about 20 deep, with reposts and quotes; a timeline of 50 posts has some 5,000 objects. */
const MAX_DEPTH = 40;
const MAX_OBJECTS = 20_000;
const MAX_USERS = 500;

/** What leads from a post or a user to other people. */
const PARTS = ['quoted_status_result', 'retweeted_status_result', 'timeline', 'timeline_v2'];

type Json = { readonly [key: string]: unknown };

const NOTHING: Json = {};
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : NOTHING;

const isText = (value: unknown): value is string => typeof value === 'string';
/** The first that is true or false. */
const yesNo = (one: unknown, other: unknown): boolean | undefined =>
  typeof one === 'boolean' ? one : typeof other === 'boolean' ? other : undefined;
const count = (one: unknown, other: unknown): number | undefined =>
  typeof one === 'number' ? one : typeof other === 'number' ? other : undefined;

/** Only what is known. */
const known = (facts: { readonly [K in keyof SeenFacts]: SeenFacts[K] | undefined }): SeenFacts => {
  const kept: Record<string, unknown> = {};
  let name: FactName;
  for (name in facts) if (facts[name] !== undefined) kept[name] = facts[name];
  return kept;
};

const kindOf = (type: unknown, isPaid: boolean | undefined): VerifiedKind | undefined => {
  if (type === 'Business') return 'organisation';
  if (type === 'Government') return 'government';
  return isPaid === true ? 'paid' : undefined;
};

const readXUser = (user: Json): XUser | undefined => {
  const { rest_id: id } = user;
  const [legacy, core] = [object(user['legacy']), object(user['core'])];
  const handle = core['screen_name'] ?? legacy['screen_name'];
  if (!isText(id) || !isText(handle)) return undefined;

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
    ...(isText(name) ? { name: name.slice(0, MAX_X_NAME) } : {}),
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

const together = (one: XUser | undefined, other: XUser): XUser =>
  one === undefined ? other : { ...one, ...other, facts: { ...one.facts, ...other.facts } };

/** Everybody in the parsed body of a response, wherever they are in it; each once, with all that it says of them. */
export const findXUsers = (body: unknown): readonly XUser[] => {
  const users = new Map<string, XUser>();
  let objects = 0;
  const visit = (part: unknown, depth: number): void => {
    if (typeof part !== 'object' || part === null) return;
    objects += 1;
    if (objects > MAX_OBJECTS || depth > MAX_DEPTH || users.size >= MAX_USERS) return;
    const value = part as Json;
    if (!isText(value['rest_id'])) {
      for (const key in value) visit(value[key], depth + 1);
      return;
    }
    // A post or a user. Most of the weight of an answer is in them, and what is not looked at costs nothing.
    const user = readXUser(value);
    if (user) users.set(user.id, together(users.get(user.id), user));
    visit(object(value['core'])['user_results'], depth + 1);
    visit(object(value['legacy'])['retweeted_status_result'], depth + 1);
    for (const key of PARTS) visit(value[key], depth + 1);
  };
  visit(body, 0);
  return [...users.values()];
};
