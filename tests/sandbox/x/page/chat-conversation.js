import { composer } from './chat-composer.js';
import { conversationHeader } from './chat-header.js';
import { messageList, notice } from './chat-list.js';
import { after, avatar, h, icon } from './dom.js';
import { label } from './labels.js';
import { isAccepted, others, partner, say, state, titleOf } from './state.js';

/** The right-hand pane: a conversation, a request, an info page, a page of its own, or an invitation to choose one. */
export function conversationPanel(place, open) {
  if (place.pane === 'sub')
    return still(
      h(
        'div',
        { class: 'panel plain-pane' },
        h('h2', {}, label(place.name === 'new' ? 'newChat' : 'settings')),
      ),
    );
  if (place.pane === 'info') return infoPanel(place, open);
  if (place.conversation === undefined) {
    return still(
      h(
        'div',
        { class: 'panel empty-pane' },
        h(
          'div',
          { testid: 'dm-empty-conversation-state', class: 'empty' },
          h('h2', {}, label('pick')),
          h('p', { class: 'quiet' }, label('pickText')),
          h('button', { class: 'pill', onclick: () => open('new') }, label('newChat')),
        ),
      ),
    );
  }
  return talkPanel(place, open);
}

const still = (element) => ({ element, update() {}, destroy() {} });

function talkPanel(place, open) {
  const conversation = state.conversations.get(place.conversation);
  const header = conversationHeader(
    place,
    () => open(conversation.id, 'info'),
    () => open(null),
  );
  const list = messageList(conversation);
  const content = h('div', { testid: 'dm-conversation-content', class: 'content' });
  const element = h('div', { testid: 'dm-conversation-panel', class: 'panel' }, content, header.element);
  const timers = [];
  let writing;

  function fill() {
    content.replaceChildren(list.element);
    list.element.querySelector('.message-scroller').prepend(notice(label('today')));
    list.update();
    if (place.pane === 'request' || !isAccepted(conversation))
      return void content.append(requestPrompt(conversation, open));
    if (state.settings.readOnly) return void content.append(h('div', { class: 'banner' }, label('readOnly')));
    timers.push(
      after(state.settings.composerMs, () => {
        writing = composer(conversation);
        content.append(writing.element);
      }),
    );
  }

  if (state.settings.skeletonMs > 0)
    content.append(...Array.from({ length: 5 }, () => h('div', { class: 'animate-pulse' })));
  timers.push(after(state.settings.skeletonMs, fill));
  // Heights are unknown until the panel is in the document.
  requestAnimationFrame(() => list.update());
  return {
    element,
    update: () => list.update(),
    rerenderHeader: () => header.rerender(),
    destroy() {
      timers.forEach(clearTimeout);
      writing?.destroy();
      header.destroy();
      list.destroy();
    },
  };
}

function requestPrompt(conversation, open) {
  return h(
    'div',
    { testid: 'dm-message-request-prompt', class: 'prompt' },
    h('p', {}, `${titleOf(conversation)} ${label('wants')}`),
    h(
      'button',
      {
        testid: 'dm-message-request-accept-button',
        class: 'pill',
        onclick() {
          conversation.accepted.push(state.me);
          say({ type: 'accept', conversation: conversation.id });
          open(conversation.id);
        },
      },
      label('accept'),
    ),
    h('button', { class: 'pill quiet-pill', onclick: () => open(null) }, label('decline')),
  );
}

function infoPanel(place, open) {
  const conversation = state.conversations.get(place.conversation);
  const people = conversation.id.startsWith('g') ? others(conversation) : [partner(conversation)];
  return still(
    h(
      'div',
      { class: 'panel plain-pane', testid: 'dm-conversation-info' },
      h(
        'div',
        { class: 'inbox-header' },
        h(
          'button',
          { class: 'round', 'aria-label': label('back'), onclick: () => open(conversation.id) },
          icon('back'),
        ),
        h('h2', {}, label('info')),
      ),
      ...people.map((one) =>
        h(
          'a',
          { href: `/${one.handle}`, class: 'info-row' },
          avatar(one, 48),
          h('span', {}, one.name),
          h('span', { class: 'quiet' }, `@${one.handle}`),
        ),
      ),
    ),
  );
}
