import { rootOf } from './shadow-root.ts';

/**
 * Everything that is known about X's markup, and nowhere else. X renames things without notice, so each hook has a
 * second way by role, address or structure, and reports how it fared (`report.ts`). No hashed class names.
 * `expected` is how many there should be, if not one. Last known good: 2026-11, unless a line says otherwise.
 */
export type Hook = {
  readonly name: string;
  readonly first: string;
  readonly second?: (scope: ParentNode) => readonly Element[];
  readonly expected?: string;
};

/** What X's own tests find any of these by. The note tells the bundler that what a script does not use can go. */
// @__NO_SIDE_EFFECTS__
const testId = (...ids: readonly string[]): string => ids.map((id) => `[data-testid="${id}"]`).join();
// @__NO_SIDE_EFFECTS__
const either = (...selectors: readonly string[]): string => selectors.join();
const all = (scope: ParentNode, selector: string): readonly Element[] => [
  ...scope.querySelectorAll(selector),
];
const outsideLists = (element: Element): boolean =>
  !element.closest('[role=log], [role=listbox], [role=option], [data-index], form');

/** What is in every chat, whatever its host is called. */
const CHAT = '[data-xchat-root], [data-testid="dm-container"]';
/** The page has few elements around a chat in a shadow root, and looking into each costs. */
const MAX_HOSTS = 80;

/** Hosts by content: in the light DOM (chat.x.com; x.com until 2026-08), or in any shadow root of the place. */
const chatsIn = (place: Element | null): readonly Element[] => {
  const light = place?.querySelector(CHAT)?.parentElement;
  if (light || !place) return light ? [light] : [];
  return all(place, 'div')
    .slice(0, MAX_HOSTS)
    .filter((element) => rootOf(element)?.querySelector(CHAT));
};

/** The host of the chat on its own pages; its shadow root holds everything else. */
export const ROUTE_HOST: Hook = {
  name: 'chat-host',
  first: testId('xchatEmbedRoute'),
  second: () => chatsIn(document.querySelector(PAGE_COLUMN) ?? document.body),
};

/** The host of the small chat on other pages. */
export const DRAWER_HOST: Hook = {
  name: 'drawer-host',
  first: testId('xchatEmbedDrawer'),
  second: () => chatsIn(document.querySelector(testId('chat-drawer-root'))),
  expected: '0 or 1',
};

/** What comes between a chat's host and what we look for, each in its own time. */
export const STEPS = either(
  CHAT,
  testId('dm-conversation-content', 'dm-composer-container', 'dm-composer-form'),
);

/** The pane with one conversation: header, messages, composer. */
export const PANEL: Hook = {
  name: 'panel',
  first: testId('dm-conversation-panel'),
  second: (scope) => all(scope, `:has(> ${testId('dm-conversation-header')})`),
};

/** The row over the messages: picture, name, X's own buttons. */
export const HEADER: Hook = {
  name: 'header',
  first: testId('dm-conversation-header'),
  second: (scope) => {
    const start = all(scope, `${testId('dm-conversation-more-button')}, a[href] img[alt]`).find(outsideLists);
    const header = start?.closest(':has(a[href] img[alt]):has(button)');
    return header && outsideLists(header) && !header.querySelector('[role=log], form') ? [header] : [];
  },
};

/** X's menu button in the header. Our buttons stand before it. */
export const MORE_BUTTON: Hook = {
  name: 'more-button',
  first: testId('dm-conversation-more-button'),
  second: (header) => {
    const menus = all(header, 'button[aria-haspopup]');
    return (menus.length > 0 ? menus : all(header, 'button')).slice(-1);
  },
};

/** Display name in the header; the verified badge may be inside. */
export const HEADER_NAME: Hook = {
  name: 'header-name',
  first: testId('dm-conversation-username'),
  second: (header) => all(header, '[dir="auto"]').slice(0, 1),
};

/** Links around the picture in the header: one in a 1:1, several or none in a group; it comes late. */
export const HEADER_LINK: Hook = { name: 'header-link', first: 'a[href]' };

/** Badge of any kind; chat and the rest of X name it differently. */
export const VERIFIED = either('svg[data-icon="icon-verified"]', testId('icon-verified'));

/** The inbox row of the open conversation. Not rendered in narrow layouts and when scrolled away. */
export const SELECTED_ROW: Hook = {
  name: 'selected-row',
  first: '[data-testid^="dm-conversation-item-"][data-selected="true"]',
  second: (scope) =>
    // Pickers and filters have selected options too; theirs lead to no conversation.
    all(scope, '[role="option"][href*="/i/chat/"]').flatMap((option) =>
      option.matches('[aria-selected="true"], [data-selected="true"] > *')
        ? (option.closest('[data-testid], [data-index]') ?? [])
        : [],
    ),
  expected: '0 or 1',
};

/** Around the inbox rows. What is between it and a row may be made anew with that row. */
export const INBOX = either('[role=listbox]', testId('dm-conversation-scroller', 'dm-inbox-panel'));

/** A message request asks to be accepted here. X shows no composer then. */
export const REQUEST_PROMPT: Hook = {
  name: 'request-prompt',
  first: testId('dm-message-request-prompt', 'dm-message-request-accept-button'),
  expected: '0',
};

/** A prompt in one of these is about what stands in it. */
export const ELSEWHERE = testId('dm-conversation-panel', 'dm-inbox-panel');

/** X asks for the passcode before it shows a conversation. */
export const PASSCODE: Hook = {
  name: 'passcode',
  first: testId('pin-code-input-container'),
  expected: '0',
};

/** Stands in the place of a conversation when none is open or it is gone. */
export const EMPTY_STATE: Hook = {
  name: 'empty-state',
  first: testId('dm-empty-conversation-state'),
  expected: '0',
};

/** Grey placeholders while a conversation loads (2026-11, one observer). */
export const SKELETON = '.animate-pulse';

/** Around the composer, before it is there itself. */
export const COMPOSER_PLACE = either('form', testId('dm-composer-container'));

/** Where one writes, or will: X's box, one of another kind, or what stands for it until it comes. */
export const WRITING = either('textarea', '[contenteditable]', '[role=textbox]', SKELETON);

/** Of any text box in its place: others, for a search or for a message that is edited, are nearer to what they are about. */
export const COMPOSER: Hook = {
  name: 'composer',
  first: 'textarea[data-testid="dm-composer-textarea"]',
  second: (panel) =>
    all(panel, 'textarea')
      .filter(
        (one) => one.closest(COMPOSER_PLACE) && !one.closest('[role=log], [data-dm-item-key], [role=search]'),
      )
      .slice(-1),
};

/** The messages; rows are virtual and their parent's children change all the time. */
export const MESSAGE_LIST: Hook = {
  name: 'message-list',
  first: testId('dm-message-scroller'),
  second: (panel) => all(panel, '[role="log"]'),
};

/** The part of a message's row that stands on its author's side. */
export const MESSAGE: Hook = {
  name: 'message',
  first: '[data-dm-message-row]',
  // Parts of a message are named like this, too.
  second: (list) => all(list, '[data-testid^="message-"]:not([data-testid^="message-"] *)'),
  expected: '0 or more',
};
/** Around it. */
export const MESSAGE_ROW = '[data-dm-item-key]';
export const MESSAGE_TEXT = '[data-testid^="message-text-"]';
export const messageText = (id: string): string => testId(`message-text-${CSS.escape(id)}`);

/** X's message button on a profile; missing for people who take no messages from me. */
export const PROFILE_MESSAGE: Hook = {
  name: 'profile-message',
  first: testId('sendDMFromProfile'),
  expected: '0 or 1',
};

/** Name and handle block on a profile and in lists. */
export const USER_NAME = testId('UserName');
export const USER_CELL = testId('UserCell');
/**
 * Buttons whose test id starts with a user id: the only place outside the chat that shows one. `follow`, `unfollow`, and
 * `cancel` while a private account has not answered yet.
 */
export const FOLLOW_BUTTON = '[data-testid$="follow"], [data-testid$="-cancel"]';
export const FOLLOWS_ME = testId('userFollowIndicator');
/** Side navigation; absent below 500 px. */
export const MY_PROFILE_LINK = 'a[data-testid="AppTabBar_Profile_Link"]';
/** Where the drawer opens. */
export const DRAWER_PLACE = testId('chat-drawer-root', 'chat-drawer-main');
/** Of these one is visible while the drawer is open. */
export const OPEN_DRAWER = testId('chat-drawer-root', 'xchatEmbedDrawer');
/** The column with a page's own content. */
export const LIST_COLUMN = testId('primaryColumn');
/** That column or what is around it. */
export const PAGE_COLUMN = either(testId('primaryColumn'), 'main[role="main"]');
