import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X_WORDS } from '../../components/x/words.ts';
import type { ButtonState } from '../../utils/core/call/view.ts';
import type { FromX, ToX } from '../../utils/models/ports/messages.ts';
import { BUILT_EXTENSION } from './extension.ts';
import type { Person } from './person.ts';

/** Hears everything, answers `account-seen` with a state that a test can set, brings the calls, and passes orders on. */
const BACKGROUND = `
  globalThis.heard = [];
  globalThis.state = { state: 'ready' };
  globalThis.isDying = false;
  const words = Object.fromEntries(
    ${JSON.stringify(X_WORDS)}.map((key) => [key, chrome.i18n.getMessage(key.replaceAll('.', '_'), ['$1', '$2'])]),
  );
  let tab;
  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    heard.push({ type: message.type, data: message.data });
    tab = sender.tab?.id;
    if (message.type === 'calls-wanted') {
      if (isDying) return true;
      chrome.scripting.executeScript({ target: { tabId: tab }, files: ['x-calls.js'] }).then(() => answer({ ok: true, value: words }));
      return true;
    }
    if (state) answer({ ok: true, value: message.type === 'account-seen' ? state : message.type === 'invite-found' || undefined });
  });
  globalThis.order = async (type, data) => (await chrome.tabs.sendMessage(tab, { to: 'x', type, data }))?.value;
  globalThis.injectAgain = () => chrome.scripting.executeScript({ target: { tabId: tab }, files: ['content-scripts/x.js'] });
`;

export type Heard = { [K in keyof FromX]: { type: K; data: FromX[K]['in'] } }[keyof FromX];

declare global {
  var heard: Heard[];
  var state: ButtonState | undefined;
  /** Leaves who wants the calls without an answer. */
  var isDying: boolean;
  var order: <K extends keyof ToX>(type: K, data: ToX[K]['in']) => Promise<ToX[K]['out']>;
  var injectAgain: () => Promise<unknown>;
}

/** The built content script with a background that only records: what happens in X's page, and nothing else. */
export async function makeRecordingExtension(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ahoy-recording-'));
  await cp(BUILT_EXTENSION, dir, { recursive: true });
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { permissions: string[] };
  await writeFile(path, JSON.stringify({ ...manifest, permissions: ['scripting'] }));
  await writeFile(join(dir, 'background.js'), BACKGROUND);
  return dir;
}

/** What the page said since the last `forget`, of one type. */
export const heardOf = async <K extends keyof FromX>(person: Person, type: K): Promise<FromX[K]['in'][]> => {
  const worker = await person.worker();
  const all = await worker.evaluate(() => globalThis.heard);
  return all.flatMap((one) => (one.type === type ? [one.data as FromX[K]['in']] : []));
};

export const forget = async (person: Person): Promise<void> => {
  const worker = await person.worker();
  await worker.evaluate(() => void (globalThis.heard.length = 0));
};

export const answerWith = async (person: Person, state: ButtonState | undefined): Promise<void> => {
  const worker = await person.worker();
  await worker.evaluate((next) => void (globalThis.state = next ?? undefined), state ?? null);
};

/** Tells the content script something, as the background does. */
export const order = async <K extends keyof ToX>(
  person: Person,
  type: K,
  data: ToX[K]['in'],
): Promise<ToX[K]['out']> => {
  const worker = await person.worker();
  return worker.evaluate(([type, data]) => globalThis.order(type, data), [type, data] as const);
};
