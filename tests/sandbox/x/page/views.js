import { ask } from './api.js';
import { avatar, h, icon } from './dom.js';
import { label } from './labels.js';
import { navigate, unlock } from './router.js';
import { changed, state } from './state.js';

/** The page's own view of a user object, whichever shape it came in. */
export const read = (user) => ({
  id: user.rest_id,
  handle: user.core?.screen_name ?? user.legacy?.screen_name,
  name: user.core?.name ?? user.legacy?.name,
  isVerified: user.is_blue_verified,
  isFollowed:
    user.relationship_perspectives?.following ??
    user.legacy?.following ??
    state.follows.has(`${state.me}>${user.rest_id}`),
  followsMe: state.follows.has(`${user.rest_id}>${state.me}`),
});

export const contents = (timeline) => timeline?.instructions?.[0]?.entries?.map((one) => one.content) ?? [];
export const entries = (timeline) => contents(timeline).flatMap((one) => one.itemContent ?? []);
export const badge = (user) =>
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

export const title = (text, sub) =>
  h('div', { class: 'column-title' }, h('h2', {}, text), sub && h('div', { class: 'quiet' }, sub));

export async function profile(column, { handle }) {
  column.replaceChildren(title(handle));
  const { data } = await ask('UserByScreenName', { screen_name: handle }, 'xhr');
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

const NEAR_END_PX = 400;

/** A list that asks for more whenever a person has scrolled near to its end. */
export async function people(column, { handle, list }) {
  column.replaceChildren(title(handle, label(list)));
  const cells = h('div', {});
  column.append(cells);
  const { data: owner } = await ask('UserByScreenName', { screen_name: handle }, 'xhr-json');
  const operation = list === 'following' ? 'Following' : 'Followers';
  let cursor;
  let isAsking = false;

  async function more() {
    isAsking = true;
    const variables = { userId: owner?.user.result.rest_id, count: 20, ...(cursor ? { cursor } : {}) };
    const { data } = await ask(operation, variables, cursor ? 'json' : 'text');
    const timeline = data?.user.result.timeline.timeline;
    cursor = contents(timeline).find((one) => one.cursorType === 'Bottom')?.value;
    for (const { user_results: found } of entries(timeline)) cells.append(cell(read(found.result)));
    isAsking = false;
  }
  const leaving = new AbortController();
  addEventListener(
    'scroll',
    () => {
      if (!cells.isConnected) return leaving.abort();
      const root = document.documentElement;
      if (cursor && !isAsking && root.scrollHeight - root.clientHeight - root.scrollTop < NEAR_END_PX)
        void more();
    },
    { signal: leaving.signal },
  );
  await more();
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
