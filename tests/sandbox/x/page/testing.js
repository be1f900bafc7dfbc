import { runFeed } from './feed.js';
import { navigate, seen } from './router.js';
import { changed, onChange, putMessage, state } from './state.js';

const ROWS_A_FRAME = 12;

/** `window.__sandbox`: what a test can make this page do. The server can call the same functions by name. */
export function exposeForTests({ mount, chat }) {
  const acts = {
    state,
    seen,
    navigate,
    wipeRoot: (backAfterMs) => chat()?.wipe(backAfterMs),
    replaceHost: () => chat()?.replaceHost(),
    rerenderHeader: () => chat()?.rerenderHeader(),
    /** The chat's root, also when it is closed to others. */
    root: () => chat()?.root(),
    replaceHtml,
    /** Scrolls `count` made-up rows through the list and back; resolves when the list is quiet again. */
    churnRows,
    /** So many made-up rows more, which stay. */
    growConversation,
    /** From the newest message of the open conversation to the oldest; resolves when it is there. */
    scrollThrough,
    /** So many posts more of the home timeline, read one after the other. */
    runFeed,
    /** A message that exists in this page only. */
    postAs: (from, conversation, text, id = crypto.randomUUID()) => {
      putMessage({ id, conversation, from, text, status: 'delivered' });
      changed('message');
      return id;
    },
    editMessage: (id, text) => {
      for (const one of state.conversations.values()) {
        const message = one.messages.find((candidate) => candidate.id === id);
        if (message) message.text = text;
      }
      changed('message');
    },
  };

  /** X replaces the whole document element when it hydrates; observers on the old one see nothing any more. */
  function replaceHtml() {
    const old = document.documentElement;
    const next = old.cloneNode(false);
    next.append(...old.childNodes);
    document.replaceChild(next, old);
    mount();
  }

  const openConversation = () => {
    const id = location.pathname.split('/').find((part) => state.conversations.has(part));
    return state.conversations.get(id);
  };

  function growConversation(count) {
    const conversation = openConversation();
    const from = conversation.members.find((member) => member !== state.me) ?? state.me;
    for (let index = 0; index < count; index += 1) {
      conversation.messages.push({
        id: crypto.randomUUID(),
        conversation: conversation.id,
        from: index % 3 ? from : state.me,
        text: `Row ${index}`,
        status: 'delivered',
      });
    }
    changed('message');
  }

  async function scrollThrough() {
    const scroller = chat().scroller();
    const steps = Math.ceil(openConversation().messages.length / ROWS_A_FRAME);
    for (let step = 0; step <= steps; step += 1) {
      scroller.scrollTop = scroller.scrollHeight * (1 - step / steps);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  async function churnRows(count = 1000) {
    const conversation = openConversation();
    if (!conversation || !chat()?.scroller()) return 0;
    const kept = [...conversation.messages];
    growConversation(count);
    await scrollThrough();
    conversation.messages.splice(0, Infinity, ...kept);
    changed('message');
    return count;
  }

  window.__sandbox = acts;
  onChange((kind, event) => kind === 'act' && acts[event.name]?.(...event.args));
  if (state.settings.replaceHtmlMs > 0) setTimeout(replaceHtml, state.settings.replaceHtmlMs);
}
