import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';

/**
 * gone: unplugged since it was chosen · vanishing: listed, and away once it is to be opened · busy: another program has it
 */
type State = 'fine' | 'gone' | 'vanishing' | 'busy';
type FakeDevice = { readonly kind: 'audioinput' | 'videoinput'; readonly id: string; readonly state: State };

/** What a fake track shows: enough to be told apart, and what was set on it. */
type FakeTrack = { readonly kind: string; readonly label: string; contentHint: string };

let machine: readonly FakeDevice[] = [];
let asked: MediaStreamConstraints[] = [];
/** What the browser says of its permissions; nothing: it knows no such question. */
let permissions: Readonly<Partial<Record<string, PermissionState>>> = {};
const store = new Map<string, string>();

/** As browsers throw it where it is no DOMException. */
const overconstrained = (): Error => Object.assign(new Error('no'), { name: 'OverconstrainedError' });

const openFake = (kind: FakeDevice['kind'], wanted: MediaTrackConstraints): FakeTrack => {
  const exact = (wanted.deviceId as { readonly exact?: string } | undefined)?.exact;
  const there = machine.filter((device) => device.kind === kind && device.state !== 'gone');
  if (there.length === 0) throw new DOMException('none', 'NotFoundError');
  const device = exact === undefined ? there[0] : there.find(({ id }) => id === exact);
  if (device === undefined || device.state === 'vanishing') throw overconstrained();
  if (device.state === 'busy') throw new DOMException('in use', 'NotReadableError');
  return { kind, label: device.id, contentHint: '' };
};

const streamOf = (tracks: readonly FakeTrack[]) => ({
  getAudioTracks: () => tracks.filter(({ kind }) => kind === 'audioinput'),
  getVideoTracks: () => tracks.filter(({ kind }) => kind === 'videoinput'),
});

vi.stubGlobal('localStorage', {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, value: string) => store.set(key, value),
});
vi.stubGlobal('navigator', {
  permissions: {
    async query({ name }: { readonly name: string }) {
      const state = permissions[name];
      if (state === undefined) throw new TypeError('no such permission');
      return { state };
    },
  },
  mediaDevices: {
    enumerateDevices: async () =>
      machine
        .filter(({ state }) => state !== 'gone')
        .map(({ kind, id }) => ({ kind, deviceId: id, label: id })),
    async getUserMedia(wanted: MediaStreamConstraints) {
      asked.push(wanted);
      const { audio, video } = wanted;
      return streamOf([
        ...(typeof audio === 'object' ? [openFake('audioinput', audio)] : []),
        ...(typeof video === 'object' ? [openFake('videoinput', video)] : []),
      ]);
    },
    getDisplayMedia: async () =>
      streamOf([
        { kind: 'videoinput', label: 'screen', contentHint: '' },
        { kind: 'audioinput', label: 'sound', contentHint: '' },
      ]),
  },
});
afterAll(() => void vi.unstubAllGlobals());

// Asks the browser at once what it can.
const { mediaSources } = await import('../../../../utils/adapters/media/sources.ts');
const { deviceChoices } = await import('../../../../utils/adapters/media/device-choices.ts');

const microphone = (id: string, state: State = 'fine'): FakeDevice => ({ kind: 'audioinput', id, state });
const camera = (id: string, state: State = 'fine'): FakeDevice => ({ kind: 'videoinput', id, state });

/** What opens, by name, or why it does not. */
const open = async (): Promise<Readonly<Record<string, string>>> => {
  const opened = await mediaSources.open(['microphone', 'camera']);
  return Object.fromEntries(
    opened.map(({ source, result }) => [source, result.ok ? result.value.label : result.error]),
  );
};

beforeEach(() => {
  asked = [];
  permissions = {};
  store.clear();
});

describe('a remembered device', () => {
  beforeEach(() => {
    deviceChoices.remember({ source: 'microphone', id: 'headset' });
    deviceChoices.remember({ source: 'camera', id: 'webcam' });
  });

  test('is opened, with everything else in one question', async () => {
    machine = [microphone('built-in'), microphone('headset'), camera('lid'), camera('webcam')];
    expect(await open()).toEqual({ microphone: 'headset', camera: 'webcam' });
    expect(asked).toHaveLength(1);
  });

  test.each(['gone', 'vanishing', 'busy'] as const)('that is %s gives way to another', async (state) => {
    machine = [microphone('built-in'), microphone('headset'), camera('lid'), camera('webcam', state)];
    expect(await open()).toEqual({ microphone: 'headset', camera: 'lid' });
    machine = [microphone('built-in'), microphone('headset', state), camera('lid'), camera('webcam')];
    expect(await open()).toEqual({ microphone: 'built-in', camera: 'webcam' });
    const [alone] = await mediaSources.open(['microphone']);
    expect(alone?.result).toMatchObject({ ok: true, value: { label: 'built-in' } });
    // Another time it is the one again.
    machine = [microphone('built-in'), microphone('headset'), camera('lid'), camera('webcam')];
    expect(await open()).toEqual({ microphone: 'headset', camera: 'webcam' });
  });

  test('gives way to the first that opens', async () => {
    machine = [microphone('headset'), camera('lid', 'busy'), camera('webcam', 'busy'), camera('third')];
    expect(await open()).toEqual({ microphone: 'headset', camera: 'third' });
  });
});

test.each([
  [[], { microphone: 'missing', camera: 'missing' }],
  [[microphone('built-in')], { microphone: 'built-in', camera: 'missing' }],
  [[camera('lid')], { microphone: 'missing', camera: 'lid' }],
  [[microphone('built-in', 'busy'), camera('lid')], { microphone: 'in-use', camera: 'lid' }],
  [[microphone('built-in'), camera('lid', 'busy')], { microphone: 'built-in', camera: 'in-use' }],
  [[microphone('built-in'), camera('lid', 'vanishing')], { microphone: 'built-in', camera: 'missing' }],
] as const)('of %j opens what can be, and the rest says why not', async (devices, said) => {
  machine = devices;
  expect(await open()).toEqual(said);
});

test('a refusal is one, and nothing else is tried', async () => {
  machine = [microphone('built-in'), microphone('headset')];
  const { mediaDevices } = navigator;
  const refuse = vi
    .spyOn(mediaDevices, 'getUserMedia')
    .mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const [opened] = await mediaSources.open(['microphone']);
  expect(opened?.result).toEqual({ ok: false, error: 'denied' });
  expect(refuse).toHaveBeenCalledTimes(1);
  refuse.mockRestore();
});

describe('a question for both that was refused', () => {
  const refuseWith = (message: string, refused: readonly ('audio' | 'video')[] = ['audio', 'video']) => {
    const { mediaDevices } = navigator;
    const fine = mediaDevices.getUserMedia.bind(mediaDevices);
    machine = [microphone('built-in'), camera('lid')];
    const asks = vi
      .spyOn(mediaDevices, 'getUserMedia')
      .mockImplementation((wanted = {}) =>
        refused.some((kind) => typeof wanted[kind] === 'object')
          ? Promise.reject(new DOMException(message, 'NotAllowedError'))
          : fine(wanted),
      );
    return { asks, [Symbol.dispose]: () => asks.mockRestore() };
  };

  test.each([
    ['Permission dismissed', 'dismissed', { microphone: 'prompt', camera: 'prompt' }],
    ['Permission denied', 'denied', { microphone: 'denied', camera: 'denied' }],
    ['The request is not allowed', 'denied', {}],
  ] as const)('is not asked again piece by piece: %s', async (message, said, states) => {
    permissions = states;
    using refusal = refuseWith(message);
    expect(await open()).toEqual({ microphone: said, camera: said });
    expect(refusal.asks).toHaveBeenCalledTimes(1);
  });

  test('because the camera is blocked is asked for the microphone alone', async () => {
    permissions = { microphone: 'prompt', camera: 'denied' };
    using refusal = refuseWith('Permission denied', ['video']);
    expect(await open()).toEqual({ microphone: 'built-in', camera: 'denied' });
    expect(refusal.asks).toHaveBeenCalledTimes(2);
  });

  test('gives what is allowed already, about which nothing is asked', async () => {
    permissions = { microphone: 'granted', camera: 'prompt' };
    using refusal = refuseWith('Permission dismissed', ['video']);
    expect(await open()).toEqual({ microphone: 'built-in', camera: 'dismissed' });
    expect(refusal.asks).toHaveBeenCalledTimes(2);
  });

  test('by the system, which asks nobody, still gives the other one', async () => {
    permissions = {};
    using _refusal = refuseWith('Permission denied by system', ['video']);
    expect(await open()).toEqual({ microphone: 'built-in', camera: 'denied-by-system' });
  });
});

test.each(['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const)(
  'a microphone is opened without %s where that is switched off, and with the others',
  async (off) => {
    machine = [microphone('headset')];
    const all = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    await mediaSources.openDevice({ source: 'microphone', id: 'headset' });
    expect(asked.at(-1)?.audio).toMatchObject(all);
    deviceChoices.setProcessing('headset', { ...all, [off]: false });
    await mediaSources.openDevice({ source: 'microphone', id: 'headset' });
    expect(asked.at(-1)?.audio).toMatchObject({ ...all, [off]: false });
  },
);

test('encoders hear what matters: words, motion, sharp letters, and music of a screen', async () => {
  machine = [microphone('built-in'), camera('lid')];
  const opened = [
    ...(await mediaSources.open(['microphone', 'camera'])),
    ...(await mediaSources.open(['screen'])),
  ];
  expect(
    opened.map(({ result, sound }) => [result.ok && result.value.contentHint, sound?.contentHint]),
  ).toEqual([
    ['speech', undefined],
    ['motion', undefined],
    ['detail', 'music'],
  ]);
});
