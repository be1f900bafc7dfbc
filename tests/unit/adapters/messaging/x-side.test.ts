import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createXSide, type XSide } from '../../../../utils/adapters/messaging/x-side.ts';

const me = '12' as UserId;
const start = (): { side: XSide; orphaned: ReturnType<typeof vi.fn<() => void>>; life: AbortController } => {
  const life = new AbortController();
  const orphaned = vi.fn<() => void>(() => life.abort());
  return { side: createXSide(orphaned, life.signal), orphaned, life };
};
const answers = (answer: () => unknown) => {
  const send = vi.fn((_message: unknown) => Promise.resolve().then(answer));
  Reflect.set(browser.runtime, 'sendMessage', send);
  return send;
};

afterEach(() => void vi.restoreAllMocks());

describe('a message from X’s page', () => {
  it('is addressed to the background and gives its answer', async () => {
    const send = answers(() => ({ ok: true, value: { state: 'ready' } }));
    const { side } = start();
    expect(await side.send('account-seen', { me })).toEqual({ state: 'ready' });
    expect(send).toHaveBeenCalledExactlyOnceWith({ to: 'background', type: 'account-seen', data: { me } });
  });

  it.each([
    ['refuses', () => ({ ok: false })],
    ['says nothing', () => undefined],
    [
      'is not there',
      () => {
        throw new Error('Could not establish connection');
      },
    ],
  ])('gives nothing, and is not repeated, when the background %s', async (_, answer) => {
    const send = answers(answer);
    const { side, orphaned } = start();
    expect(await side.send('account-seen', { me })).toBeUndefined();
    expect(send).toHaveBeenCalledOnce();
    expect(orphaned).not.toHaveBeenCalled();
  });

  it('from a script that an update left behind ends that script, quietly', async () => {
    const send = answers(() => {
      throw new Error('Extension context invalidated');
    });
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never);
    const { side, orphaned } = start();
    expect(await side.send('account-seen', { me })).toBeUndefined();
    expect(orphaned).toHaveBeenCalledOnce();
    expect(await side.send('account-seen', { me })).toBeUndefined();
    expect(send).toHaveBeenCalledOnce();
  });
});
