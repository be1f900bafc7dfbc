import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../../utils/core/lib/result.ts';
import type { OpenedSources } from '../../../utils/models/media-ports.ts';
import type { Permissions } from '../../../utils/models/ports/browser.ts';
import { createWelcome } from '../../../utils/models/welcome.ts';

const PERMISSIONS: Permissions = {
  device: async () => 'prompt',
  notifications: async () => 'granted',
  showTestNotification: async () => true,
};

const open = (opened: OpenedSources, permissions: Partial<Permissions> = {}) => {
  return createWelcome({ ...PERMISSIONS, ...permissions }, { open: async () => opened });
};

describe('the welcome page', () => {
  it('lets go of the devices as soon as they are allowed', async () => {
    const stop = vi.fn<() => void>();
    const track = { stop } as unknown as MediaStreamTrack;
    const model = open([
      { source: 'microphone', result: ok(track) },
      { source: 'camera', result: ok(track) },
    ]);
    const asking = model.askDevices.value?.();
    expect(model.microphone.value).toBe('asking');
    expect(model.askDevices.value).toBeUndefined();
    await asking;
    expect(stop).toHaveBeenCalledTimes(2);
    expect(model.camera.value).toBe('granted');
    expect(model.askDevices.value).toBeUndefined();
  });

  it('says what is the matter with each device and can be asked again', async () => {
    const model = open([
      { source: 'microphone', result: err('denied') },
      { source: 'camera', result: err('missing') },
    ]);
    await model.askDevices.value?.();
    expect(model.microphone.value).toBe('denied');
    expect(model.camera.value).toBe('missing');
    expect(model.askDevices.value).toBeDefined();
  });

  it('looks again without forgetting that there is no camera', async () => {
    const model = open(
      [
        { source: 'microphone', result: err('denied') },
        { source: 'camera', result: err('missing') },
      ],
      { device: async (device) => (device === 'microphone' ? 'granted' : 'prompt') },
    );
    await model.askDevices.value?.();
    await model.recheck();
    expect(model.microphone.value).toBe('granted');
    expect(model.camera.value).toBe('missing');
  });

  it('says whether the browser took the test notification', async () => {
    const model = open([], { showTestNotification: async () => false, notifications: async () => 'denied' });
    await model.recheck();
    expect(model.notifications.value).toBe('denied');
    await model.testNotification();
    expect(model.test.value).toBe('failed');
  });
});
