import { describe, expect, it } from 'vitest';
import type { SeenFacts } from '../../../../utils/core/people/fact.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { parseSeenXUsers } from '../../../../utils/core/people/seen-x-user.ts';
import { findXUsers } from '../../../../utils/core/people/x-user.ts';
import shapes from './x-user-shapes.json' with { type: 'json' };

const ME = '4711' as UserId;
type Shape = keyof typeof shapes.users;

const MARCH_2024 = Date.UTC(2024, 2, 17, 18, 7, 40);
const JUNE_2009 = Date.UTC(2009, 5, 2, 20, 12, 29);
const UNRELATED = { iFollow: false, verified: true };
const NO_RELATION = { followsMe: false, blockedOnX: false, mutedOnX: false };

/** All that each shape says, and nothing that it does not say. */
const SAID: Readonly<Record<Exclude<Shape, 'unavailable'>, SeenFacts>> = {
  'all in legacy (until 2025-04)': { iFollow: false, verified: false, joined: MARCH_2024, followers: 0 },
  'core plus legacy (2025-05 on, still served 2026-10), plain': {
    iFollow: false,
    verified: false,
    joined: MARCH_2024,
    followers: 0,
  },
  'core plus legacy, paid check': {
    ...UNRELATED,
    verifiedAs: 'paid',
    joined: Date.UTC(2021, 5, 12, 18, 40, 46),
    followers: 4841,
  },
  'core plus legacy, organisation': {
    ...UNRELATED,
    verifiedAs: 'organisation',
    joined: Date.UTC(2016, 1, 15, 16, 5, 21),
    followers: 3022,
  },
  'core plus legacy, government': {
    ...UNRELATED,
    verifiedAs: 'government',
    joined: Date.UTC(2008, 11, 16, 17, 20, 24),
    followers: 6659,
  },
  'core plus legacy with relation (2026-10)': {
    ...NO_RELATION,
    iFollow: true,
    verified: true,
    verifiedAs: 'paid',
    joined: JUNE_2009,
    followers: 4778,
  },
  'no legacy (2026-10, X web itself)': {
    ...NO_RELATION,
    iFollow: true,
    verified: true,
    verifiedAs: 'paid',
    joined: JUNE_2009,
    followers: 241_700_433,
  },
  'no legacy, reduced, all relations': {
    ...NO_RELATION,
    iFollow: true,
    followsMe: true,
    verified: true,
    verifiedAs: 'paid',
  },
};

const inList = (...users: readonly unknown[]): unknown => ({
  data: {
    user: {
      result: {
        __typename: 'User',
        timeline: {
          timeline: {
            instructions: [
              { type: 'TimelineClearCache' },
              {
                type: 'TimelineAddEntries',
                entries: users.map((result) => ({ content: { itemContent: { user_results: { result } } } })),
              },
            ],
          },
        },
      },
    },
  },
});

const user = (id: string, rest: object = {}): object => ({
  __typename: 'User',
  rest_id: id,
  core: { screen_name: `user_${id}`, name: `User ${id}` },
  ...rest,
});

describe('a user of X', () => {
  it.each(Object.entries(SAID))('in the shape “%s” gives exactly what it says', (shape, facts) => {
    const [found, ...more] = findXUsers({ data: { user: { result: shapes.users[shape as Shape] } } });
    expect(found?.facts).toEqual(facts);
    expect(found?.handle).toMatch(/^fixture_\d$/);
    expect(found?.name).not.toBe('');
    expect(more).toEqual([]);
    const { following: _, ...seen } = found ?? {};
    expect(parseSeenXUsers(structuredClone([found]), ME).people).toEqual([seen]);
  });

  it('that is unavailable, or no object at all, is nobody', () => {
    for (const body of [shapes.users.unavailable, null, undefined, 7, 'text', [], [[null]], { data: null }])
      expect(findXUsers(body)).toEqual([]);
  });

  it('tells how many they follow, of use for the own account', () => {
    const [found] = findXUsers(shapes.users['no legacy (2026-10, X web itself)']);
    expect(found?.following).toBe(1415);
  });

  it('leaves unknown what is absent, empty or of another kind', () => {
    const odd = {
      is_blue_verified: 'yes',
      relationship_perspectives: {},
      legacy: { following: 1, followed_by: null, followers_count: '12', friends_count: {}, created_at: 5 },
    };
    expect(findXUsers(inList(user('1', odd)))).toEqual([
      { id: '1', handle: 'user_1', name: 'User 1', facts: {} },
    ]);
  });
});

describe('a response', () => {
  it('gives everybody in it once: authors, quoted ones and those in lists, with all that it says', () => {
    const post = (author: unknown, quoted: unknown): object => ({
      tweet_results: {
        result: {
          rest_id: '19',
          core: { user_results: { result: author } },
          legacy: { full_text: 'Hello', retweeted_status_result: { result: quoted } },
        },
      },
    });
    const quoted = { rest_id: '20', core: { user_results: { result: user('2') } } };
    const full = user('1', { relationship_perspectives: { following: true } });
    const found = findXUsers([inList(user('1'), full, user('3')), post(user('1'), quoted)]);
    expect(found.map(({ id }) => id).toSorted()).toEqual(['1', '2', '3']);
    expect(found.find(({ id }) => id === '1')?.facts).toEqual({ iFollow: true });
  });

  it('of any depth and size is read within bounds', () => {
    let deep: unknown = user('1');
    for (let level = 0; level < 10_000; level += 1) deep = { deep };
    expect(findXUsers(deep)).toEqual([]);
    const many = Array.from({ length: 100_000 }, (_, index) => user(String(index + 1)));
    expect(findXUsers(many).length).toBeLessThanOrEqual(500);
  });
});

describe('what comes out of the page', () => {
  it('is taken only where it is sound', () => {
    const sound = { id: '7', handle: 'seven', facts: { iFollow: true } };
    const rubbish = [
      null,
      7,
      'x',
      [],
      {},
      { id: '7' },
      { id: 7, handle: 'seven', facts: {} },
      { id: '7', handle: 'not a handle', facts: {} },
      { id: '8', handle: 'home', facts: {} },
    ];
    expect(parseSeenXUsers([...rubbish, sound], ME).people).toEqual([sound]);
    for (const input of [{ length: 3, 0: sound }, undefined, 'people'])
      expect(parseSeenXUsers(input, ME)).toEqual({ people: [], following: undefined });
  });

  it('cannot bring facts that X’s responses do not carry, nor values of another kind', () => {
    const facts = {
      iFollow: 1,
      followsMe: 'true',
      verified: null,
      verifiedAs: 'royal',
      joined: Number.NaN,
      followers: -1,
      conversationSince: 1,
      wroteLast: 'them',
      starred: true,
      __proto__: { blockedOnX: 'no' },
    };
    const [parsed] = parseSeenXUsers(
      [{ id: '7', handle: 'seven', name: 'x'.repeat(5000), facts }],
      ME,
    ).people;
    expect(parsed?.facts).toEqual({});
    expect(parsed?.name?.length).toBe(100);
  });

  it('is bounded in number', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ id: `${index + 1}`, handle: 'a', facts: {} }));
    expect(parseSeenXUsers(many, ME).people).toHaveLength(500);
  });

  it('tells of myself only how many I follow', () => {
    const me = { id: ME, handle: 'me', following: 480, facts: { iFollow: true } };
    expect(parseSeenXUsers([me], ME)).toEqual({ people: [], following: 480 });
    for (const following of [-1, 1.5, '480', Number.NaN])
      expect(parseSeenXUsers([{ ...me, following }], ME).following).toBeUndefined();
  });
});
