/** What X's pages say: people, addresses, dates. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { FROM_X } from '../../../utils/adapters/messaging/from-x.ts';
import { isConversationUrl } from '../../../utils/core/people/conversation-url.ts';
import { parseCreatedAt } from '../../../utils/core/people/created-at.ts';
import { parseHandle, parseUserId, type UserId } from '../../../utils/core/people/ids.ts';
import { parseSeenXUsers } from '../../../utils/core/people/seen-x-user.ts';
import { findXUsers } from '../../../utils/core/people/x-user.ts';
import { parseConversation } from '../../../utils/core/x/conversation.ts';
import { isPeopleOperation } from '../../../utils/core/x/operation.ts';
import { classifyRoute } from '../../../utils/core/x/route.ts';
import SHAPES from '../../unit/core/people/x-user-shapes.json' with { type: 'json' };
import { spoiltJson } from '../spoil-json.ts';
import { spoilt } from '../spoil-text.ts';
import type { Target } from '../target.ts';

const ME = '44196397' as UserId;
const BOB = '1234567890' as UserId;
const response = fc.constantFrom(...Object.values(SHAPES as Readonly<Record<string, unknown>>));

export const responses: Target = {
  name: 'people-responses',
  property: () =>
    fc.property(fc.oneof(spoiltJson(response), spoiltJson(fc.array(response, { maxLength: 30 }))), (text) => {
      const users = findXUsers(JSON.parse(text));
      assert.ok(users.length <= 500);
      for (const { name = '' } of users) assert.ok(name.length <= 100);
      // As they cross over into our script, and from there to the background.
      const seen = parseSeenXUsers(structuredClone(users), ME);
      const message = { me: ME, people: seen.people, source: 'x-data' as const };
      const { following } = seen;
      const sent = { ...message, ...(following === undefined ? {} : { following }) };
      assert.deepEqual(v.parse(FROM_X.schemas.facts, JSON.parse(JSON.stringify(sent))), sent);
    }),
};

const user = fc.record({
  id: fc.constantFrom(ME, BOB),
  handle: fc.constant('bob'),
  name: fc.string({ unit: 'binary', maxLength: 120 }),
  following: fc.nat(),
  facts: fc.record(
    {
      iFollow: fc.boolean(),
      followers: fc.nat(),
      joined: fc.nat(),
      verifiedAs: fc.constantFrom('paid', 'organisation', 'government'),
    },
    { requiredKeys: [] },
  ),
});

export const hostilePeople: Target = {
  name: 'people-from-the-page',
  property: () =>
    fc.property(spoiltJson(fc.array(user, { maxLength: 4 })), (text) => {
      const { people, following } = parseSeenXUsers(JSON.parse(text), ME);
      assert.ok(people.length <= 500);
      assert.ok(following === undefined || (Number.isSafeInteger(following) && following >= 0));
      for (const { id, handle } of people) {
        assert.ok(parseUserId(id) === id && parseHandle(handle) === handle && id !== ME);
      }
      const sent = { me: ME, people, source: 'x-data' as const };
      assert.deepEqual(v.parse(FROM_X.schemas.facts, JSON.parse(JSON.stringify(sent))), sent);
    }),
};

const address = fc
  .tuple(
    fc.constantFrom('https://x.com', 'https://chat.x.com', 'https://x.com.evil.example', 'https://api.x.com'),
    fc.constantFrom('/i/chat/', '/', '/i/api/graphql/abc/', '/messages/'),
    fc.constantFrom(`${ME}-${BOB}`, 'requests', 'bob', 'HomeTimeline', 'UserByScreenName', `${BOB}-${ME}`),
    fc.constantFrom('', '/', '?a=/i/chat/1-2', '#x', '/info'),
  )
  .map((parts) => parts.join(''));

export const addresses: Target = {
  name: 'x-addresses',
  property: () =>
    fc.property(spoilt(address), (text) => {
      // Browsers stamp addresses in the one way of writing them.
      const url = URL.parse(text);
      const href = url?.href ?? text;
      if (isPeopleOperation(href)) assert.match(url?.hostname ?? '', /^(api\.)?x\.com$/);
      if (isConversationUrl(href, ME, BOB)) {
        assert.match(url?.origin ?? '', /^https:\/\/(chat\.)?x\.com$/);
        const parts = url?.pathname.split('/').filter(Boolean).join('/');
        const isChatHost = url?.host === 'chat.x.com';
        assert.ok(parts === `i/chat/${ME}-${BOB}` || (isChatHost && parts === `${ME}-${BOB}`));
        assert.equal(classifyRoute(url?.host ?? '', url?.pathname ?? '').page, 'conversation');
      }
      const route = classifyRoute(url?.host ?? '', url?.pathname ?? text);
      if (route.page === 'profile') assert.equal(parseHandle(route.handle), route.handle);
      const halves = parseConversation(text);
      if (halves !== undefined) assert.ok(BigInt(halves.low) <= BigInt(halves.high));
    }),
};

const X_DATE = /^\w{3} \w{3} \d\d \d\d:\d\d:\d\d \+0000 \d{4}$/;

export const dates: Target = {
  name: 'x-dates',
  property: () =>
    fc.property(
      spoilt(
        fc
          .date({ min: new Date('2006-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
          .map((date) => date.toUTCString())
          .map((text) => text.replace(/^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+) GMT$/, '$1 $3 $2 $5 +0000 $4')),
      ),
      (text) => {
        const at = parseCreatedAt(text);
        if (at === undefined) return;
        assert.match(text, X_DATE);
        assert.ok(Number.isSafeInteger(at) && at > 0);
      },
    ),
};
