// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCalls } from '../../../../utils/adapters/x/calls.ts';
import { createPace } from '../../../../utils/adapters/x/pace.ts';
import type { PageNow, XPage } from '../../../../utils/adapters/x/page.ts';
import type { CreateButtons } from '../../../../utils/adapters/x/seat.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { HookReport, SeenPerson } from '../../../../utils/core/people/seen.ts';

// The fake browser has no closed shadow roots.
vi.mock(import('../../../../utils/adapters/x/shadow-root.ts'), () => ({
  rootOf: (host) => host.shadowRoot ?? undefined,
}));

// No press in jsdom is a person's.
vi.mock(import('../../../../utils/adapters/x/press.ts'), () => ({ watchPresses: () => () => true }));

const ME = '345' as UserId;
const openWith = (low: string): PageNow => ({
  me: ME,
  myHandle: 'alice' as Handle,
  route: { page: 'conversation', conversation: { low: low as UserId, high: ME } },
});
const CONVERSATION = `
  <div data-testid="dm-conversation-panel">
    <div data-testid="dm-conversation-header">
      <a href="/bob"></a><div><button data-testid="dm-conversation-more-button"></button></div>
    </div>
    <div data-testid="dm-message-scroller" role="log"></div>
    <textarea data-testid="dm-composer-textarea"></textarea>
  </div>`;

let life: AbortController;
let now: PageNow;
let reports: HookReport[];
/** Facts about people that were told. */
let told: SeenPerson[];
let isTorn: () => boolean;
let looks: number;
/** What comes of a choice in the menu, and what the background says to it. */
let choose: Parameters<CreateButtons>[2];
let verdict: string | undefined;
let look: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<main role="main"><div data-testid="xchatEmbedRoute">${CONVERSATION}</div></main>`;
  life = new AbortController();
  now = openWith('12');
  reports = [];
  told = [];
  looks = 0;
  const side = {
    send: async (type: string, data: HookReport) => {
      if (type === 'hook-report') reports.push(data);
      if (type === 'set-verdict') return verdict;
      return type === 'account-seen' ? { state: 'ready' } : undefined;
    },
    listen: () => {},
  };
  const pace = createPace(() => look(), life.signal);
  const page = {
    side,
    pace,
    facts: { offer: (_: UserId, people: SeenPerson[]) => void told.push(...people) },
    read: () => now,
    signal: life.signal,
  };
  const lookForCalls = createCalls(
    page as unknown as XPage,
    (_root, _onCall, onOption) => {
      choose = onOption;
      return () => {};
    },
    'Ahoy',
  );
  isTorn = lookForCalls.isTorn;
  look = () => {
    looks += 1;
    lookForCalls.look(now);
  };
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('calls in X’s page', () => {
  it('rest when their buttons stand, and look again some time after a click, until the end', async () => {
    look();
    // The last of these looks is for the name, which no row confirms.
    await pass(5000);
    expect(document.querySelector('ahoy-call')).not.toBeNull();
    const before = looks;
    await pass(60_000);
    expect(looks).toBe(before);
    document.body.click();
    await pass(1000);
    expect(looks).toBe(before);
    await pass(1000);
    expect(looks).toBe(before + 1);
    life.abort();
    document.body.click();
    await pass(2000);
    expect(looks).toBe(before + 1);
  });

  it('say of a choice in their menu whether it was saved, unless a window of ours asks about it', async () => {
    look();
    await pass(5000);
    const said = (answer: string | undefined) => {
      verdict = answer;
      return choose('silent', new Event('click'));
    };
    expect(await said('saved')).toBe(true);
    expect(await said('asked')).toBeUndefined();
    expect(await said('refused')).toBe(false);
    expect(await said(undefined)).toBe(false);
    expect(await choose('screening', new Event('click'))).toBeUndefined();
    now = { ...now, me: undefined };
    expect(await said('saved')).toBe(false);
  });

  it('are reported as broken where a header keeps the link of another conversation', async () => {
    look();
    await pass(2000);
    expect(reports.at(-1)?.broken).toBe(false);
    now = openWith('13');
    look();
    await pass(2000);
    expect(document.querySelector('ahoy-call')).toBeNull();
    expect(reports.at(-1)?.broken).toBe(false);
    await pass(30_000);
    expect(reports.at(-1)?.broken).toBe(true);
  });

  it('tell of a badge once it is certain whose name it stands beside', async () => {
    const link = document.querySelector('[data-testid=dm-conversation-header] a');
    link?.insertAdjacentHTML(
      'afterend',
      '<span data-testid="dm-conversation-username">Bob<svg data-icon="icon-verified"></svg></span>',
    );
    // Of a conversation that was certain before, so that the buttons come fast and no row confirms the name.
    look();
    await pass(5000);
    expect(told.map(({ name }) => name)).toContain('Bob');
    now = openWith('13');
    look();
    await pass(100);
    now = openWith('12');
    told = [];
    look();
    await pass(1000);
    expect(document.querySelector('ahoy-call')).not.toBeNull();
    expect(told).toEqual([]);
    await pass(2000);
    expect(told.map(({ name }) => name)).toContain('Bob');
  });

  it('know when X took their buttons out of the page', async () => {
    look();
    await pass(5000);
    expect(isTorn()).toBe(false);
    const header = document.querySelector('[data-testid=dm-conversation-header]');
    header?.replaceWith(Object.assign(document.createElement('div'), { textContent: '…' }));
    expect(isTorn()).toBe(true);
    look();
    expect(isTorn()).toBe(false);
  });
});
