/** A copy of the built extension that can be lied to: its clock, its network and some of the browser's answers. */
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_EXTENSION } from '../../extension.ts';

/** What the extension is made to believe, in all of its contexts, those that start later too. */
export type Lies = {
  /** Of its clock, ms. */
  readonly ahead: number;
  readonly online: boolean;
  /** Whether an API answers. */
  readonly notifications: 'sound' | 'rejects' | 'hangs';
  readonly windows: 'sound' | 'rejects' | 'hangs';
};

export const TRUTH: Lies = { ahead: 0, online: true, notifications: 'sound', windows: 'sound' };

/** Under this name lies are broadcast, and kept for contexts that start later. */
export const LIES = 'test.lies';

declare global {
  /** What one context of the copy tells of itself. */
  var tested: {
    /** Sounds that play. */
    sounds(): number;
    /** Cameras, microphones and screens that are open. */
    devices(): number;
    /** Packets of sound that came in over the newest connection. */
    packets(): Promise<number>;
  };
}

/**
 * Nothing from outside sets the clock of one browser, or takes the network from its offscreen document, while it runs. A
 * worker reads what is kept after it began; pages know it at once.
 */
const SCRIPT = `(() => {
  const lies = ${JSON.stringify(TRUTH)};
  const believe = (now) => {
    const was = lies.online;
    Object.assign(lies, now);
    if (was !== lies.online) self.dispatchEvent(new Event(lies.online ? 'online' : 'offline'));
  };
  const isPage = typeof document !== 'undefined';
  if (isPage) believe(JSON.parse(localStorage.getItem('${LIES}') ?? '{}'));
  else chrome.storage.session.get('${LIES}').then((kept) => believe(kept['${LIES}'] ?? {}));
  new BroadcastChannel('${LIES}').onmessage = ({ data }) => believe(data);

  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [RealDate.now() + lies.ahead] : args));
    }
    static now() {
      return RealDate.now() + lies.ahead;
    }
  };
  Object.defineProperty(navigator, 'onLine', { get: () => lies.online });

  const behave = (api, name, which) => {
    const real = api[name].bind(api);
    // Thrown at once: a caller with a callback learns of it too.
    api[name] = (...args) => {
      if (lies[which] === 'hangs') return new Promise(() => {});
      if (lies[which] === 'rejects') throw new Error('The browser refused');
      return real(...args);
    };
  };
  if (!isPage) {
    for (const name of ['create', 'update', 'clear', 'getAll']) behave(chrome.notifications, name, 'notifications');
    for (const name of ['create', 'update', 'remove']) behave(chrome.windows, name, 'windows');
    return;
  }

  const playing = new Set();
  const RealContext = AudioContext;
  globalThis.AudioContext = class extends RealContext {
    constructor(...args) {
      super(...args);
      playing.add(this);
    }
    close() {
      playing.delete(this);
      return super.close();
    }
  };
  const tracks = [];
  const { mediaDevices } = navigator;
  for (const name of ['getUserMedia', 'getDisplayMedia']) {
    const real = mediaDevices[name].bind(mediaDevices);
    mediaDevices[name] = async (...args) => {
      const stream = await real(...args);
      tracks.push(...stream.getTracks());
      return stream;
    };
  }
  let connection;
  const RealConnection = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends RealConnection {
    constructor(...args) {
      super(...args);
      connection = this;
    }
  };
  globalThis.tested = {
    sounds: () => playing.size,
    devices: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    packets: async () => {
      const stats = [...((await connection?.getStats()) ?? new Map()).values()];
      return stats
        .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
        .reduce((sum, { packetsReceived }) => sum + packetsReceived, 0);
    },
  };
})();
`;

export const makeFaultyExtension = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'ahoy-faulty-'));
  await cp(BUILT_EXTENSION, dir, { recursive: true });
  await writeFile(join(dir, 'lies.js'), SCRIPT);
  for (const page of ['call.html', 'offscreen.html']) {
    const html = await readFile(join(dir, page), 'utf8');
    await writeFile(join(dir, page), html.replace('<head>', '<head><script src="/lies.js"></script>'));
  }
  const worker = await readFile(join(dir, 'background.js'), 'utf8');
  await writeFile(join(dir, 'background.js'), SCRIPT + worker);
  return dir;
};

/** Only to developers Chrome gives an extension back that it loads anew from a folder. */
export const makeDeveloperProfile = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'ahoy-developer-'));
  await mkdir(join(dir, 'Default'));
  await writeFile(
    join(dir, 'Default/Preferences'),
    JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
  );
  return dir;
};

/** The next version lies there, for whoever loads the extension anew. */
export const raiseVersion = async (dir: string): Promise<void> => {
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { version: string };
  const [major = 0, minor = 0, patch = 0] = manifest.version.split('.').map(Number);
  await writeFile(path, JSON.stringify({ ...manifest, version: `${major}.${minor}.${patch + 1}` }));
};
