import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeviceChoices } from '../../../../utils/models/media-ports.ts';

/** What a browser has is looked at once. */
const choicesOf = async (mediaDevices: object): Promise<DeviceChoices> => {
  vi.resetModules();
  vi.stubGlobal('navigator', { mediaDevices });
  const { deviceChoices } = await import('../../../../utils/adapters/media/device-choices.ts');
  return deviceChoices;
};

afterEach(() => void vi.unstubAllGlobals());

describe('the browser’s own choice of a speaker', () => {
  test('gives what was chosen', async () => {
    const chosen = { kind: 'audiooutput', deviceId: 'desk', label: 'The desk speakers', groupId: 'a' };
    const { askSpeaker } = await choicesOf({ selectAudioOutput: () => Promise.resolve(chosen) });
    expect(await askSpeaker?.()).toEqual({ source: 'speaker', id: 'desk', label: 'The desk speakers' });
  });

  test('gives nothing when it is closed without one', async () => {
    const refused = new DOMException('The user dismissed it', 'NotAllowedError');
    const { askSpeaker } = await choicesOf({ selectAudioOutput: () => Promise.reject(refused) });
    expect(askSpeaker).toBeDefined();
    expect(await askSpeaker?.()).toBeUndefined();
  });

  test('is not there where the browser has none', async () => {
    expect((await choicesOf({})).askSpeaker).toBeUndefined();
  });
});
