// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LookForCalls, Said, XPage } from '../../../../utils/adapters/x/page.ts';
import { watchX } from '../../../../utils/adapters/x/watch-x.ts';

// No channel of jsdom's window takes ports.
vi.mock(import('../../../../utils/adapters/x/people-port.ts'), () => ({ watchPeople: () => {} }));

const CHAT = '/i/chat/12-345';
const SAID: Said = { 'x.group': 'Ahoy' };

let life: AbortController;
let asked: number;
/** How often the account was told of, and whether anybody heard it. */
let introduced: number;
let isHeard: boolean;
const look = vi.fn<LookForCalls['look']>(() => []);
let isTorn = false;
const calls = vi.fn((_page: XPage, _said: Said): LookForCalls => ({ look, isTorn: () => isTorn }));
/** What comes of asking for the calls. */
let background: () => Promise<unknown>;

const bring = async (): Promise<unknown> => {
  globalThis.ahoyCalls = calls;
  return { ok: true, value: SAID };
};
const visit = (path: string): void => {
  history.pushState(null, '', path);
  watchX(() => life.abort(), life.signal);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  life = new AbortController();
  asked = introduced = 0;
  isHeard = true;
  isTorn = false;
  background = bring;
  document.cookie = 'twid=u%3D345; Path=/';
  document.body.innerHTML = '<div data-testid="chat-drawer-root"></div>';
  Element.prototype.checkVisibility = () => false;
  Reflect.set(browser.runtime, 'sendMessage', async ({ type }: { type: string }) => {
    if (type === 'account-seen') {
      introduced += 1;
      return isHeard ? { ok: true, value: { state: 'ready' } } : { ok: false };
    }
    if (type !== 'calls-wanted') return { ok: true };
    asked += 1;
    return background();
  });
});
afterEach(() => {
  life.abort();
  globalThis.ahoyCalls = undefined;
  vi.useRealTimers();
});

describe('the script in every tab of X', () => {
  it.each([CHAT, '/i/chat', '/messages', '/bob'])('has the calls brought to %s, once', async (path) => {
    visit(path);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(1);
    expect(calls).toHaveBeenCalledExactlyOnceWith(expect.anything(), SAID);
    expect(look).toHaveBeenCalled();
  });

  it('does without them on other pages, until the drawer opens', async () => {
    visit('/home');
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toBe(0);
    Element.prototype.checkVisibility = () => true;
    document.body.click();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(1);
    expect(calls).toHaveBeenCalledOnce();
  });

  it('does without them where nobody is logged in', async () => {
    document.cookie = 'twid=; Path=/; Max-Age=0';
    visit(CHAT);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toBe(0);
  });

  it.each([
    ['the worker dies over it', () => Promise.reject(new Error('The message port closed'))],
    ['the browser refuses to run them', async () => ({ ok: false })],
    ['they do not come with the words', async () => ({ ok: true, value: SAID })],
  ])('asks again when %s', async (_, failing) => {
    background = failing;
    visit(CHAT);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toBeGreaterThan(1);
    expect(calls).not.toHaveBeenCalled();
    background = bring;
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls).toHaveBeenCalledOnce();
  });

  it('tells the calls when another page stood there while they were brought', async () => {
    let come = (): void => {};
    background = async () => {
      await new Promise<void>((arrive) => (come = arrive));
      return bring();
    };
    visit('/home');
    history.pushState(null, '', CHAT);
    await vi.advanceTimersByTimeAsync(1000);
    come();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.mock.lastCall?.[0]).toMatchObject({ isLate: false });
    life.abort();
    life = new AbortController();
    visit(CHAT);
    history.pushState(null, '', '/i/chat/13-345');
    come();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.mock.lastCall?.[0]).toMatchObject({ isLate: true });
  });

  it('knows a page that is still of the account before, whatever the cookie says', async () => {
    const nav = (handle: string): void => {
      document.body.innerHTML = `<a data-testid="AppTabBar_Profile_Link" href="/${handle}"></a>`;
    };
    nav('alice');
    visit(CHAT);
    await vi.advanceTimersByTimeAsync(1000);
    const read = calls.mock.lastCall?.[0].read;
    document.cookie = 'twid=u%3D555; Path=/';
    expect(read?.().me).toBeUndefined();
    nav('work_alice');
    expect(read?.()).toMatchObject({ me: '555', myHandle: 'work_alice' });
    document.cookie = 'twid=u%3D345; Path=/';
    expect(read?.().me).toBeUndefined();
  });

  it('does not ask twice at a time', async () => {
    background = () => new Promise(() => {});
    visit(CHAT);
    for (let times = 0; times < 5; times += 1) {
      document.body.click();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(asked).toBe(1);
  });

  it('begins with nothing that an older copy of it had brought, and with nothing after its end', async () => {
    globalThis.ahoyCalls = calls;
    background = async () => ({ ok: true, value: SAID });
    visit(CHAT);
    await vi.advanceTimersByTimeAsync(100);
    background = async () => {
      life.abort();
      return bring();
    };
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls).not.toHaveBeenCalled();
  });

  it('looks at once when buttons are torn out, once in a picture, and soon at anything else', async () => {
    visit(CHAT);
    await vi.advanceTimersByTimeAsync(5000);
    const looks = (): number => look.mock.calls.length;
    const change = async (ms: number): Promise<void> => {
      document.body.append(document.createElement('div'));
      await vi.advanceTimersByTimeAsync(ms);
    };
    const before = looks();
    await change(10);
    expect(looks()).toBe(before);
    await vi.advanceTimersByTimeAsync(50);
    expect(looks()).toBe(before + 1);
    isTorn = true;
    await vi.advanceTimersByTimeAsync(20);
    await change(0);
    expect(looks()).toBe(before + 2);
    await change(5);
    expect(looks()).toBe(before + 2);
  });

  it('looks again when the account of the page changes, as its cookie says, and for no other cookie', async () => {
    const cookies = new EventTarget();
    vi.stubGlobal('cookieStore', cookies);
    const change = (name: string) => {
      cookies.dispatchEvent(Object.assign(new Event('change'), { changed: [{ name }], deleted: [] }));
      return vi.advanceTimersByTimeAsync(1000);
    };
    document.cookie = 'twid=; Path=/; Max-Age=0';
    visit(CHAT);
    await change('ct0');
    expect(asked).toBe(0);
    document.cookie = 'twid=u%3D345; Path=/';
    await change('twid');
    expect(asked).toBe(1);
    vi.unstubAllGlobals();
  });

  it('tells of the account once, and again when somebody comes back to the page', async () => {
    visit('/home');
    document.body.click();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(introduced).toBe(1);
    dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(introduced).toBe(2);
  });

  it('tells of the account again some seconds after nobody heard it', async () => {
    isHeard = false;
    visit('/home');
    document.body.click();
    await vi.advanceTimersByTimeAsync(4000);
    expect(introduced).toBe(1);
    isHeard = true;
    await vi.advanceTimersByTimeAsync(2000);
    document.body.click();
    await vi.advanceTimersByTimeAsync(1000);
    expect(introduced).toBe(2);
  });

  it('ends when it is told to', async () => {
    visit(CHAT);
    const message = { to: 'x', type: 'stop', data: null };
    void (await fakeBrowser.runtime.onMessage.trigger(message, {}, () => {}));
    expect(life.signal.aborted).toBe(true);
  });

  it('begins once a page is shown that was made ready before', async () => {
    Object.assign(document, { prerendering: true });
    visit(CHAT);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([introduced, asked]).toEqual([0, 0]);
    Object.assign(document, { prerendering: false });
    document.dispatchEvent(new Event('prerenderingchange'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([introduced, asked]).toEqual([1, 1]);
  });
});
