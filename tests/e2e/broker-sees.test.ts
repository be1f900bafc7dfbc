import { networkInterfaces, tmpdir } from 'node:os';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BrokerRecord } from '../sandbox/broker-wire.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { personOf } from '../sandbox/x/cast.ts';
import { endCall } from '../support/call-steps.ts';
import { readNetLog } from '../support/net-log.ts';
import { exchangeCards, meet, type Pair } from '../support/pair.ts';

/** All that the broker gets to know of a first contact and of a call with a reason, and all that the browsers ask for. */
const REASON = 'Quick question about the contract';
const ADDRESS = /^[a-z2-7]{26}$/u;
const NONCE = /^[\w-]{22}$/u;

/** H ‖ enc(32) ‖ plaintext of 1, 4 or 15 KiB ‖ tag(16), where H has 2 bytes, or 18 under a secret. */
const sizesWith = (header: number): readonly number[] =>
  [1024, 4096, 15_360].map((size) => header + 32 + size + 16);
const [SMALL = 0, ...ROOMY] = sizesWith(2);

const ownAddresses = Object.values(networkInterfaces()).flatMap((all) =>
  (all ?? []).map(({ address }) => address),
);

type SentLetter = { readonly src: string; readonly bytes: Buffer; readonly at: number };

let sandbox: Sandbox;
let pair: Pair;
let folder: string;
const logOf = (handle: string): string => join(folder, `${handle}.json`);
const consoleOf = (handle: string): string => join(folder, `${handle}.log`);
const moments = { ringing: 0, accepting: 0, idle: 0 };

/** How many browsers sent a heartbeat since nobody does anything any more. */
const idleClients = (): number =>
  new Set(
    sandbox.broker.record
      .filter(({ type, at }) => type === 'HEARTBEAT' && at > moments.idle)
      .map(({ client }) => client),
  ).size;

const isLetter = ({ direction, type }: BrokerRecord): boolean => direction === 'in' && type === 'OFFER';
const lettersSent = (from = 0, to = Infinity): readonly SentLetter[] =>
  sandbox.broker.record
    .filter((message) => isLetter(message) && message.at >= from && message.at < to)
    .map(({ src, payload, at }) => ({
      src,
      at,
      bytes: Buffer.from((payload as { letter: string }).letter, 'base64url'),
    }));

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'ahoy-net-log-'));
  const withLog = (handle: string) => ({
    args: [`--log-net-log=${logOf(handle)}`, '--enable-logging', `--log-file=${consoleOf(handle)}`],
  });
  pair = await meet(sandbox, { alice: withLog('alice'), bob: withLog('bob') });
  const { alice, bob } = pair;
  await exchangeCards(sandbox, pair);

  moments.ringing = Date.now();
  await alice.callButton('Video', 'bob').click();
  const window = await alice.waitForPhase('ringing');
  await window.getByRole('textbox', { name: 'Reason' }).fill(REASON);
  await window.getByRole('textbox', { name: 'Reason' }).press('Enter');
  const ring = await bob.bus.waitFor(
    ({ title, body }) => title.includes('is calling') && body.includes(REASON),
  );
  moments.accepting = Date.now();
  bob.bus.press(ring, 'Accept');
  await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
  await endCall(alice, bob);

  moments.idle = Date.now();
  await Promise.all([alice.openPopup(), bob.openPopup()]);
  await vi.waitUntil(() => idleClients() === 2, { timeout: 20_000, interval: 100 });
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the broker', () => {
  it('gets letters, probes and heartbeats, with no room in them for anything else', () => {
    for (const { direction, type, raw, client, src, dst } of sandbox.broker.record) {
      if (direction === 'out' && type === 'OPEN') continue;
      const { payload, ...envelope } = JSON.parse(raw) as { payload?: object };
      if (type === 'HEARTBEAT') {
        expect(JSON.parse(raw)).toEqual({ type: 'HEARTBEAT' });
        continue;
      }
      expect([client, src, dst].filter((id) => !ADDRESS.test(id))).toEqual([]);
      expect(envelope).toEqual(direction === 'in' ? { type, dst } : { type, src, dst });
      if (type === 'EXPIRE') {
        expect(src).toBe(dst);
        expect(payload).toEqual({ type: 'ahoy-probe', nonce: expect.stringMatching(NONCE) });
      } else {
        expect(type).toBe('OFFER');
        expect(payload).toEqual({ type: 'ahoy-letter', letter: expect.stringMatching(/^[\w-]+$/u) });
      }
    }
  });

  it('sees letters of six sizes, each sealed anew', () => {
    const letters = lettersSent();
    expect(letters.length).toBeGreaterThan(10);
    for (const { bytes } of letters) {
      const mode = bytes[1] ?? -1;
      expect([bytes[0], mode]).toEqual([1, mode === 1 ? 1 : 0]);
      expect(sizesWith(mode === 1 ? 18 : 2)).toContain(bytes.length);
      // What cannot be compressed has no structure left to read.
      expect(deflateRawSync(bytes, { level: 9 }).length).toBeGreaterThanOrEqual(bytes.length);
    }
    const encapsulated = letters.map(({ bytes }) => bytes.subarray(-SMALL + 2, -SMALL + 34).toString('hex'));
    expect(new Set(encapsulated).size).toBe(encapsulated.length);
    // Only `hello` travels under a secret.
    expect(letters.filter(({ bytes }) => bytes[1] === 1)).toHaveLength(1);
  });

  it('finds no name, id, reason, description, candidate or address of the network in them', () => {
    const words = [
      ...['alice', 'bob'].map(personOf).flatMap(({ id, name, handle }) => [id, name, `@${handle}`]),
      REASON,
      'Quick question',
      'contract',
      'v=0\r\n',
      'a=ice',
      'a=fingerprint',
      'candidate:',
      'typ host',
      'UDP/TLS',
      'ahoy',
      'payload',
      'sequence',
      ...ownAddresses.filter((address) => address.length > 4),
    ];
    const ids = ['alice', 'bob'].map((handle) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(BigInt(personOf(handle).id));
      return bytes;
    });
    for (const { bytes } of lettersSent()) {
      expect(words.filter((word) => bytes.includes(word) || bytes.includes(word, 0, 'utf16le'))).toEqual([]);
      expect(ids.filter((id) => bytes.includes(id))).toEqual([]);
    }
  });

  it('carries at most three letters of the callee before accept and six of the caller, none roomy enough for a description', () => {
    const before = lettersSent(moments.ringing, moments.accepting);
    const bySender = Map.groupBy(before, ({ src }) => src);
    const [callers = [], callees = []] = [...bySender.values()];
    // The first to write is the caller: nobody is asked whether they are there.
    expect(bySender.size).toBe(2);
    expect(callers.length).toBeGreaterThanOrEqual(2);
    expect(callers.length).toBeLessThanOrEqual(6);
    expect(callees.length).toBeGreaterThanOrEqual(1);
    expect(callees.length).toBeLessThanOrEqual(3);
    expect(before.filter(({ bytes }) => bytes.length !== SMALL)).toEqual([]);
  });

  it('carries the callee’s description first, and only after accept', () => {
    const caller = lettersSent(moments.ringing)[0]?.src;
    const roomy = lettersSent(moments.accepting).filter(({ bytes }) => ROOMY.includes(bytes.length));
    expect(roomy.length).toBeGreaterThanOrEqual(2);
    expect(roomy[0]?.src).not.toBe(caller);
  });
});

describe('the browsers', () => {
  it('asked for nothing but X and the broker, and sent datagrams to each other only, from installation over a call to idling', async () => {
    const { alice, bob } = pair;
    const extension = `chrome-extension://${alice.extensionId}`;
    const broker = new URL(sandbox.broker.url).host;
    await Promise.all([alice.close(), bob.close()]);
    for (const handle of ['alice', 'bob']) {
      const { requests, datagramsTo } = await readNetLog(logOf(handle));
      const hostsOf = (origin: string): readonly string[] => [
        ...new Set(
          requests.filter(({ initiator }) => initiator === origin).map(({ url }) => new URL(url).host),
        ),
      ];
      expect(new Set(requests.map(({ initiator }) => initiator))).toEqual(
        new Set([extension, 'https://x.com']),
      );
      expect(hostsOf(extension)).toEqual([broker]);
      expect(hostsOf('https://x.com')).toEqual(['x.com']);
      expect(datagramsTo.filter((address) => !ownAddresses.includes(address))).toEqual([]);
      expect(datagramsTo.length).toBeGreaterThan(0);
    }
  });

  it('note in the console what became of calls, and nothing that tells who, where or with which key', async () => {
    const words = [
      ...['alice', 'bob'].map(personOf).flatMap(({ id, name, handle }) => [id, name, handle]),
      REASON,
      ...sandbox.broker.record.map(({ client }) => client),
      ...ownAddresses,
    ];
    for (const handle of ['alice', 'bob']) {
      const log = await readFile(consoleOf(handle), 'utf8');
      const ours = log.split('\n').flatMap((line) => {
        const [, said] = /CONSOLE:\d+\] "(.*)", source: chrome-extension:/u.exec(line) ?? [];
        return said === undefined ? [] : [said];
      });
      expect(ours.filter((line) => /^Ahoy · (caller|callee): live$/u.test(line))).toHaveLength(2);
      expect(ours.filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
      expect(ours.filter((line) => /[\w-]{22,}/u.test(line))).toEqual([]);
    }
  });
});
