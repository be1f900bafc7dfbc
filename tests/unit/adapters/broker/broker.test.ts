/** The contract with PeerJS and with the real PeerServer, over real sockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startBroker, type Broker as Server } from '../../../sandbox/broker.ts';
import type { BrokerRecord } from '../../../sandbox/broker-wire.ts';
import type { Broker, BrokerLink } from '../../../../utils/models/ports/letters.ts';
import { letterMessage } from '../../../../utils/core/broker/wire-message.ts';
import type { Address } from '../../../../utils/core/people/card.ts';
import { anAddress, CountedPeerConnection, listening, localBroker, randomBytes } from './given.ts';

let server: Server;
let broker: Broker;
let networkChanged: () => void = () => {};
const allEnded = new AbortController();

beforeAll(async () => {
  vi.stubGlobal('RTCPeerConnection', CountedPeerConnection);
  vi.stubGlobal('navigator', { userAgent: 'test', onLine: true });
  const { createBroker } = await import('../../../../utils/adapters/broker/broker.ts');
  server = await startBroker();
  broker = createBroker({
    clock: { now: () => Date.now() },
    random: randomBytes,
    network: { watch: (changed) => (networkChanged = changed) },
  });
});
afterAll(async () => {
  allEnded.abort();
  await server.stop();
  vi.unstubAllGlobals();
});

/** An address that is connected. */
const connected = async (own: Address = anAddress(), signal = allEnded.signal) => {
  const heard = listening();
  const link: BrokerLink = broker.connect(localBroker(server.port), own, heard.events, signal);
  await heard.reaches('open');
  return { own, heard, link };
};

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 8000, interval: 10 });

describe('PeerJS and a real PeerServer', () => {
  test('carry letters both ways, in order and unaltered', async () => {
    const [alice, bob] = [await connected(), await connected()];
    const long = 'x'.repeat(21_846);
    expect([alice.link.send(bob.own, 'one'), alice.link.send(bob.own, long)]).toEqual([true, true]);
    await until(() => bob.heard.letters.length === 2);
    expect(bob.link.send(alice.own, 'back')).toBe(true);
    await until(() => alice.heard.letters.length === 1);

    expect(bob.heard.letters).toEqual([
      { src: alice.own, text: 'one' },
      { src: alice.own, text: long },
    ]);
    expect(alice.heard.letters).toEqual([{ src: bob.own, text: 'back' }]);
  });

  test('a letter that waited at the server for a socket can be answered at once', async () => {
    const alice = await connected();
    const own = anAddress();
    alice.link.send(own, 'ring');
    const answered: boolean[] = [];
    const link: BrokerLink = broker.connect(
      localBroker(server.port),
      own,
      { ...listening().events, letter: (src) => void answered.push(link.send(src, 'ringing')) },
      allEnded.signal,
    );
    await until(() => alice.heard.letters.length === 1);

    expect(answered).toEqual([true]);
  });

  test('nothing hostile gets past the gate or disturbs the letters behind it', async () => {
    const alice = await connected();
    const from = anAddress();
    const hostile: (object | string)[] = [
      { type: 'OFFER', src: from, payload: { type: 'data', serialization: 'json', connectionId: 'x' } },
      {
        type: 'OFFER',
        src: from,
        payload: { type: 'data', serialization: 'constructor', connectionId: 'y' },
      },
      { type: 'OFFER', src: from, payload: { type: 'media', connectionId: 'z', sdp: {} } },
      { type: 'OFFER', src: from, payload: null },
      { type: 'OFFER', src: from },
      { type: 'CANDIDATE', src: from, payload: { connectionId: 'x', candidate: {} } },
      { type: 'LEAVE', src: from },
      { type: 'INVALID-KEY' },
      { type: 'SOMETHING', payload: {} },
      { hello: 'there' },
      '[]',
      'null',
      '17',
    ];
    for (const message of hostile) server.forge(alice.own, message);
    server.forge(alice.own, 'no JSON at all');
    server.forge(alice.own, { ...letterMessage(alice.own, 'a letter'), src: from });
    await until(() => alice.heard.letters.length === 1);

    expect(alice.heard.dropped()).toBe(hostile.length);
    expect(alice.heard.presences.at(-1)).toMatchObject({ state: 'open' });
    expect(CountedPeerConnection.used).toBe(0);
    expect(CountedPeerConnection.made).toBe(1);
  });

  test('a message that is longer than any letter, or no text, is dropped before anybody parses it', async () => {
    const alice = await connected();
    const parse = vi.spyOn(JSON, 'parse');
    const huge = `{"type":"OFFER","payload":[${'{},'.repeat(100_000)}0]}`;
    server.pour(alice.own, [huge, Buffer.from('{}')]);
    await until(() => alice.heard.dropped() === 2);
    const parsed = parse.mock.calls.map(([text]) => text);
    parse.mockRestore();
    expect(parsed).not.toContain(huge);
    expect(alice.heard.presences.at(-1)).toMatchObject({ state: 'open' });
  });

  test('every socket has a token of its own', async () => {
    const sockets = vi.spyOn(globalThis, 'WebSocket');
    const { own, heard } = await connected();
    server.cut(own);
    await heard.reaches('connecting');
    await heard.reaches('open');
    const urls = sockets.mock.calls.map(([url]) => new URL(String(url)));
    sockets.mockRestore();

    expect(urls.map((url) => url.searchParams.get('id'))).toEqual([own, own]);
    expect(new Set(urls.map((url) => url.searchParams.get('token'))).size).toBe(2);
    expect(urls[0]?.searchParams.get('token')).toMatch(/^[\w-]{22}$/);
  });

  test('a cut link says so at once and comes back', async () => {
    const { own, heard, link } = await connected();
    server.cut(own);
    await heard.reaches('connecting');
    expect(link.send(anAddress(), 'lost')).toBe(false);
    await heard.reaches('open');

    expect(heard.presences.map((presence) => ('why' in presence ? presence.why : 'open'))).toEqual([
      'starting',
      'open',
      'broker-unreachable',
      'open',
    ]);
  });

  test('a network event brings a waiting link back at once', async () => {
    const { heard } = await connected();
    const accept = server.refuse();
    await server.restart();
    await heard.reaches('connecting');
    await until(() => heard.presences.length >= 3);
    accept();
    networkChanged();

    await heard.reaches('open');
  });

  test('an address that somebody else holds is refused until they leave', async () => {
    const first = new AbortController();
    const own = anAddress();
    const holder = listening();
    broker.connect(localBroker(server.port), own, holder.events, first.signal);
    await holder.reaches('open');
    const heard = listening();
    broker.connect(localBroker(server.port), own, heard.events, allEnded.signal);
    await until(() => heard.presences.length === 2);
    expect(heard.presences.at(-1)).toMatchObject({ why: 'address-held' });
    first.abort();

    await heard.reaches('open');
  });

  test('an ended link leaves the server and says nothing more', async () => {
    const ended = new AbortController();
    const { own, heard, link } = await connected(anAddress(), ended.signal);
    const said = heard.presences.length;
    ended.abort();
    await until(() => !server.connected().includes(own));

    expect(link.send(anAddress(), 'late')).toBe(false);
    expect(heard.presences).toHaveLength(said);
  });
});

describe('what only time tells', { concurrent: true, timeout: 20_000 }, () => {
  test('a letter to nobody comes back and disturbs nothing', async () => {
    const { own, heard, link } = await connected();
    const nobody = anAddress();
    link.send(nobody, 'hello?');
    const came = ({ direction, type, src, client }: BrokerRecord): boolean =>
      direction === 'out' && type === 'EXPIRE' && src === nobody && client === own;
    await server.waitFor(came);

    expect(heard.letters).toEqual([]);
    expect(heard.dropped()).toBe(0);
    expect(heard.presences.at(-1)).toMatchObject({ state: 'open' });
  });

  test('a socket that is open and dead is found out soon after a letter went into it', async () => {
    const { own, heard, link } = await connected();
    await new Promise((resolve) => setTimeout(resolve, 5100));
    const revive = server.halfOpen(own);
    expect(link.send(anAddress(), 'into the void')).toBe(true);
    await heard.reaches('connecting', 8000);
    revive();

    expect(heard.presences.at(-1)).toMatchObject({ state: 'connecting', why: 'broker-unreachable' });
  });

  test('a server that takes everybody in and delivers nothing is no presence', async () => {
    const own = anAddress();
    const deliver = server.drop(({ dst, type }) => dst === own && type === 'EXPIRE');
    const heard = listening();
    broker.connect(localBroker(server.port), own, heard.events, allEnded.signal);
    await until(() => heard.presences.length === 2);
    deliver();

    expect(heard.presences).toMatchObject([{ why: 'starting' }, { why: 'broker-unreachable' }]);
  });
});

describe('testing a server', () => {
  test('a PeerServer is measured, and nobody stays behind there', async () => {
    const before = server.connected().length;
    const result = await broker.test(localBroker(server.port));

    expect(result).toMatchObject({ ok: true });
    await until(() => server.connected().length <= before);
  });

  test('another key, another kind of server and no server at all are told apart', async () => {
    const web = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const { port } = web.address() as AddressInfo;

    expect(await broker.test({ ...localBroker(server.port), key: 'wrong' })).toEqual({
      ok: false,
      error: 'not-a-peerserver',
    });
    expect(await broker.test(localBroker(port))).toEqual({ ok: false, error: 'not-a-peerserver' });
    web.closeAllConnections();
    await new Promise((resolve) => web.close(resolve));
    expect(await broker.test(localBroker(port))).toEqual({ ok: false, error: 'unreachable' });
  });
});
