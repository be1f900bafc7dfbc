import { avatar, h } from './dom.js';
import { isGroup, person, state } from './state.js';

const GUESSED_HEIGHT = 44;
const OVERSCAN_PX = 600;
let extra = 0;

/**
 * The messages of a conversation. Only those near the visible part are in the DOM, between two empty blocks that stand
 * for the rest. A row is made anew when its message changes.
 */
export function messageList(conversation) {
  const top = h('div', { class: 'spacer' });
  const bottom = h('div', { class: 'spacer' });
  const scroller = h(
    'div',
    { testid: 'dm-message-scroller', class: 'message-scroller', role: 'log', onscroll: () => draw() },
    top,
    bottom,
  );
  const element = h(
    'div',
    { testid: 'dm-message-list-container', class: 'list-container' },
    h('div', { testid: 'dm-message-list', class: 'list' }, scroller),
  );
  const rows = new Map();
  const heights = new Map();
  const resized = new ResizeObserver(() => stickToEnd());
  let atEnd = true;
  resized.observe(scroller);

  const height = (message) => heights.get(message.id) ?? GUESSED_HEIGHT;

  function draw() {
    const { messages } = conversation;
    const from = scroller.scrollTop - OVERSCAN_PX;
    const to = scroller.scrollTop + (scroller.clientHeight || 800) + OVERSCAN_PX;
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    const wanted = [];
    let [y, above, below] = [0, 0, 0];
    for (const message of messages) {
      const size = height(message);
      if (y + size < from) above += size;
      else if (y > to) below += size;
      else wanted.push(message);
      y += size;
    }
    top.style.height = `${above}px`;
    bottom.style.height = `${below}px`;
    const ids = new Set(wanted.map((message) => message.id));
    for (const [id, gone] of rows) {
      if (ids.has(id)) continue;
      rows.delete(id);
      gone.remove();
    }
    let last = top;
    for (const message of wanted) {
      const mark = `${message.text}\n${message.status}`;
      let row = rows.get(message.id);
      if (row?.mark !== mark) {
        const fresh = Object.assign(messageRow(conversation, message), { mark });
        row?.replaceWith(fresh);
        row = fresh;
        rows.set(message.id, row);
      }
      if (last.nextSibling !== row) last.after(row);
      last = row;
    }
    for (const message of wanted) {
      const measured = rows.get(message.id).offsetHeight;
      if (measured > 0) heights.set(message.id, measured);
    }
  }

  const stickToEnd = () => {
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
  };

  return {
    element,
    update() {
      const wasAtEnd = atEnd;
      draw();
      if (!wasAtEnd) return;
      scroller.scrollTop = scroller.scrollHeight;
      draw();
    },
    destroy: () => resized.disconnect(),
  };
}

/** One row as X's: three names that carry the same id, alignment by class, a status on mine only. */
function messageRow(conversation, message) {
  const mine = message.from === state.me;
  const sender = person(message.from);
  const { id } = message;
  return h(
    'div',
    { 'data-dm-item-key': id, class: 'item' },
    h(
      'div',
      {
        'data-dm-message-row': id,
        testid: `message-${id}`,
        'data-send-status': mine ? message.status : undefined,
        class: `message ${mine ? 'justify-end' : 'justify-start'}`,
      },
      isGroup(conversation) &&
        !mine &&
        h('a', { href: `https://x.com/${sender.handle}`, class: 'face' }, avatar(sender, 28)),
      h(
        'div',
        { 'data-dm-message-focus-target': '', tabindex: '-1', class: 'bubble' },
        h(
          'div',
          { testid: `message-text-${id}`, class: 'message-text' },
          h('span', { dir: 'auto' }, ...linked(message.text)),
        ),
      ),
      mine && message.status === 'failed' && h('span', { class: 'failed' }, '!'),
    ),
  );
}

/** Links stay the text that was written, inside an anchor. */
function linked(text) {
  return text
    .split(/(https?:\/\/\S+)/u)
    .map((part, index) =>
      index % 2 === 0 ? part : h('a', { href: part, target: '_blank', rel: 'noopener' }, part),
    );
}

/** Rows that hold no message: X puts dates and notices between the messages, centred. */
export const notice = (text) =>
  h('div', { class: 'notice', 'data-dm-item-key': `notice-${(extra += 1)}` }, text);
