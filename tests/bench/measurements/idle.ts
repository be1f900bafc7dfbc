/**
 * What Ahoy costs while nothing happens: somebody is logged in, connected to the broker, and looks at a conversation.
 * Two browsers side by side, one of them without Ahoy; nobody is attached to either.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/index.ts';
import { conversationId } from '../../sandbox/x/cast.ts';
import type { ChromiumOptions } from '../../support/chromium.ts';
import { BUILT_EXTENSION, extensionIdOf } from '../../support/extension.ts';
import { launchPerson } from '../../support/person.ts';
import type { Measurement } from '../bench.ts';
import { countCpu } from '../idle/processes.ts';
import { launchUnwatched, type Unwatched } from '../idle/unwatched.ts';

const SECOND = 1000;
const IDLE = Number(process.env['BENCH_IDLE_SECONDS'] ?? 300) * SECOND;
/** Starting is not idling. */
const SETTLING = 45 * SECOND;
const LOOK_EVERY = SECOND;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A profile in which alice has an account and a broker. */
const prepare = async (sandbox: Sandbox, extensionDir: string | null): Promise<string> => {
  const profileDir = await mkdtemp(join(tmpdir(), 'ahoy-idle-'));
  const alice = await launchPerson({ handle: 'alice', sandbox, bus: null, profileDir, extensionDir });
  if (extensionDir !== null) {
    await alice.setBroker(sandbox.broker.url);
    await alice.openChat('bob');
    await sandbox.broker.waitForClients(1);
  }
  await alice.close();
  return profileDir;
};

const watch = async (profileDir: string, browser: Unwatched) => {
  const origin = `chrome-extension://${extensionIdOf(BUILT_EXTENSION)}/`;
  const cpu = countCpu(profileDir);
  let wasAwake = await browser.isAwake(origin);
  let [wakeUps, awake, looks] = [0, 0, 0];
  for (const end = Date.now() + IDLE; Date.now() < end; looks += 1) {
    await pause(LOOK_EVERY);
    cpu.look();
    const isAwake = await browser.isAwake(origin);
    if (isAwake && !wasAwake) wakeUps += 1;
    if (isAwake) awake += 1;
    wasAwake = isAwake;
  }
  return { cpu: cpu.used() / SECOND, wakeUps, awake: (100 * awake) / looks };
};

export const idle: Measurement = {
  name: 'idle',
  unit: `over ${IDLE / SECOND} s`,
  async measure({ sandbox }) {
    const options = (profileDir: string, extensionDir: string | undefined): ChromiumOptions => ({
      profileDir,
      extensionDir,
      hostRules: sandbox.x.hostRules,
      media: 'fake',
      headless: true,
      lang: 'en-US',
      timeZone: undefined,
      busAddress: undefined,
      args: [],
    });
    const url = `https://x.com/login-as/alice?to=${encodeURIComponent(`/i/chat/${conversationId('alice', 'bob')}`)}`;
    const launch = async (extensionDir: string | null) => {
      const profileDir = await prepare(sandbox, extensionDir);
      const browser = await launchUnwatched(options(profileDir, extensionDir ?? undefined), url);
      sandbox.onClose(async () => {
        await browser.close();
        await rm(profileDir, { recursive: true, force: true });
      });
      return { profileDir, browser };
    };
    const [ours, bare] = [await launch(BUILT_EXTENSION), await launch(null)];
    await sandbox.broker.waitForClients(1, 30_000);
    await pause(SETTLING);
    const [withAhoy, without] = await Promise.all([
      watch(ours.profileDir, ours.browser),
      watch(bare.profileDir, bare.browser),
    ]);
    return [
      { what: 'CPU of all processes with Ahoy, s', samples: [withAhoy.cpu] },
      { what: 'CPU of all processes without, s', samples: [without.cpu] },
      { what: 'wake-ups of the worker', samples: [withAhoy.wakeUps] },
      { what: 'share of the time that it is awake, %', samples: [withAhoy.awake] },
    ];
  },
};
