import { expect, it } from 'vitest';
import { isPeopleOperation } from '../../../../utils/core/x/operation.ts';

const api = (operation: string): string => `https://x.com/i/api/graphql/dX_a-9/${operation}`;

it.each([
  'HomeTimeline',
  'HomeLatestTimeline',
  'UserByScreenName',
  'UserByRestId',
  'UsersByRestIds',
  'UserTweets',
  'UserTweetsAndReplies',
  'Following',
  'Followers',
  'FollowersYouKnow',
  'BlueVerifiedFollowers',
  'ListMembers',
  'ListLatestTweetsTimeline',
  'BlockedAccountsAll',
  'MutedAccounts',
])('%s carries people, whatever its query id', (operation) => {
  expect(isPeopleOperation(`${api(operation)}?variables=%7B%7D&features=%7B%7D`)).toBe(true);
  expect(isPeopleOperation(api(operation))).toBe(true);
  expect(isPeopleOperation(`https://api.x.com/graphql/other_1/${operation}`)).toBe(true);
});

it.each([
  api('CreateTweet'),
  api('DmAllSearchSlice'),
  api('UserPreferences'),
  api('FollowingX'),
  'https://x.com/i/api/graphql/HomeTimeline',
  'https://x.com/i/api/1.1/dm/inbox.json?HomeTimeline',
  'https://example.com/i/api/graphql/a/HomeTimeline',
  'https://x.com.example.com/i/api/graphql/a/HomeTimeline',
  'https://x.com/i/api/graphql/a/Upload?next=/i/api/graphql/b/HomeTimeline',
  '',
])('%s does not', (url) => {
  expect(isPeopleOperation(url)).toBe(false);
});
