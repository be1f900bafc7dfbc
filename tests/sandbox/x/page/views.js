import { avatar, h, icon } from './dom.js';
import { label } from './labels.js';
import { navigate, unlock } from './router.js';
import { changed, state } from './state.js';

/** X asks its own servers by query id and operation name; the id changes with every release and means nothing. */
async function ask(operation, variables) {
  const query = new URLSearchParams({ variables: JSON.stringify(variables), features: '{}' });
  const response = await fetch(`/i/api/graphql/q${operation.length}Z_sandbox/${operation}?${query}`, {
    credentials: 'include',
  });
  return response.ok ? response.json() : {};
}

/** The page's own view of a user object, whichever shape it came in. */
const read = (user) => ({
  id: user.rest_id,
  handle: user.core?.screen_name ?? user.legacy?.screen_name,
  name: user.core?.name ?? user.legacy?.name,
  isVerified: user.is_blue_verified,
  isFollowed: state.follows.has(`${state.me}>${user.rest_id}`),
  followsMe: state.follows.has(`${user.rest_id}>${state.me}`),
});

const entries = (timeline) =>
  timeline?.instructions?.[0]?.entries?.map((one) => one.content.itemContent) ?? [];
const badge = (user) =>
  user.isVerified && icon('verified', { 'data-testid': 'icon-verified', class: 'badge' });
const followsChip = (user) =>
  user.followsMe && h('span', { testid: 'userFollowIndicator', class: 'chip' }, label('followsYou'));

function followButton(user) {
  const name = `${user.id}-${user.isFollowed ? 'unfollow' : 'follow'}`;
  return h(
    'button',
    {
      testid: name,
      class: user.isFollowed ? 'outline' : 'solid',
      'aria-label': `${label(user.isFollowed ? 'unfollow' : 'follow')} ${user.handle}`,
    },
    label(user.isFollowed ? 'following' : 'follow'),
  );
}

const names = (user) =>
  h(
    'div',
    { testid: 'UserName', class: 'names' },
    h('div', { class: 'name' }, h('span', { dir: 'auto' }, user.name), badge(user)),
    h('div', { class: 'quiet' }, h('span', { dir: 'ltr' }, `@${user.handle}`), followsChip(user)),
  );

const cell = (user) =>
  h(
    'button',
    { testid: 'UserCell', type: 'button', class: 'user-cell' },
    h('a', { href: `/${user.handle}` }, avatar(user, 40)),
    h('a', { href: `/${user.handle}`, class: 'cell-names' }, names(user)),
    user.id !== state.me && followButton(user),
  );

const title = (text, sub) =>
  h('div', { class: 'column-title' }, h('h2', {}, text), sub && h('div', { class: 'quiet' }, sub));

export async function home(column) {
  column.replaceChildren(title(label('home')));
  const { data } = await ask('HomeTimeline', { count: 20 });
  for (const { tweet_results: tweet } of entries(data?.home.home_timeline_urt)) {
    const user = read(tweet.result.core.user_results.result);
    column.append(
      h(
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
          h('div', { testid: 'tweetText', dir: 'auto' }, tweet.result.legacy.full_text),
        ),
      ),
    );
  }
}

export async function profile(column, { handle }) {
  column.replaceChildren(title(handle));
  const { data } = await ask('UserByScreenName', { screen_name: handle });
  const result = data?.user.result;
  if (result?.__typename !== 'User')
    return void column.append(h('div', { testid: 'emptyState', class: 'empty' }, result?.message ?? '404'));
  const user = read(result);
  const isMe = user.id === state.me;
  const known = state.people.find((one) => one.id === user.id);
  const conversation = [...state.conversations.values()].find(
    (one) =>
      one.members.length === 2 &&
      one.members.includes(user.id) &&
      (isMe || one.members[0] !== one.members[1]),
  );
  // X leaves the message button out for people who take no messages from me.
  const canMessage = !isMe && state.me !== null && user.handle !== 'dave';
  column.append(
    h('div', { class: 'banner-image' }),
    h(
      'div',
      { class: 'profile-top' },
      avatar(user, 134),
      h(
        'div',
        { testid: 'placementTracking', class: 'profile-actions' },
        !isMe &&
          h('button', { testid: 'userActions', class: 'circle', 'aria-label': label('more') }, icon('more')),
        canMessage &&
          h(
            'button',
            {
              testid: 'sendDMFromProfile',
              class: 'circle',
              'aria-label': label('message'),
              onclick: () => navigate(`/i/chat/${conversation.id}`),
            },
            icon('mail'),
          ),
        !isMe && followButton(user),
      ),
    ),
    h(
      'div',
      { class: 'profile-text' },
      names(user),
      h('p', { testid: 'UserDescription', dir: 'auto' }, known.bio),
      h(
        'a',
        { href: `/${user.handle}/following` },
        h('b', {}, String(known.following)),
        h('span', { class: 'quiet' }, ` ${label('following')}`),
      ),
      h(
        'a',
        { href: `/${user.handle}/followers` },
        h('b', {}, String(known.followers)),
        h('span', { class: 'quiet' }, ` ${label('followers')}`),
      ),
    ),
  );
}

export async function people(column, { handle, list }) {
  column.replaceChildren(title(handle, label(list)));
  const owner = state.people.find((one) => one.handle === handle);
  const { data } = await ask(list === 'following' ? 'Following' : 'Followers', {
    userId: owner?.id,
    count: 20,
  });
  for (const { user_results: found } of entries(data?.user.result.timeline.timeline))
    column.append(cell(read(found.result)));
}

export function plain(column, { name }) {
  column.replaceChildren(title(label(name)));
}

export function passcode(column) {
  const open = () => {
    unlock();
    if (location.pathname.startsWith('/pin')) navigate('/i/chat');
    else changed('route');
  };
  column.replaceChildren(
    title(label('passcode')),
    h(
      'div',
      { testid: 'pin-code-input-container', class: 'pin' },
      ...[0, 1, 2, 3].map((index) =>
        h('input', {
          inputmode: 'numeric',
          maxlength: '1',
          'aria-label': `${index + 1}`,
          oninput: (event) => (index === 3 ? open() : event.target.nextElementSibling.focus()),
        }),
      ),
    ),
  );
}
