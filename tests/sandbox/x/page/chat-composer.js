import { after, h, icon } from './dom.js';
import { label } from './labels.js';
import { onChange, say, sendMessage, state } from './state.js';

const NATIVE = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
const RERENDER_MS = 500;
const SAVE_DRAFT_MS = 300;

/**
 * The message field, controlled as React controls one: its text is the state's, a value set from outside without an
 * `input` event is taken back at the next render, and an `input` event after a set through the instance's own setter
 * is ignored, because React's tracker already knows that value.
 */
export function composer(conversation) {
  const life = new AbortController();
  let text = '';
  let tracked = '';
  let saving;
  const area = h('textarea', {
    testid: 'dm-composer-textarea',
    rows: '1',
    placeholder: label('placeholder'),
    'aria-label': label('placeholder'),
    dir: 'auto',
    class: 'composer-text',
  });
  Object.defineProperty(area, 'value', {
    configurable: true,
    get: () => NATIVE.get.call(area),
    set(value) {
      tracked = String(value);
      NATIVE.set.call(area, value);
    },
  });
  const slot = h('div', { class: 'composer-slot' });
  // A form that does nothing on submit: X sends from its own key and click handlers.
  const form = h(
    'form',
    { testid: 'dm-composer-form', class: 'composer-form', onsubmit: (event) => event.preventDefault() },
    h('button', { type: 'button', class: 'round', 'aria-label': label('media') }, icon('image')),
    area,
    slot,
  );
  const element = h('div', { testid: 'dm-composer-container', class: 'composer' }, form);

  function render() {
    if (NATIVE.get.call(area) !== text) area.value = text;
    const name = text.trim() === '' ? 'dm-composer-voice-button' : 'dm-composer-send-button';
    if (slot.dataset.shows === name) return;
    slot.dataset.shows = name;
    const isSend = name === 'dm-composer-send-button';
    const button = h(
      'button',
      {
        type: 'button',
        testid: name,
        class: `round ${isSend ? 'send' : ''}`,
        'aria-label': label(isSend ? 'send' : 'voice'),
      },
      icon(isSend ? 'send' : 'mic'),
    );
    if (isSend) button.addEventListener('click', send);
    slot.replaceChildren(button);
  }

  function setText(next) {
    text = next;
    render();
    clearTimeout(saving);
    saving = setTimeout(saveDraft, SAVE_DRAFT_MS);
  }

  function saveDraft() {
    state.drafts[conversation.id] = text;
    say({ type: 'draft', conversation: conversation.id, text });
  }

  function send() {
    const body = text.trim();
    if (body === '') return;
    setText('');
    clearTimeout(saving);
    saveDraft();
    sendMessage(conversation, body);
  }

  area.addEventListener('input', () => {
    const value = NATIVE.get.call(area);
    if (value === tracked) return;
    tracked = value;
    setText(value);
  });
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    // The picker for people and emoji takes Enter for itself.
    if (/(?:^|\s)(?:@\w*|:)$/u.test(text)) return;
    send();
  });
  area.addEventListener('focus', render);
  area.addEventListener('blur', render);
  onChange(render, life.signal);
  const ticking = setInterval(render, RERENDER_MS);
  const saved = state.drafts[conversation.id] ?? '';
  const restoring = after(state.settings.draftMs, () => {
    if (saved === '') return;
    text = saved;
    render();
  });
  life.signal.addEventListener('abort', () => [clearInterval(ticking), clearTimeout(restoring)]);
  render();
  return {
    element,
    destroy() {
      if (saving !== undefined && state.drafts[conversation.id] !== text) saveDraft();
      clearTimeout(saving);
      life.abort();
    },
  };
}
