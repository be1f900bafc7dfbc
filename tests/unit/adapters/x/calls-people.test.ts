// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCalls } from '../../../../utils/adapters/x/calls.ts';
import type { LookForCalls, XPage } from '../../../../utils/adapters/x/page.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';

const ME = '345' as UserId;
const nothing = (): void => {};

let life: AbortController;
let me: UserId;
let handle: Handle;
let asked: string[];
let shown: string[];
let look: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  me = ME;
  [asked, shown] = [[], []];
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const begin = (isLate: boolean): void => {
  const read: XPage['read'] = () => ({ me, myHandle: undefined, route: { page: 'profile', handle } });
  const send = async (type: string, said: { partner: { handle: string } }): Promise<unknown> => {
    if (type === 'account-seen') asked.push(said.partner.handle);
    return { state: 'ready' };
  };
  const page = {
    side: { send, listen: nothing },
    facts: { offer: nothing },
    pace: { soon: nothing, probe: nothing, rest: nothing },
    read,
    isLate,
    signal: life.signal,
  } as unknown as XPage;
  const lookForCalls: LookForCalls = createCalls(
    page,
    () => (props) => void shown.push(props.handle),
    'Ahoy',
  );
  look = () => void lookForCalls.look(read());
};
/** A profile, looked at now and when so many ms are over. */
const visit = async (id: string, name: string, ms = 300): Promise<void> => {
  handle = name as Handle;
  document.body.innerHTML = `<main role="main"><button data-testid="sendDMFromProfile"></button>
    <button data-testid="${id}-follow"></button><div data-testid="UserName"><span>@${name}</span></div></main>`;
  look();
  await vi.advanceTimersByTimeAsync(ms);
  look();
  await vi.advanceTimersByTimeAsync(0);
  look();
};

it('asks about everybody whom the page shows, and anew about who was gone', async () => {
  begin(false);
  await visit('12', 'bob');
  look();
  await visit('13', 'carol');
  await visit('12', 'bob');
  expect(asked).toEqual(['bob', 'carol', 'bob']);
  expect(shown).toEqual(['bob', 'carol', 'bob']);
});

it('asks anew for another account', async () => {
  begin(false);
  await visit('12', 'bob');
  me = '346' as UserId;
  await visit('12', 'bob');
  expect(asked).toEqual(['bob', 'bob']);
});

it('takes its time with the first person when it came late', async () => {
  begin(true);
  await visit('12', 'bob', 4500);
  expect(shown).toEqual([]);
  await visit('12', 'bob', 500);
  expect(shown).toEqual(['bob']);
});
