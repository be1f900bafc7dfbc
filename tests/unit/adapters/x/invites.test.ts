// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInviteReader, type InviteReader } from '../../../../utils/adapters/x/invites.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { Partner } from '../../../../utils/core/people/seen.ts';

const person = (id: string, handle: string): Partner => ({ id: id as UserId, handle: handle as Handle });
const bob = person('12', 'bob');
const carol = person('13', 'carol');
const LONG_MS = 10_000;

let life: AbortController;
let found: string[];
/** What the background says of an invite. */
let answer: boolean | undefined;
let last: string[];
let reader: InviteReader;
let messages: Element;
let rows = 0;

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  found = [];
  answer = true;
  last = [];
  reader = createInviteReader(
    async ({ handle }, token) => {
      found.push(`${handle} ${token}`);
      return answer;
    },
    ({ handle }, author) => void last.push(`${handle} ${author}`),
    () => true,
    life.signal,
  );
  messages = document.createElement('div');
  document.body.replaceChildren(messages);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

/** A sound row of the partner's. */
const post = (text: string): Element => {
  const id = `row-${(rows += 1)}`;
  const row = document.createElement('div');
  row.setAttribute('data-dm-item-key', id);
  row.innerHTML = `
    <div data-dm-message-row="${id}" data-testid="message-${id}" class="justify-start" style="justify-content: flex-start">
      <div data-testid="message-text-${id}"><span></span></div>
    </div>`;
  const span = row.querySelector('span') as Element;
  span.textContent = text;
  messages.append(row);
  return span;
};
/** A sent row of mine. */
const write = (text: string): void => {
  const body = post(text).closest<HTMLElement>('.justify-start');
  body?.setAttribute('data-send-status', 'sent');
  body?.classList.replace('justify-start', 'justify-end');
  body?.style.setProperty('justify-content', 'flex-end');
};
const follow = (partner: Partner, inbox?: Element, isNamed = true) =>
  reader.follow({ messages, partner, inbox, isNamed });
const pass = () => vi.advanceTimersByTimeAsync(LONG_MS);

describe('reading invites', () => {
  it('tells of each once, whenever its row came', async () => {
    post('first ahoy1:AAA');
    follow(bob);
    await pass();
    post('second ahoy1:BBB');
    post('again ahoy1:AAA');
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA', 'bob ahoy1:BBB']);
  });

  it('leaves those in a drawer to the page that names whose they are', async () => {
    post('ahoy1:AAA');
    follow(bob, undefined, false);
    await pass();
    expect(found).toEqual([]);
    expect(last).toEqual(['bob them']);
    const copy = messages.cloneNode(true) as Element;
    messages.replaceWith(copy);
    messages = copy;
    follow(bob);
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA']);
  });

  it.each([
    ['was refused for now', false],
    ['nobody answered about', undefined],
  ])('tells again, ever more rarely, of one that %s, until it is settled', async (_, first) => {
    const inbox = document.body.appendChild(document.createElement('div'));
    answer = first;
    post('ahoy1:AAA');
    follow(bob, inbox);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(found).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    expect(found.length).toBeLessThan(35);
    answer = true;
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    const told = found.length;
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    expect(found).toHaveLength(told);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('tells of the same one from somebody else', async () => {
    post('ahoy1:AAA');
    follow(bob);
    await pass();
    follow(carol);
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA', 'carol ahoy1:AAA']);
  });

  it('finds one in a row that was edited, or filled late', async () => {
    const edited = post('see you');
    const late = post('');
    follow(bob);
    await pass();
    edited.textContent = 'see you now ahoy1:AAA';
    await pass();
    late.append('ahoy1:BBB');
    await pass();
    (edited.firstChild as Text).data = 'or later ahoy1:CCC';
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA', 'bob ahoy1:BBB', 'bob ahoy1:CCC']);
  });

  it('reads a reply apart from what it quotes', async () => {
    const quote = '<div data-testid="message-text-other"><span dir="auto">ahoy1:OLD</span></div>';
    post('ahoy1:AAA').closest('[data-testid]')?.insertAdjacentHTML('beforebegin', quote);
    follow(bob);
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA']);
  });

  it.each<[string, (row: Element) => void]>([
    ['items', (row) => row.removeAttribute('data-dm-item-key')],
    ['rows', (row) => row.firstElementChild?.removeAttribute('data-dm-message-row')],
    ['texts', (row) => row.querySelector('[data-testid^="message-text"]')?.removeAttribute('data-testid')],
  ])('reads them also once X names %s otherwise', async (_, rename) => {
    const row = post('ahoy1:AAA').closest('[data-dm-item-key]');
    if (row) rename(row);
    follow(bob);
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA']);
  });

  it('reads no text that belongs to another row', async () => {
    post('ahoy1:AAA').closest('[data-testid]')?.setAttribute('data-testid', 'message-text-other');
    follow(bob);
    await pass();
    expect(found).toEqual([]);
  });

  it('tells who wrote last when that changes, and only at the end of the list', async () => {
    write('hello');
    follow(bob);
    await pass();
    post('hello to you');
    await pass();
    post('are you there?');
    await pass();
    expect(last).toEqual(['bob me', 'bob them']);
    Object.defineProperty(messages, 'scrollHeight', { value: 5000 });
    write('that was long ago');
    await pass();
    expect(last).toEqual(['bob me', 'bob them']);
  });

  it('looks soon when the inbox tells of something, however it does', async () => {
    const inbox = document.body.appendChild(document.createElement('div'));
    const row = inbox.appendChild(document.createElement('div'));
    post('hello');
    follow(bob, inbox);
    await pass();
    const isSoon = () => vi.advanceTimersByTimeAsync(1500);
    post('ahoy1:AAA');
    row.setAttribute('aria-description', 'Bob, @bob, ahoy1:AAA');
    await isSoon();
    post('ahoy1:BBB');
    row.replaceWith(row.cloneNode());
    await isSoon();
    expect(found).toEqual(['bob ahoy1:AAA', 'bob ahoy1:BBB']);
  });

  it('sleeps while rows come and go, and looks now and then where the inbox tells of nothing', async () => {
    const inbox = document.body.appendChild(document.createElement('div'));
    post('hello');
    follow(bob, inbox);
    await pass();
    const query = vi.spyOn(messages, 'querySelectorAll');
    for (let count = 0; count < 3000; count += 1) post('nothing');
    follow(bob, inbox);
    await vi.advanceTimersByTimeAsync(9000);
    expect(query).not.toHaveBeenCalled();
    post('ahoy1:AAA');
    await vi.advanceTimersByTimeAsync(15_500);
    expect(found).toEqual(['bob ahoy1:AAA']);
  });

  it('takes its time where the rows of the person before may still stand', async () => {
    post('ahoy1:AAA');
    follow(bob);
    await pass();
    follow(carol);
    await vi.advanceTimersByTimeAsync(2000);
    expect(last).toEqual(['bob them']);
    messages.replaceChildren();
    write('hello');
    await pass();
    expect(last).toEqual(['bob them', 'carol me']);
    expect(found).toEqual(['bob ahoy1:AAA']);
  });

  it('stays awake until messages come, and where the inbox has gone', async () => {
    const inbox = document.body.appendChild(document.createElement('div'));
    follow(bob, inbox);
    await pass();
    await pass();
    post('ahoy1:AAA');
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA']);
    inbox.append(document.createElement('div'));
    inbox.remove();
    await pass();
    post('ahoy1:BBB');
    await pass();
    expect(found).toEqual(['bob ahoy1:AAA', 'bob ahoy1:BBB']);
  });

  it('leaves no timer behind', async () => {
    post('ahoy1:AAA');
    follow(bob);
    await pass();
    reader.follow(undefined);
    expect(vi.getTimerCount()).toBe(0);
  });
});
