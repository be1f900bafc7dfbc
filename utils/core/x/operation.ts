/**
 * Operations of X's API whose answers carry people: timelines, profiles and lists. The id before the name changes with
 * every release of X and means nothing; chat is not there at all.
 */
const OPERATION =
  /^https:\/\/(?:api\.)?x\.com\/(?:i\/api\/)?graphql\/[^/?#]+\/(?:Home\w*Timeline|User(?:s?By|Tweets|Media|Highlights|Articles)\w*|Following|Followers\w*|BlueVerifiedFollowers|List\w+|SearchTimeline|TweetDetail|Likes|Retweeters|Favoriters|(?:Blocked|Muted)Accounts\w*)(?:[?#]|$)/;

/** `url`: absolute. */
export const isPeopleOperation = (url: string): boolean => OPERATION.test(url);
