import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { NOTHING_GATHERED, type Gathered } from '../../../utils/core/connection/gathered.ts';
import { NEW_RELAY, type Relay } from '../../../utils/core/protocol/relay.ts';
import { createConnectionTest } from '../../../utils/models/connection-test.ts';
import type { Gathering } from '../../../utils/models/media-ports.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakeClock } from '../../support/fakes/clock.ts';
import { takesNoPort22 } from '../../support/fakes/media.ts';

const RELAY: Relay = { url: 'turn:relay.example', login: 'password', username: 'me', secret: 'password' };
const RELAYED = 'candidate:3 1 udp 5 203.0.113.1 63697 typ relay raddr 0.0.0.0 rport 0 ufrag aa';
const SEEN = 'candidate:4 1 udp 5 203.0.113.9 61000 typ srflx raddr 192.168.1.5 rport 4 ufrag aa';
const HOST = 'candidate:1 1 udp 5 192.168.1.5 4 typ host ufrag aa';

type Ask = {
  readonly servers: Parameters<Gathering['gather']>[0]['servers'];
  readonly relayOnly: boolean;
  readonly until: AbortSignal;
  answer(gathered: Partial<Gathered>): void;
};

const open = (relays: readonly Relay[] = [RELAY]) => {
  const background = createFakeBackground();
  background.answer('test-broker', { ok: true, value: { milliseconds: 12 } });
  const asks: Ask[] = [];
  const timers: { readonly ms: number; readonly ring: () => void }[] = [];
  const subject = signal({ brokerUrl: '', relays, alwaysRelay: false });
  const over = new AbortController();
  const test = createConnectionTest(
    subject,
    {
      background,
      gathering: {
        accepts: takesNoPort22,
        gather: ({ servers, relayOnly }, _, until) =>
          new Promise((resolve) => {
            const answer = (more: Partial<Gathered>): void => resolve({ ...NOTHING_GATHERED, ...more });
            until.addEventListener('abort', () => answer({}));
            asks.push({ servers, relayOnly, until, answer });
          }),
      },
      delays: {
        after: (ms, then, until) => void timers.push({ ms, ring: () => until.aborted || then() }),
      },
      clock: createFakeClock(),
      passwords: { passwordFor: async (secret, username) => `${secret} ${username}` },
    },
    over.signal,
  );
  return { test, background, asks, timers, subject, over };
};

const answerAll = (asks: readonly Ask[]): void => {
  for (const { relayOnly, answer } of asks)
    answer({ candidates: relayOnly ? [RELAYED] : [HOST, SEEN], complete: true });
};

describe('a test of the connection', () => {
  it('asks nobody before it is started', async () => {
    const { asks, background } = open();
    await settled();
    expect([asks, background.asked]).toEqual([[], []]);
  });

  it('asks each relay apart, with what is typed, and ends in one diagnosis', async () => {
    const shared: Relay = { ...NEW_RELAY, url: 'turns:b.example', login: 'shared-secret', secret: 'north' };
    const { test, asks, background } = open([RELAY, shared]);
    const running = test.start.value?.();
    await settled();
    expect(background.asked).toEqual([{ type: 'test-broker', data: { url: '' } }]);
    expect(asks.map(({ relayOnly }) => relayOnly)).toEqual([false, true, true]);
    expect(asks[2]?.servers).toEqual([
      {
        urls: ['turns:b.example'],
        username: '1800086400:ahoy',
        credential: 'north 1800086400:ahoy',
      },
    ]);
    expect(test.start.value).toBeUndefined();
    asks[1]?.answer({ errors: [{ url: 'x', code: 401 }] });
    await settled();
    expect(test.state.value).toMatchObject({
      step: 'running',
      findings: { local: undefined, relays: [{ outcome: 'wrong-login' }, { outcome: undefined }] },
    });
    answerAll(asks);
    await running;
    expect(test.state.value).toMatchObject({
      step: 'done',
      findings: { local: ['192.168.1.5'], publicAddress: { addresses: ['203.0.113.9'] } },
      diagnosis: { kind: 'some-relays', relay: 'turn:relay.example' },
    });
  });

  it('tries no relay that cannot be used, and says why', async () => {
    const { test, asks } = open([{ ...RELAY, secret: '' }, { ...RELAY, url: 'relay.example' }, NEW_RELAY]);
    const running = test.start.value?.();
    await settled();
    expect(asks).toHaveLength(1);
    answerAll(asks);
    await running;
    expect(test.state.value).toMatchObject({
      findings: { relays: [{ outcome: 'no-login' }, { outcome: 'not-an-address' }] },
    });
  });

  it('asks nothing of a relay whose address the browser refuses, and says so', async () => {
    const { test, asks } = open([{ ...RELAY, url: 'turn:relay.example:22' }]);
    const running = test.start.value?.();
    await settled();
    expect(asks).toHaveLength(1);
    answerAll(asks);
    await running;
    expect(test.state.value).toMatchObject({
      findings: { relays: [{ outcome: 'not-accepted' }] },
      diagnosis: { kind: 'relay-not-accepted', relay: 'turn:relay.example:22' },
    });
  });

  it('never hangs: whoever says nothing is over in time', async () => {
    const { test, background, timers } = open();
    background.ask = () => new Promise(() => {});
    const running = test.start.value?.();
    await settled();
    for (const { ring } of timers) ring();
    await running;
    expect(test.state.value).toMatchObject({
      step: 'done',
      findings: {
        broker: 'no-answer',
        publicAddress: { outcome: 'time-out' },
        relays: [{ outcome: 'time-out' }],
      },
      diagnosis: { kind: 'offline' },
    });
    expect(Math.max(...timers.map(({ ms }) => ms))).toBeLessThan(20_000);
  });

  it('says so when Ahoy itself does not answer', async () => {
    const { test, background, asks } = open([]);
    background.vanish();
    const running = test.start.value?.();
    await settled();
    answerAll(asks);
    await running;
    expect(test.state.value).toMatchObject({
      findings: { broker: 'no-answer' },
      diagnosis: { kind: 'broker' },
    });
  });

  it('can be stopped, keeps what was found, and can be started again', async () => {
    const { test, asks } = open();
    void test.start.value?.();
    await settled();
    asks[0]?.answer({ candidates: [HOST, SEEN], complete: true });
    await settled();
    test.stop.value?.();
    expect(asks[1]?.until.aborted).toBe(true);
    await settled();
    expect(test.state.value).toMatchObject({
      step: 'stopped',
      findings: { local: ['192.168.1.5'], relays: [{ outcome: undefined }] },
    });
    expect(test.stop.value).toBeUndefined();
    expect(test.start.value).toBeDefined();
  });

  it('is forgotten when something else is typed, and what was asked ends', async () => {
    const { test, asks, subject } = open();
    const running = test.start.value?.();
    await settled();
    subject.value = { ...subject.value };
    expect(test.state.value.step).toBe('running');
    subject.value = { ...subject.value, brokerUrl: 'https://other.example' };
    expect(asks.every(({ until }) => until.aborted)).toBe(true);
    await running;
    expect(test.state.value).toEqual({ step: 'none' });
  });

  it('ends with the page', async () => {
    const { test, asks, over } = open();
    void test.start.value?.();
    await settled();
    over.abort();
    expect(asks.every(({ until }) => until.aborted)).toBe(true);
  });
});
