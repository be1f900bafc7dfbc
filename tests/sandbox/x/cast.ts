/**
 * The people of the sandbox. Ids have the lengths that X has handed out over the years, and alice's and bob's sort
 * differently as numbers and as strings, because conversation ids are in numeric order and a string sort passes
 * unnoticed with ids of one length.
 */
export type CastMember = {
  readonly handle: string;
  readonly id: string;
  readonly name: string;
  /** What X's data says about the check mark; `none` has no check. */
  readonly verified: 'none' | 'paid' | 'Business' | 'Government';
  readonly followers: number;
  readonly following: number;
  readonly bio: string;
};

const member = (
  handle: string,
  id: string,
  name: string,
  rest: Partial<Pick<CastMember, 'verified' | 'followers' | 'following' | 'bio'>> = {},
): CastMember => ({ handle, id, name, verified: 'none', followers: 12, following: 34, bio: '', ...rest });

/** Erin's name mixes right-to-left letters with an override that would turn the rest of a line around. */
const ERIN_NAME = 'إيرين \u202Eenifnoc\u202C Ray';
/** Zoe's name is long and has emoji of several code points, so that cutting it in the middle shows. */
const ZOE_NAME = 'Zoë 🌻 Katharina Wilhelmina van der Lange-Anzeigename 👩‍👩‍👧‍👦 🎉';

export const CAST = [
  member('alice', '1456789012345678901', 'Alice Archer', { bio: 'Draws maps.', followers: 812 }),
  member('bob', '83001122', 'Bob Baker', { bio: 'Bread and bicycles.', following: 401 }),
  member('carol', '902117733445', 'Carol Castle', { verified: 'paid', bio: 'Reporter.', followers: 48_211 }),
  member('dave', '1699999999999999999', 'Dave Drift', { bio: 'Buy my course.', following: 4999 }),
  member('erin', '1777777777777777778', ERIN_NAME),
  member('zoe', '3310047', ZOE_NAME, { verified: 'Business' }),
] as const satisfies readonly CastMember[];

export type Handle = 'alice' | 'bob' | 'carol' | 'dave' | 'erin' | 'zoe';

const FIRST_IN_CROWD = 5_000_000_000;

/** Somebody of whom there are many. */
export const crowdMember = (index: number): CastMember =>
  member(`crowd_${index}`, String(FIRST_IN_CROWD + index), `Somebody ${index}`, { followers: index });

/** Who follows whom when the sandbox starts: [follower, followed]. */
export const FOLLOWS: readonly (readonly [Handle, Handle])[] = [
  ['alice', 'bob'],
  ['alice', 'carol'],
  ['alice', 'zoe'],
  ['bob', 'alice'],
  ['carol', 'alice'],
  ['erin', 'alice'],
  ['zoe', 'bob'],
];

/** The one group of the sandbox. Only the `g` in front tells it from a conversation of two. */
export const GROUP = {
  id: 'g1822334455667788990',
  name: 'Map makers',
  members: ['alice', 'bob', 'carol'],
} as const satisfies { id: string; name: string; members: readonly Handle[] };

export function personOf(handle: string): CastMember {
  const found = CAST.find((person) => person.handle === handle.toLowerCase());
  if (!found) throw new Error(`nobody in the sandbox is called ${handle}`);
  return found;
}

export function personById(id: string): CastMember | undefined {
  return CAST.find((person) => person.id === id);
}

/** The id in a conversation's URL: both user ids, the lower NUMBER first, joined by a hyphen. */
export function conversationId(one: string, other: string): string {
  const [a, b] = [personOf(one).id, personOf(other).id];
  return BigInt(a) <= BigInt(b) ? `${a}-${b}` : `${b}-${a}`;
}
