// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { Route } from '../../../../utils/core/x/route.ts';
import { readChat } from '../../../../utils/adapters/x/chat.ts';

// The fake browser has no closed shadow roots.
vi.mock(import('../../../../utils/adapters/x/shadow-root.ts'), () => ({
  rootOf: (host) => host.shadowRoot ?? undefined,
}));

const ME = '345' as UserId;
const route: Route = { page: 'conversation', conversation: { low: '12' as UserId, high: ME } };
const look = () => readChat('route', { me: ME, myHandle: undefined, route });

const CONVERSATION = `
  <div data-testid="dm-conversation-panel">
    <div data-testid="dm-conversation-header">
      <a href="/bob"></a><div><button data-testid="dm-conversation-more-button"></button></div>
    </div>
    <div data-testid="dm-message-scroller" role="log"></div>
    <textarea data-testid="dm-composer-textarea"></textarea>
  </div>`;
const EMPTY_STATE = '<p data-testid="dm-empty-conversation-state">Nothing here</p>';

let container: Element;
beforeEach(() => {
  document.body.innerHTML =
    '<main><div data-testid="primaryColumn"><div data-testid="xchatEmbedRoute"></div></div></main>';
  const root = document.querySelector('[data-testid="xchatEmbedRoute"]')?.attachShadow({ mode: 'open' });
  container = document.createElement('div');
  root?.append(container);
});

describe('a look at a chat', () => {
  it('finds the person of an accepted conversation', () => {
    container.innerHTML = CONVERSATION;
    expect(look()).toMatchObject({ verdict: { ok: true, value: { id: '12', handle: 'bob' } } });
  });

  it.each([
    ['a passcode is asked for', '<form data-testid="pin-code-input-container"></form>'],
    ['there is no conversation', EMPTY_STATE],
  ])('expects nobody, and asks again when that goes, where %s', (_, content) => {
    container.innerHTML = content;
    const sight = look();
    expect(sight?.verdict).toEqual({ ok: false, error: 'not-here' });
    expect(sight?.isIncomplete).toBe(false);
    expect(sight?.watch.ways).toContain(container.firstElementChild);
  });

  it('expects nobody behind a passcode outside the chat’s root', () => {
    document.querySelector('main > div')?.replaceChildren(container);
    container.innerHTML = '<form data-testid="pin-code-input-container"></form>';
    expect(look()?.verdict).toEqual({ ok: false, error: 'not-here' });
  });

  it('takes a conversation without messages for what it is', () => {
    container.innerHTML = CONVERSATION;
    container.querySelector('[role=log]')?.insertAdjacentHTML('beforeend', EMPTY_STATE);
    expect(look()?.verdict.ok).toBe(true);
  });

  it('expects nobody where the selected row is one of a request, and looks again at what asks', () => {
    container.innerHTML = `${CONVERSATION}<li data-testid="dm-message-request-item-12:345" data-index="0" data-selected="true">
      <a role="option" aria-selected="true" href="/i/chat/requests/12-345"></a></li>`;
    expect(look()?.verdict).toEqual({ ok: false, error: 'not-here' });
    container.innerHTML = CONVERSATION;
    container
      .querySelector('textarea')
      ?.replaceWith(document.createRange().createContextualFragment('<div class="foot">Accept?</div>'));
    container
      .querySelector('.foot')
      ?.insertAdjacentHTML('beforeend', '<p data-testid="dm-message-request-prompt"></p>');
    expect(look()?.verdict).toEqual({ ok: false, error: 'not-here' });
    expect(look()?.watch.ways).toContain(container.querySelector('.foot'));
  });

  it('writes into the composer alone, and only where that takes words', () => {
    container.innerHTML = CONVERSATION;
    const composer = container.querySelector('textarea');
    container.querySelector('[role=log]')?.insertAdjacentHTML('beforeend', '<textarea></textarea>');
    expect(look()?.composer).toBe(composer);
    composer?.setAttribute('disabled', '');
    expect(look()?.composer).toBeUndefined();
    composer?.remove();
    expect(look()?.composer).toBeUndefined();
  });

  it('reads a name as it is seen, and takes no badge beside it for the person', () => {
    container.innerHTML = CONVERSATION;
    container.querySelector('[data-testid=dm-conversation-header]')?.insertAdjacentHTML(
      'beforeend',
      `<span data-testid="dm-conversation-username">Bob <img alt="🌻"> Baker<svg><title>Verified</title></svg>
        <a href="/garden"><img alt="Garden"></a></span>`,
    );
    expect(look()?.verdict).toMatchObject({ ok: true, value: { handle: 'bob', name: 'Bob 🌻 Baker' } });
  });

  it('waits for a conversation that has not come', () => {
    expect(look()?.verdict).toEqual({ ok: false, error: 'incomplete' });
    container.remove();
    expect(look()?.isAwaited).toBe(true);
  });

  const LIST = '[role=log]';
  const COMPOSER = 'textarea';
  it.each([
    ['a header alone, for it may be a request’s', [LIST, COMPOSER], { ok: false, error: 'incomplete' }],
    ['a header and a composer', [LIST], { ok: true }],
    ['a header and messages: the composer comes late', [COMPOSER], { ok: true }],
  ])('takes %s for what it is', (_, missing, verdict) => {
    container.innerHTML = CONVERSATION;
    for (const one of missing) container.querySelector(one)?.remove();
    expect(look()?.verdict).toMatchObject(verdict);
    expect(look()?.isIncomplete).toBe(true);
  });

  it('expects nobody in the inbox, where neither messages nor a composer belong', () => {
    expect(readChat('route', { me: ME, myHandle: undefined, route: { page: 'chat' } })?.verdict).toEqual({
      ok: false,
      error: 'not-here',
    });
  });

  it('listens to the inbox around all rows, not to what is around one', () => {
    container.innerHTML = `<div data-testid="dm-conversation-scroller"><div style="top: 0">
      <div data-testid="dm-conversation-item-12:345" data-selected="true"></div></div></div>${CONVERSATION}`;
    expect(look()?.inbox).toBe(container.firstElementChild);
  });

  const ROW = '<a role="option" href="/i/chat/12-345" aria-selected="true"></a>';
  const OTHER = '<div data-selected="true"><a role="option" href="/i/chat/13-345"></a></div>';
  const CHIP = '<button data-testid="filter" role="option" aria-selected="true">All</button>';
  it.each([
    ['a filter', CHIP, true],
    ['the row of its person', `<div data-index="0">${ROW}</div>`, true],
    ['the row of its person, and a filter', `${CHIP}<div data-index="0">${ROW}</div>`, true],
    ['the row of another', `<div data-index="0">${OTHER}</div>`, false],
  ])('without test ids knows the selected row where %s is selected', (_, inbox, isOk) => {
    container.innerHTML = `<div role="listbox">${inbox}</div>${CONVERSATION}`;
    expect(look()?.verdict.ok).toBe(isOk);
    expect(look()?.inbox !== undefined).toBe(inbox.includes('href'));
  });

  it('waits for a composer whose place is there, with words in it', () => {
    container.innerHTML = CONVERSATION;
    const place = document.createElement('div');
    place.innerHTML = '<div data-testid="dm-composer-container"><button>GIF</button></div>';
    container.querySelector('textarea')?.replaceWith(place);
    expect(look()).toMatchObject({ verdict: { ok: true }, isIncomplete: true });
    expect(look()?.watch.ways).toContain(place.firstElementChild);
    place.innerHTML = '<p>You can no longer write to Bob</p>';
    expect(look()?.verdict).toEqual({ ok: false, error: 'not-here' });
  });

  it('expects nobody where the box is there and nobody may write in it, or only words are in its place', () => {
    container.innerHTML = CONVERSATION;
    const box = container.querySelector('textarea');
    box?.setAttribute('disabled', '');
    expect(look()?.verdict).toEqual({ ok: false, error: 'not-here' });
    box?.removeAttribute('disabled');
    expect(look()?.verdict.ok).toBe(true);
    const place = document.createElement('div');
    place.dataset['testid'] = 'dm-composer-container';
    place.innerHTML = '<p>You can’t message this account.</p><button>Learn more</button>';
    box?.replaceWith(place);
    expect(look()?.verdict).toEqual({ ok: false, error: 'not-here' });
    for (const coming of ['<div class="animate-pulse">…</div>', '<div contenteditable>Write</div>']) {
      place.innerHTML = coming;
      expect(look()?.verdict.ok).toBe(true);
    }
  });

  it('is not held up by an old host that X hid beside the one that is seen', () => {
    container.innerHTML = CONVERSATION;
    const old = document.querySelector<HTMLElement>('[data-testid="xchatEmbedRoute"]');
    const next = document.createElement('div');
    next.dataset['testid'] = 'xchatEmbedRoute';
    old?.after(next);
    Object.assign(old ?? {}, { checkVisibility: () => false });
    next.checkVisibility = () => true;
    expect(look()).toMatchObject({ isAwaited: true, anchor: undefined });
    next.attachShadow({ mode: 'open' }).append(container);
    expect(look()?.verdict.ok).toBe(true);
  });

  it('is woken by what comes into a chat that has no pane', () => {
    container.innerHTML = '<div data-xchat-root="route"><div data-testid="dm-container"></div></div>';
    const step = container.querySelector('[data-xchat-root]');
    expect(look()?.watch.ways).toEqual(expect.arrayContaining([step, step?.firstElementChild]));
  });

  const PROMPT = '<button data-testid="dm-message-request-accept-button"></button>';
  const CAROLS = CONVERSATION.replace('/bob', '/carol').replace('<textarea', `${PROMPT}<textarea`);
  it.each([
    ['an older one on its way out', `<div>${CAROLS}</div><div>${CONVERSATION}</div>`],
    ['one that is hidden', `<div>${CONVERSATION}</div><div hidden>${CAROLS}</div>`],
  ])('reads the conversation that is seen, and not %s', (_, panes) => {
    Element.prototype.checkVisibility = function (this: Element) {
      return this.closest('[hidden]') === null;
    };
    container.innerHTML = panes;
    expect(look()).toMatchObject({ verdict: { ok: true, value: { handle: 'bob' } } });
    expect(look()?.composer).toBe(
      [...container.children].find((pane) => pane.querySelector('a[href="/bob"]'))?.querySelector('textarea'),
    );
  });

  it.each([
    ['in its pane', PROMPT, '', '', 'not-here'],
    ['beside its pane', '', PROMPT, '', 'not-here'],
    ['in the inbox', '', '', PROMPT, undefined],
  ])('takes a conversation for a request by a prompt %s', (_, inside, beside, inInbox, error) => {
    const pane = CONVERSATION.replace('<textarea', `${inside}<textarea`);
    container.innerHTML = `<div data-testid="dm-inbox-panel">${inInbox}</div>${pane}${beside}`;
    expect(look()?.verdict).toMatchObject(error ? { ok: false, error } : { ok: true });
  });

  it('says which person the header shows only when it is one', () => {
    container.innerHTML = CONVERSATION;
    expect(look()?.look.shown).toBe('bob');
    container.querySelector('a')?.insertAdjacentHTML('afterend', '<a href="/carol"></a>');
    expect(look()?.look.shown).toBeUndefined();
  });
});
