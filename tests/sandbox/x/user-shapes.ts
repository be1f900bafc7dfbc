import { CAST, crowdMember, type CastMember } from './cast.ts';
import { followKey, type World } from './world.ts';

/** X's answers about people, as its own pages receive them: only fields that somebody reads, in each known shape. */
/** What a page asks for. Only these are read. */
export type Variables = {
  readonly screen_name?: string;
  readonly userId?: string;
  readonly count?: number;
  readonly cursor?: string;
};
type Json = { [key: string]: Json | string | number | boolean | Json[] };

/** Whom `follower` follows, crowd included. */
function followedBy(world: World, follower: string): readonly CastMember[] {
  const crowd = Array.from({ length: world.settingsOf(follower).crowd }, (_, index) => crowdMember(index));
  return [...CAST.filter((person) => world.follows.has(followKey(follower, person.id))), ...crowd];
}

/** The user object as `viewer` receives it. `inList` leaves out what X leaves out of timelines and lists. */
function userObject(world: World, viewer: string, person: CastMember, inList: boolean): Json {
  const shape = world.settingsOf(viewer).userShape;
  const followed = followedBy(world, viewer);
  const following = followed.some(({ id }) => id === person.id);
  const followsMe = world.follows.has(followKey(person.id, viewer));
  const friends = person.id === viewer ? followed.length : person.following;
  const kind =
    person.verified === 'Business' || person.verified === 'Government' ? person.verified : undefined;
  const names = {
    created_at: 'Tue Jun 02 20:12:29 +0000 2015',
    name: person.name,
    screen_name: person.handle,
  };
  const base: Json = { __typename: 'User', rest_id: person.id, is_blue_verified: person.verified !== 'none' };
  const counts: Json = { followers_count: person.followers, friends_count: friends };
  const saysFollowsMe: Json = followsMe || !inList ? { followed_by: followsMe } : {};
  const verification: Json = { verified: false, ...(kind ? { verified_type: kind } : {}) };
  switch (shape) {
    case 'legacy':
      return {
        ...base,
        legacy: {
          ...names,
          ...counts,
          following,
          ...(followsMe ? { followed_by: true } : {}),
          ...(kind ? { verified_type: kind } : {}),
        },
      };
    case 'core':
      return {
        ...base,
        core: names,
        legacy: counts,
        verification,
        relationship_perspectives: { following, ...saysFollowsMe },
      };
    case 'newest':
      return {
        ...base,
        core: names,
        verification,
        relationship_counts: { followers: person.followers, following: friends },
        relationship_perspectives: {
          following,
          followed_by: followsMe,
          blocked_by: false,
          blocking: false,
          muting: false,
        },
      };
    case 'reduced':
      return {
        ...base,
        core: { name: person.name, screen_name: person.handle },
        relationship_perspectives: {},
      };
  }
}

const entry = (id: string, itemContent: Json): Json => ({
  entryId: id,
  content: { entryType: 'TimelineTimelineItem', itemContent },
});
const cursorTo = (position: number): Json => ({
  entryId: `cursor-bottom-${position}`,
  content: { entryType: 'TimelineTimelineCursor', cursorType: 'Bottom', value: String(position) },
});
const timeline = (entries: Json[]): Json => ({ instructions: [{ type: 'TimelineAddEntries', entries }] });

/** The body of one GraphQL operation, or undefined for an operation that the sandbox does not know. */
export function graphql(
  world: World,
  viewer: string,
  operation: string,
  variables: Variables,
): Json | undefined {
  const { screen_name: screenName, userId: asked } = variables;
  const user = (person: CastMember): Json => ({
    user_results: { result: userObject(world, viewer, person, true) },
  });
  switch (operation) {
    case 'UserByScreenName': {
      const person = CAST.find((one) => one.handle === screenName?.toLowerCase());
      const gone = { __typename: 'UserUnavailable', message: 'User is suspended', reason: 'Suspended' };
      return { data: { user: { result: person ? userObject(world, viewer, person, false) : gone } } };
    }
    case 'Following':
    case 'Followers': {
      const people =
        operation === 'Following'
          ? followedBy(world, asked ?? '')
          : CAST.filter((person) => world.follows.has(followKey(person.id, asked ?? '')));
      const start = Number(variables.cursor ?? 0);
      const end = start + (variables.count ?? 20);
      const entries = people.slice(start, end).map((person) => entry(`user-${person.id}`, user(person)));
      if (end < people.length) entries.push(cursorTo(end));
      return {
        data: { user: { result: { __typename: 'User', timeline: { timeline: timeline(entries) } } } },
      };
    }
    case 'HomeTimeline': {
      const authors = CAST.filter((person) => person.id !== viewer);
      const start = Number(variables.cursor ?? 0);
      // First everybody of the cast, and then people whom the account has nothing to do with.
      const end = variables.cursor === undefined ? authors.length : start + (variables.count ?? 20);
      const entries = Array.from({ length: end - start }, (_, place) => {
        const index = start + place;
        const person = authors[index] ?? crowdMember(index);
        return entry(`tweet-${index}`, {
          tweet_results: {
            result: {
              rest_id: `19${index}`,
              core: user(person),
              legacy: { full_text: `A post by ${person.handle}.` },
            },
          },
        });
      });
      entries.push(cursorTo(end));
      return { data: { home: { home_timeline_urt: timeline(entries) } } };
    }
    default:
      return undefined;
  }
}
