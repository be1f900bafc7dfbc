import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHostLink, ensureHost } from '../../../../utils/adapters/browser/offscreen.ts';
import { createLetter } from '../../../support/letters.ts';
import { ALICE, pin } from '../storage/given.ts';

const ring = createLetter('ring', { kind: 'audio', duration: 45_000 });
const to = pin(ALICE, ALICE, 'device').card;

/** Chrome's offscreen documents: at most one, and making a second one is an error. */
const createFakeChrome = () => {
  let exists = false;
  const listeners: (() => void)[] = [];
  const connect = vi.fn(() => ({
    onDisconnect: { addListener: (listener: () => void) => void listeners.push(listener) },
  }));
  const createDocument = vi.fn<(parameters: chrome.offscreen.CreateParameters) => Promise<void>>(async () => {
    await Promise.resolve();
    if (exists) throw new Error('Only a single offscreen document may be created.');
    exists = true;
  });
  return {
    createDocument,
    lose: () => {
      exists = false;
    },
    /** The ports that lead to it end. */
    hangUp: () => {
      for (const listener of listeners.splice(0)) listener();
    },
    connect,
    chrome: {
      runtime: {
        ContextType: { OFFSCREEN_DOCUMENT: 'OFFSCREEN_DOCUMENT' },
        connect,
        getContexts: () => Promise.resolve(exists ? [{}] : []),
      },
      offscreen: { createDocument, Reason: { WEB_RTC: 'WEB_RTC', AUDIO_PLAYBACK: 'AUDIO_PLAYBACK' } },
    },
  };
};

let fake: ReturnType<typeof createFakeChrome>;

beforeEach(() => {
  fakeBrowser.reset();
  fake = createFakeChrome();
  vi.stubGlobal('chrome', fake.chrome);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const answering = (answer: unknown) =>
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(answer as never);

describe('the offscreen document', () => {
  test('is made once, however many ask for it at the same time', async () => {
    await Promise.all([ensureHost(), ensureHost(), ensureHost()]);
    await ensureHost();

    expect(fake.createDocument).toHaveBeenCalledOnce();
    expect(fake.createDocument.mock.calls[0]?.[0]).toMatchObject({
      url: 'offscreen.html',
      reasons: ['WEB_RTC', 'AUDIO_PLAYBACK'],
    });
  });

  test('is made again when Chrome has dropped it', async () => {
    await ensureHost();
    fake.lose();
    await ensureHost();

    expect(fake.createDocument).toHaveBeenCalledTimes(2);
  });

  test('is tried again after a failure', async () => {
    fake.createDocument.mockRejectedValueOnce(new Error('the browser is closing'));
    await expect(ensureHost()).rejects.toThrow('closing');

    await expect(ensureHost()).resolves.toBe(true);
  });
});

describe('the host as the background reaches it', () => {
  test('is there before anything is sent to it', async () => {
    const sent = answering({ ok: true, value: { ok: true } });

    expect(await createHostLink().post.send(ALICE, to, ring)).toEqual({ ok: true });
    expect(fake.createDocument).toHaveBeenCalledOnce();
    expect(sent).toHaveBeenCalledExactlyOnceWith({
      to: 'host',
      type: 'send',
      data: { account: ALICE, to, letter: ring },
    });
  });

  test('is not looked for again while it answers', async () => {
    answering({ ok: true, value: { ok: true } });
    const look = vi.spyOn(fake.chrome.runtime, 'getContexts');
    const link = createHostLink();
    await link.post.send(ALICE, to, ring);
    await link.post.send(ALICE, to, ring);

    expect(look).toHaveBeenCalledOnce();
  });

  test('that was dropped since is made again, and gets what was to be sent', async () => {
    const sent = answering({ ok: true, value: { ok: true } });
    const link = createHostLink();
    await link.post.send(ALICE, to, ring);
    fake.lose();
    sent.mockResolvedValueOnce(undefined);

    expect(await link.post.send(ALICE, to, ring)).toEqual({ ok: true });
    expect(fake.createDocument).toHaveBeenCalledTimes(2);
    expect(sent).toHaveBeenCalledTimes(3);
  });

  test('is made again at once when it goes while the worker lives', async () => {
    const link = createHostLink();
    await link.ensure();
    await link.ensure();
    expect(fake.connect).toHaveBeenCalledOnce();
    fake.lose();
    fake.hangUp();

    await vi.waitFor(() => expect(fake.connect).toHaveBeenCalledTimes(2));
    expect(fake.createDocument).toHaveBeenCalledTimes(2);
  });

  test('is watched also when it was made again before the end of the one before was told', async () => {
    const sent = answering({ ok: true, value: { ok: true } });
    const link = createHostLink();
    await link.post.send(ALICE, to, ring);
    fake.lose();
    sent.mockResolvedValueOnce(undefined);
    await link.post.send(ALICE, to, ring);
    expect(fake.connect).toHaveBeenCalledTimes(2);
    fake.lose();
    fake.hangUp();

    await vi.waitFor(() => expect(fake.createDocument).toHaveBeenCalledTimes(3));
  });

  test('that takes no port is not asked again and again', async () => {
    const look = vi.spyOn(fake.chrome.runtime, 'getContexts');
    await createHostLink().ensure();
    fake.hangUp();

    await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2));
    expect(fake.connect).toHaveBeenCalledOnce();
  });

  test('is asked once where it refuses', async () => {
    const sent = answering({ ok: false });

    expect(await createHostLink().post.send(ALICE, to, ring)).toEqual({ ok: false, error: 'not-connected' });
    expect(sent).toHaveBeenCalledOnce();
  });

  test('counts as not connected when it cannot be reached', async () => {
    answering(undefined);

    expect(await createHostLink().post.send(ALICE, to, ring)).toEqual({ ok: false, error: 'not-connected' });
  });

  test('loses timers, ring and configuration without failing: a new host asks for them', async () => {
    answering(undefined);
    const complain = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const link = createHostLink();
    link.timers.set('ring', 1);
    link.timers.clear('ring');
    link.sounds.ring('ring');
    await link.configure({ accounts: [], brokerUrl: '' });

    await vi.waitFor(() => expect(complain).toHaveBeenCalledTimes(4));
  });
});
