import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { launchPerson, type Person } from '../support/person.ts';

/** The broker host in its offscreen document: presence, liveness and sound, with and without a worker. */
let sandbox: Sandbox;
let alice: Person;

const ADDRESS = /^[a-z2-7]{26}$/;
const addresses = (): string[] => sandbox.broker.connected().filter((id) => ADDRESS.test(id));

const until = async (what: string, condition: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** What the host answers to a message of the background. */
const tellHost = async (type: string, data: unknown): Promise<unknown> => {
  const worker = await alice.worker();
  return worker.evaluate((message) => chrome.runtime.sendMessage(message), { to: 'host', type, data });
};

beforeAll(async () => {
  sandbox = await startSandbox();
  alice = await launchPerson({ handle: 'alice', sandbox, bus: null });
  const worker = await alice.worker();
  await worker.evaluate((url) => chrome.storage.local.set({ 'browser.brokerUrl': url }), sandbox.broker.url);
});

afterAll(() => sandbox.close());

describe('the broker host', () => {
  test('connects nobody before an account was seen on X, and that account from then on', async () => {
    await until('an offscreen document', () => alice.hasOffscreen());
    expect(addresses()).toEqual([]);
    await alice.openX('/home');
    await until('an address at the broker', () => addresses().length === 1);
  });

  test('stays connected while the worker is dead, and comes back by itself after a cut', async () => {
    const [address] = addresses();
    await alice.stopWorker();
    expect(addresses()).toEqual([address]);
    sandbox.broker.cut(address ?? '');
    await until('the cut', () => addresses().length === 0);
    await until('the way back', () => addresses().length === 1);

    expect(addresses()).toEqual([address]);
  });

  test('hears the background and nobody else', async () => {
    expect(await tellHost('clear-timer', { id: 'nothing' })).toEqual({ ok: true });
    const popup = await alice.openPopup();
    const answer = await popup.evaluate(() =>
      chrome.runtime.sendMessage({ to: 'host', type: 'clear-timer', data: { id: 'nothing' } }),
    );
    await popup.close();
    expect(answer ?? null).toBeNull();
  });

  test('tests a server from where letters are sent', async () => {
    expect(await tellHost('test-broker', { url: sandbox.broker.url })).toMatchObject({
      ok: true,
      value: { ok: true },
    });
    const unused = 'http://127.0.0.1:9/';
    expect(await tellHost('test-broker', { url: unused })).toEqual({
      ok: true,
      value: { ok: false, error: 'unreachable' },
    });
  });

  test('rings without a gesture and stops', async () => {
    await alice.evalOffscreen(`globalThis.rings = []; globalThis.AudioContext = class extends AudioContext {
      constructor(...args) { super(...args); globalThis.rings.push(this); }
    }; 1`);
    await tellHost('ring', { sound: 'ring' });
    await tellHost('ring', { sound: 'ring' });
    await until('sound', async () =>
      Boolean(await alice.evalOffscreen(`rings[0]?.state === 'running' && rings[0].currentTime > 0.1`)),
    );
    expect(await alice.evalOffscreen('rings.length')).toBe(1);
    await tellHost('ring', { sound: 'off' });
    await until('silence', async () => (await alice.evalOffscreen('rings[0].state')) === 'closed');
  });

  test('sent the broker nothing but heartbeats and probes to itself', () => {
    const sent = sandbox.broker.record.filter(
      ({ direction, type }) => direction === 'in' && type !== 'HEARTBEAT',
    );
    expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(['EXPIRE']));
    expect(sent.every(({ src, dst }) => src === dst)).toBe(true);
  });
});
