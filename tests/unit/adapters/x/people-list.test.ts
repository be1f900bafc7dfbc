// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createWhoReader } from '../../../../utils/adapters/x/me.ts';
import { watchPeopleList } from '../../../../utils/adapters/x/people-list.ts';
import { watchPeople } from '../../../../utils/adapters/x/people-port.ts';

const [ALICE, WORK] = ['345', '555'];

let life: AbortController;
let told: unknown[];
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  told = [];
  Reflect.set(browser.runtime, 'sendMessage', async ({ data }: { data: { me: string } }) => {
    told.push(data.me);
    return { ok: true };
  });
  history.replaceState(null, '', '/alice/following');
  logIn(ALICE);
  showPage('alice', '12');
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const logIn = (id = ''): void => {
  document.cookie = `twid=u%3D${id}; Path=/`;
};
const showPage = (me: string, id: string): void => {
  document.body.innerHTML = `
    <a data-testid="AppTabBar_Profile_Link" href="/${me}"></a>
    <div data-testid="UserCell"><a href="/bob"><span>Bob</span><span>@bob</span></a>
      <button data-testid="${id}-unfollow"></button></div>`;
};
const rest = async (): Promise<void> => {
  dispatchEvent(new Event('scrollend'));
  await vi.advanceTimersByTimeAsync(5000);
};

it('a list is told of to the account whose page it is, whatever the cookie says', async () => {
  watchPeopleList(() => {}, life.signal);
  await rest();
  expect(told).toEqual([ALICE]);
  logIn(WORK);
  showPage('alice', '13');
  await rest();
  expect(told).toEqual([ALICE]);
  showPage('work_alice', '13');
  await rest();
  expect(told).toEqual([ALICE, WORK]);
});

it('what X answered is told of to nobody while the page is still of the account before', async () => {
  const channel: { other?: MessagePort | undefined } = {};
  vi.stubGlobal('postMessage', (_: string, __: string, [port]: MessagePort[]) => (channel.other = port));
  const who = createWhoReader();
  who();
  watchPeople(who, (me) => void told.push(me), life.signal);
  const say = async (): Promise<void> => {
    channel.other?.postMessage({ people: [] });
    vi.useRealTimers();
    await new Promise((done) => setTimeout(done, 50));
  };
  await say();
  logIn(WORK);
  await say();
  expect(told).toEqual([ALICE]);
  showPage('work_alice', '13');
  await say();
  expect(told).toEqual([ALICE, WORK]);
  channel.other?.close();
});
