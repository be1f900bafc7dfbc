import { avatar, h, icon } from './dom.js';
import { label } from './labels.js';
import { me } from './state.js';

const link = (testid, href, name, picture) =>
  h(
    'a',
    { testid, href, role: 'link', class: 'nav-link', 'aria-label': name },
    icon(picture),
    h('span', {}, name),
  );

/** The frame around everything: side navigation, the primary column, the right-hand column. */
export function createShell() {
  const account = me();
  const column = h('div', { testid: 'primaryColumn', class: 'primary' });
  const side = h(
    'div',
    { testid: 'sidebarColumn', class: 'sidebar' },
    h('input', { class: 'search', placeholder: label('search'), 'aria-label': label('search') }),
    h('div', { class: 'card' }, h('h2', {}, label('logIn'))),
  );
  const navigation = h(
    'header',
    { role: 'banner', class: 'side-nav' },
    h('a', { href: '/home', class: 'nav-link logo', 'aria-label': 'X' }, icon('logo')),
    h(
      'nav',
      { role: 'navigation' },
      link('AppTabBar_Home_Link', '/home', label('home'), 'home'),
      link('AppTabBar_Explore_Link', '/explore', label('explore'), 'search'),
      link('AppTabBar_Notifications_Link', '/notifications', label('notifications'), 'bell'),
      link('AppTabBar_DirectMessage_Link', '/i/chat', label('chat'), 'mail'),
      account && link('AppTabBar_Profile_Link', `/${account.handle}`, label('profile'), 'person'),
      link('settings', '/settings', label('settings'), 'gear'),
    ),
    h('button', { testid: 'SideNav_NewTweet_Button', class: 'post' }, h('span', {}, label('post'))),
    account &&
      h(
        'div',
        { testid: 'SideNav_AccountSwitcher_Button', class: 'account' },
        avatar(account, 40),
        h(
          'div',
          { class: 'account-names' },
          h('b', { dir: 'auto' }, account.name),
          h('span', { class: 'quiet', dir: 'ltr' }, `@${account.handle}`),
        ),
      ),
  );
  const main = h('main', { role: 'main' }, h('div', { class: 'columns' }, column, side));
  const element = h('div', { class: 'shell' }, navigation, main);
  return { element, column, showChat: (isChat) => element.classList.toggle('with-chat', isChat) };
}
