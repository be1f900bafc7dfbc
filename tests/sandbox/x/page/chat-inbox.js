import { avatar, h, icon } from './dom.js';
import { label } from './labels.js';
import { isGroup, others, partner, state, talks, titleOf } from './state.js';

const ROW_HEIGHT = 72;
const OVERSCAN = 4;

/** The list of conversations. Only rows near the visible part exist, each at an inline `top`. */
export function inboxPanel(key, open) {
  const isRequests = key === 'requests';
  const list = h('div', { class: 'rows', role: 'listbox' });
  const scroller = h(
    'div',
    { testid: 'dm-conversation-scroller', class: 'inbox-scroller', onscroll: () => update() },
    list,
  );
  const element = h(
    'div',
    { testid: 'dm-inbox-panel', class: 'inbox' },
    h(
      'div',
      { testid: 'dm-inbox-header', class: 'inbox-header' },
      isRequests &&
        h('button', { class: 'round', 'aria-label': label('back'), onclick: () => open(null) }, icon('back')),
      h('h2', {}, isRequests ? label('requests') : label('chat')),
      h(
        'button',
        {
          testid: 'dm-new-chat-button',
          class: 'round',
          'aria-label': label('newChat'),
          onclick: () => open('new'),
        },
        icon('compose'),
      ),
    ),
    !isRequests &&
      h('input', { class: 'search', placeholder: label('search'), 'aria-label': label('search') }),
    !isRequests &&
      talks(false).length > 0 &&
      h('a', { class: 'requests-link', href: '/i/chat/requests' }, label('requests')),
    scroller,
  );
  const rows = new Map();
  let selected;

  function update() {
    const all = talks(!isRequests);
    list.style.height = `${all.length * ROW_HEIGHT}px`;
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - OVERSCAN);
    const last = Math.ceil((scroller.scrollTop + (scroller.clientHeight || 800)) / ROW_HEIGHT) + OVERSCAN;
    const wanted = new Map(
      all
        .slice(first, last)
        .map((conversation, index) => [conversation.id, { conversation, index: first + index }]),
    );
    for (const [id, gone] of rows) {
      if (wanted.has(id)) continue;
      rows.delete(id);
      gone.remove();
    }
    for (const [id, { conversation, index }] of wanted) {
      const mark = `${index} ${conversation.messages.length} ${conversation.messages.at(-1)?.text} ${id === selected}`;
      if (rows.get(id)?.mark === mark) continue;
      const fresh = row(conversation, index, id === selected);
      fresh.mark = mark;
      if (rows.has(id)) rows.get(id).replaceWith(fresh);
      else list.append(fresh);
      rows.set(id, fresh);
    }
  }

  function row(conversation, index, isSelected) {
    const testId = conversation.id.replace('-', ':');
    const last = conversation.messages.at(-1)?.text ?? '';
    const who = isGroup(conversation) ? others(conversation)[0] : partner(conversation);
    const handle = isGroup(conversation) ? '' : `@${who.handle}, `;
    const path = `/i/chat/${isRequests ? 'requests/' : ''}${conversation.id}`;
    return h(
      'div',
      {
        testid: `${isRequests ? 'dm-message-request-item-' : 'dm-conversation-item-'}${testId}`,
        class: 'inbox-row',
        style: `top: ${index * ROW_HEIGHT}px`,
        'data-index': String(index),
        'data-selected': isSelected ? 'true' : undefined,
        'aria-description': state.settings.noRowDescription
          ? undefined
          : `${titleOf(conversation)}, ${handle}${last}, ${label('now')}`,
      },
      h(
        'a',
        {
          role: 'option',
          href: path,
          'aria-selected': String(isSelected),
          onclick: (event) => (event.preventDefault(), open(conversation.id)),
        },
        avatar(who, 48),
        h(
          'div',
          { class: 'row-text' },
          h(
            'div',
            { class: 'row-top' },
            h('span', { class: 'row-name', dir: 'auto' }, titleOf(conversation)),
            h('span', { class: 'quiet' }, `· ${label('now')}`),
          ),
          h('div', { class: 'quiet row-last', dir: 'auto' }, last),
        ),
      ),
    );
  }

  update();
  if (talks(true).length === 0 && !isRequests)
    scroller.append(h('div', { testid: 'dm-empty-inbox', class: 'empty' }, label('empty')));
  // Not laid out yet: the visible height is known in the next frame.
  requestAnimationFrame(update);
  return {
    key,
    element,
    update,
    select(id) {
      if (id === selected) return;
      selected = id;
      update();
    },
    destroy: () => rows.clear(),
  };
}
