import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import { type Broker, startBroker } from '../sandbox/broker.ts';
import { startTurn } from '../sandbox/turn.ts';

/** The broker's faults, with bare sockets: a test that relies on them must be able to trust them. */
let broker: Broker;

beforeAll(async () => {
  broker = await startBroker();
});
afterAll(() => broker.stop());

type Client = {
  got: string[];
  send(type: string, dst: string, payload?: unknown): void;
  closed: Promise<number>;
};

async function connect(id: string, token = `token of ${id}`): Promise<Client> {
  const url = `${broker.url.replace('http', 'ws')}peerjs?key=peerjs&id=${id}&token=${encodeURIComponent(token)}`;
  const socket = new WebSocket(url);
  const got: string[] = [];
  socket.on('message', (data: RawData) => got.push((data as Buffer).toString()));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { got, closed, send: (type, dst, payload) => socket.send(JSON.stringify({ type, dst, payload })) };
}

const payloads = (client: Client): unknown[] =>
  client.got
    .map((raw) => (JSON.parse(raw) as { payload?: unknown }).payload)
    .filter((one) => one !== undefined);

describe('the broker of the sandbox', () => {
  it('records what passes, in and out', async () => {
    const [one] = await Promise.all([connect('a1'), connect('a2')]);
    one.send('OFFER', 'a2', 'hello');
    const out = await broker.waitFor((message) => message.direction === 'out' && message.payload === 'hello');
    expect(out).toMatchObject({ type: 'OFFER', src: 'a1', dst: 'a2', client: 'a2' });
    expect(broker.record.some((message) => message.direction === 'in' && message.client === 'a1')).toBe(true);
  });

  it('drops, delays and duplicates what it is told to', async () => {
    const [one, two] = await Promise.all([connect('b1'), connect('b2')]);
    const toTwo = (payload: string) => (message: { dst: string; payload: unknown }) =>
      message.dst === 'b2' && message.payload === payload;
    const undo = [
      broker.drop(toTwo('dropped')),
      broker.delay(toTwo('late'), 150),
      broker.duplicate(toTwo('twice')),
    ];
    for (const payload of ['dropped', 'late', 'twice', 'plain']) one.send('OFFER', 'b2', payload);
    await expect.poll(() => payloads(two)).toEqual(['twice', 'twice', 'plain', 'late']);
    for (const take of undo) take();
    one.send('OFFER', 'b2', 'dropped');
    await expect.poll(() => payloads(two)).toContain('dropped');
  });

  it('replays and forges', async () => {
    const [one, two] = await Promise.all([connect('c1'), connect('c2')]);
    one.send('OFFER', 'c2', 'once');
    const message = await broker.waitFor((seen) => seen.direction === 'out' && seen.payload === 'once');
    broker.replay(message);
    broker.forge('c1', { type: 'OFFER', src: 'nobody', payload: 'forged' });
    await expect.poll(() => payloads(two)).toEqual(['once', 'once']);
    await expect.poll(() => payloads(one)).toEqual(['forged']);
  });

  it('goes silent for one client, and turns new ones away', async () => {
    const [one, two] = await Promise.all([connect('d1'), connect('d2')]);
    const wake = broker.halfOpen('d2');
    one.send('OFFER', 'd2', 'unheard');
    two.send('OFFER', 'd1', 'unsaid');
    const admit = broker.refuse();
    await expect(connect('d3')).rejects.toThrow('401');
    admit();
    wake();
    one.send('OFFER', 'd2', 'heard');
    await expect.poll(() => payloads(two)).toEqual(['heard']);
    expect(payloads(one)).toEqual([]);
  });

  it('closes a socket that sends more than 64 KiB, and lives on after nonsense', async () => {
    const [one, two] = await Promise.all([connect('e1'), connect('e2')]);
    one.send('OFFER', 'e2', 'x'.repeat(70_000));
    expect(await one.closed).toBe(1009);
    two.send('OFFER', 'e2', 'still here');
    await expect.poll(() => payloads(two)).toEqual(['still here']);
  });

  it('stops, and starts again on the same port with nobody connected', async () => {
    const client = await connect('f1');
    const { url } = broker;
    await broker.stop();
    await client.closed;
    await expect(connect('f1')).rejects.toThrow('ECONNREFUSED');
    await broker.restart();
    expect(broker.url).toBe(url);
    expect(broker.connected()).toEqual([]);
    await connect('f1', 'another token');
    await broker.waitForClients(1);
  });
});

describe('the relay of the sandbox', () => {
  it('starts and stops', async () => {
    const turn = await startTurn();
    expect(turn.url).toBe(`turn:127.0.0.1:${turn.port}`);
    await turn.stop();
  });
});
