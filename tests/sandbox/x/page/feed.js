import { ask } from './api.js';
import { avatar, h } from './dom.js';
import { label } from './labels.js';
import { badge, contents, entries, read, title } from './views.js';

const PAGE = 20;
/** X keeps about so many posts in the DOM. */
const KEPT = 30;

let feed;

const post = ({ core, legacy }) => {
  const user = read(core.user_results.result);
  return h(
    'article',
    { testid: 'tweet', role: 'article', tabindex: '0' },
    h('a', { href: `/${user.handle}` }, avatar(user, 40)),
    h(
      'div',
      {},
      h(
        'div',
        { testid: 'User-Name', class: 'name' },
        h('a', { href: `/${user.handle}`, dir: 'auto' }, user.name),
        badge(user),
        h('a', { href: `/${user.handle}`, class: 'quiet' }, `@${user.handle}`),
      ),
      h('div', { testid: 'tweetText', dir: 'auto' }, legacy.full_text),
    ),
  );
};

/** Asks for the next posts. */
async function more({ posts, cursor }) {
  const { data } = await ask('HomeTimeline', { count: PAGE, ...(cursor ? { cursor } : {}) }, 'json');
  const timeline = data?.home.home_timeline_urt;
  feed.cursor = contents(timeline).find((one) => one.cursorType === 'Bottom')?.value;
  return entries(timeline).map(({ tweet_results: tweet }) => {
    const element = post(tweet.result);
    posts.append(element);
    return element;
  });
}

export async function home(column) {
  const posts = h('div', {});
  column.replaceChildren(title(label('home')), posts);
  feed = { posts, cursor: undefined };
  await more(feed);
}

/** A person who reads on and on: posts come at the end, a frame each, and go at the beginning. */
export async function runFeed(count) {
  for (let seen = 0; seen < count;) {
    for (const element of await more(feed)) {
      element.scrollIntoView({ block: 'end' });
      while (feed.posts.childElementCount > KEPT) feed.posts.firstElementChild.remove();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      seen += 1;
    }
  }
}
