import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sendToHost, sendToPages, sendToX } from '../../../../utils/adapters/messaging/background-side.ts';
import { sendFromPage } from '../../../../utils/adapters/messaging/page-side.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';

describe('sending', () => {
  beforeEach(() => fakeBrowser.reset());
  afterEach(() => vi.restoreAllMocks());

  const answering = (answer: unknown) =>
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(answer as never);

  test('gives the answer of the receiver', async () => {
    const sent = answering({ ok: true, value: { ok: false, error: 'not-a-url' } });

    expect(await sendToHost('test-broker', { url: 'moon' })).toEqual({ ok: false, error: 'not-a-url' });
    expect(sent).toHaveBeenCalledExactlyOnceWith({ to: 'host', type: 'test-broker', data: { url: 'moon' } });
  });

  test('rejects when nobody answers, when the receiver fails and when there is none', async () => {
    answering(undefined);
    await expect(sendFromPage('overview')).rejects.toThrow('Nobody answered');
    answering({ ok: false });
    await expect(sendFromPage('overview')).rejects.toThrow('failed or refused');
    vi.restoreAllMocks();
    await expect(sendToHost('clear-timer', { id: 'ring' })).rejects.toThrow();
  });

  test('speaks to the top frame of one tab', async () => {
    const sent = vi
      .spyOn(fakeBrowser.tabs, 'sendMessage')
      .mockResolvedValue({ ok: true, value: 'written' } as never);
    const invite = { partner: '2002' as UserId, text: 'Call me' };

    expect(await sendToX(7, 'write-invite', invite)).toBe('written');
    expect(sent).toHaveBeenCalledExactlyOnceWith(
      7,
      { to: 'x', type: 'write-invite', data: invite },
      { frameId: 0 },
    );
  });

  test('telling all pages is fine when no page is open', () => {
    expect(() => sendToPages('data-changed', { what: 'log' })).not.toThrow();
  });
});
