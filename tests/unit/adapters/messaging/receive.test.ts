import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onFromHost, onFromPages, onFromX } from '../../../../utils/adapters/messaging/background-side.ts';
import { onToHost } from '../../../../utils/adapters/messaging/host-side.ts';
import { onToPages } from '../../../../utils/adapters/messaging/page-side.ts';
import { deliver, stamps } from './stamps.ts';

const partner = { id: '2002', handle: 'bob' };
const placeCall = {
  to: 'background',
  type: 'place-call',
  data: { me: '1001', partner, kind: 'video' },
};

/** Handlers that note what reached them. */
const noting = (heard: (type: string, data: unknown, sender: unknown) => unknown) =>
  new Proxy(Object.create(null) as object, {
    get: (_target, type) => (data: unknown, sender: unknown) => heard(String(type), data, sender),
  }) as never;

describe('messages to the background', () => {
  const heard = vi.fn<(type: string, data: unknown, sender: unknown) => unknown>();

  beforeEach(() => {
    fakeBrowser.reset();
    heard.mockReset();
    // Where a worker would hear of lines.
    vi.stubGlobal('addEventListener', () => undefined);
    onFromX(noting(heard));
    onFromPages(noting(heard));
    onFromHost(noting(heard));
  });

  test('a content script on X is heard, with the tab it speaks from, and answered', async () => {
    heard.mockReturnValue({ state: 'ready' });

    expect(await deliver({ to: 'background', type: 'account-seen', data: { me: '1001' } }, stamps.x)).toEqual(
      {
        ok: true,
        value: { state: 'ready' },
      },
    );
    expect(heard).toHaveBeenCalledExactlyOnceWith(
      'account-seen',
      { me: '1001' },
      {
        kind: 'x',
        tabId: 7,
        url: 'https://x.com/i/chat/1-2',
      },
    );
  });

  test.for(['frameInX', 'otherSite', 'leftX', 'otherExtension'] as const)('%s is not heard', async (name) => {
    expect(await deliver(placeCall, stamps[name])).toBeUndefined();
    expect(heard).not.toHaveBeenCalled();
  });

  test('what only our own pages may say is refused from a content script', async () => {
    for (const type of ['change-person', 'overview', 'call-command', 'letter', 'toString', '__proto__']) {
      expect(await deliver({ to: 'background', type, data: {} }, stamps.x)).toEqual({ ok: false });
    }
    expect(heard).not.toHaveBeenCalled();
  });

  test('a page may not speak for the broker host, nor the host for a page', async () => {
    const timer = { to: 'background', type: 'timer', data: { id: 'ring' } };

    expect(await deliver(timer, stamps.popup)).toEqual({ ok: false });
    expect(await deliver(timer, stamps.offscreen)).toEqual({ ok: true });
    expect(await deliver({ to: 'background', type: 'overview' }, stamps.offscreen)).toEqual({ ok: false });
    expect(await deliver({ to: 'background', type: 'overview' }, stamps.callWindow)).toEqual({ ok: true });
  });

  test.for([
    { ...placeCall.data, me: '0' },
    { ...placeCall.data, me: '99999999999999999999' },
    { ...placeCall.data, partner: { id: '2002', handle: 'bob smith' } },
    { ...placeCall.data, partner: { ...partner, name: 'x'.repeat(201) } },
    { ...placeCall.data, kind: 'hologram' },
    undefined,
    null,
    'place-call',
  ])('a call that cannot be parsed is refused: %j', async (data) => {
    expect(await deliver({ ...placeCall, data }, stamps.x)).toEqual({ ok: false });
    expect(heard).not.toHaveBeenCalled();
  });

  test.for(['ring', 'silent', 'rules', 'block'])('X’s page may ask for %s', async (verdict) => {
    const said = { to: 'background', type: 'set-verdict', data: { me: '1001', partner, verdict } };
    expect(await deliver(said, stamps.x)).toEqual({ ok: true });
  });

  test.for(['unblock', 'star', '', null, 1])('but not for %j', async (verdict) => {
    const said = { to: 'background', type: 'set-verdict', data: { me: '1001', partner, verdict } };
    expect(await deliver(said, stamps.x)).toEqual({ ok: false });
  });

  test.for([
    [1, true],
    [1440, true],
    [0, false],
    [1441, false],
    [-5, false],
    [1.5, false],
    ['5', false],
    [null, false],
  ] as const)('an offer of “in %j minutes” is heard: %j', async ([minutes, isHeard]) => {
    const command = { type: 'decline', counter: { kind: 'in-minutes', minutes } };
    const said = { to: 'background', type: 'call-command', data: { call: 'A'.repeat(22), command } };
    expect(await deliver(said, stamps.popup)).toEqual({ ok: isHeard });
  });

  test('fields that nobody asked for do not come through', async () => {
    await deliver({ ...placeCall, data: { ...placeCall.data, target: 'evil' } }, stamps.x);

    expect(heard.mock.calls[0]?.[1]).toEqual(placeCall.data);
  });

  test('floods of facts are refused as a whole', async () => {
    const people = (length: number) => Array.from({ length }, (_, i) => ({ id: String(i + 1), facts: {} }));
    const facts = (length: number) => ({
      to: 'background',
      type: 'facts',
      data: { me: '1001', people: people(length), source: 'x-data' },
    });

    expect(await deliver(facts(1000), stamps.x)).toEqual({ ok: true });
    expect(await deliver(facts(1001), stamps.x)).toEqual({ ok: false });
  });

  test('a handler that fails is told apart from one that answers nothing, without saying why', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    heard.mockRejectedValueOnce(new Error('inner detail'));

    expect(await deliver(placeCall, stamps.x)).toEqual({ ok: false });
    expect(await deliver(placeCall, stamps.x)).toEqual({ ok: true });
    expect(complain).toHaveBeenCalledOnce();
    complain.mockRestore();
  });

  test('noise is left to others', async () => {
    for (const noise of [
      undefined,
      null,
      'hello',
      {},
      { to: 'background' },
      { to: 'moon', type: 'overview' },
    ]) {
      expect(await deliver(noise, stamps.popup)).toBeUndefined();
    }
  });
});

describe('messages to the broker host', () => {
  test('only the background is heard, and only by the host', async () => {
    fakeBrowser.reset();
    const heard = vi.fn<(type: string, data: unknown, sender: unknown) => unknown>();
    onToHost(noting(heard));
    const ring = { to: 'host', type: 'ring', data: { sound: 'ring' } };

    expect(await deliver(ring, stamps.x)).toBeUndefined();
    expect(await deliver(ring, stamps.popup)).toBeUndefined();
    expect(await deliver({ ...ring, to: 'background' }, stamps.background)).toBeUndefined();
    expect(await deliver(ring, stamps.background)).toEqual({ ok: true });
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('messages to our pages', () => {
  test('pages believe the background alone, answer nobody and stop when told to', async () => {
    fakeBrowser.reset();
    const heard = vi.fn<(data: unknown) => void>();
    const end = new AbortController();
    onToPages({ 'data-changed': heard }, end.signal);
    const changed = { to: 'pages', type: 'data-changed', data: { what: 'people' } };

    expect(await deliver(changed, stamps.x)).toBeUndefined();
    expect(await deliver({ ...changed, type: 'overview-changed' }, stamps.background)).toBeUndefined();
    expect(heard).not.toHaveBeenCalled();
    expect(await deliver(changed, stamps.background)).toBeUndefined();
    expect(heard).toHaveBeenCalledExactlyOnceWith({ what: 'people' });
    end.abort();
    await deliver(changed, stamps.background);
    expect(heard).toHaveBeenCalledOnce();
  });
});
