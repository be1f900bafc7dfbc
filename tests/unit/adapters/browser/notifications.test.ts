import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createNotifier, onNotifications } from '../../../../utils/adapters/browser/notifications.ts';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { CallId, MediaKind } from '../../../../utils/core/protocol/letter.ts';

const ME = '44196397' as UserId;
const OTHER_ME = '44196398' as UserId;
const ALICE = newPerson(ME, '1001' as UserId, 0);
const CAROL = newPerson(ME, '1002' as UserId, 0);

const CALL: CallView = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  account: ME,
  role: 'callee',
  phase: 'ringing',
  kind: 'audio',
  person: { userId: ALICE.userId, name: 'Alice' },
  startedAt: 0,
  relayOnly: false,
};

let press: (id: string, button: number) => void;

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => path);
  Object.assign(fakeBrowser, { i18n: { getMessage: (key: string) => key } });
  Object.assign(fakeBrowser.notifications, {
    onButtonClicked: { addListener: (listener: typeof press) => void (press = listener) },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const shown = async (): Promise<readonly string[]> => {
  // What was shown just now is cleared only once the desktop has it.
  await vi.runAllTimersAsync();
  return Object.keys(await fakeBrowser.notifications.getAll());
};

describe('what stayed silent', () => {
  it('grows in its own place, once the desktop has it', async () => {
    const notifier = createNotifier(() => 'because', String);
    const update = vi.fn(async (id: string) => id in (await fakeBrowser.notifications.getAll()));
    Object.assign(fakeBrowser.notifications, { update });
    await notifier.digest(ME, { calls: 1, people: 1 });
    const more = notifier.digest(ME, { calls: 2, people: 1 });
    await vi.advanceTimersByTimeAsync(900);
    expect(update).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    await more;
    expect(update).toHaveBeenCalledTimes(2);
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toHaveLength(1);
  });
});

describe('a ring that another device took', () => {
  it('says so in its own place once the desktop has that, and goes by itself', async () => {
    const notifier = createNotifier(() => 'because', String);
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    await notifier.ring(CALL);
    const taken = notifier.takenElsewhere({ ...CALL, phase: 'ended' });
    await vi.advanceTimersByTimeAsync(900);
    expect(create).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(200);
    await taken;
    const [[first], [second, words]] = create.mock.calls as unknown as [[string], [string, object]];
    expect(second).toBe(first);
    expect(words).toMatchObject({ title: 'notification_elsewhere', silent: true });
    await vi.advanceTimersByTimeAsync(5_800);
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toHaveLength(1);
    expect(await shown()).toEqual([]);
  });
});

describe('a ring’s notification', () => {
  it('that the browser does not take away is known to be there still', async () => {
    vi.spyOn(fakeBrowser.notifications, 'clear').mockRejectedValue(new Error('The browser refused'));
    const clearing = createNotifier(() => 'because', String).clearRing('call' as CallId);
    await expect(clearing).rejects.toThrow('refused');
  });
});

describe('an invite’s notification', () => {
  it('goes when the invite no longer waits, and no other with it', async () => {
    const notifier = createNotifier(() => 'because', String);
    await notifier.invite(ME, ALICE, undefined);
    await notifier.invite(ME, CAROL, undefined);
    await notifier.invite(OTHER_ME, ALICE, undefined);
    await notifier.canBeCalled(ME, ALICE);
    const before = await shown();
    await notifier.keepInvites(async (account, from) => account !== ME || from === CAROL.userId);
    expect(before).toHaveLength(4);
    expect(await shown()).toEqual(before.slice(1));
  });

  it.each(['invite', 'canBeCalled'] as const)('calls without a camera: %s', async (what) => {
    const calls: (readonly [UserId, UserId, MediaKind])[] = [];
    onNotifications({
      call: (...call) => void calls.push(call),
      accept: () => {},
      decline: () => {},
      openRing: () => {},
      openPopup: () => {},
      write: () => {},
    });
    await createNotifier(() => 'because', String)[what](ME, ALICE, undefined);
    const [id = ''] = await shown();
    press(id, 0);
    expect(calls).toEqual([[ME, ALICE.userId, 'audio']]);
  });
});
