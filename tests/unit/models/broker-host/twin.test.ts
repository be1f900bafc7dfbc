import { beforeEach, describe, expect, test, vi } from 'vitest';
import { systemRandom } from '../../../../utils/adapters/browser/system.ts';
import type { LinkPresence } from '../../../../utils/core/broker/link.ts';
import type { Address, Card } from '../../../../utils/core/people/card.ts';
import { encodeAddress } from '../../../../utils/core/protocol/address.ts';
import { forgeLetter } from '../../../support/attacker-letters.ts';
import { createTestDevice, type TestDevice } from '../../../support/devices.ts';
import { CALL, createLetter } from '../../../support/letters.ts';
import { ALICE, BOB, freshDisk } from '../../adapters/storage/given.ts';
import { BROKER_URL, createDevice, createFakeBroker, START, type Device } from './given.ts';

/** Two browsers of Alice's, of which the second was made from a copy of the first one's profile; both know Bob. */
let now = START;
const clock = { now: () => now };
let due: { readonly at: number; readonly run: () => void; readonly until: AbortSignal }[] = [];
const delays = {
  after: (ms: number, run: () => void, until: AbortSignal): void =>
    void due.push({ at: now + ms, run, until }),
};
let wire: ReturnType<typeof createFakeBroker>;
let first: Device;
let second: Device;
let own: Card;
let bob: TestDevice;

const HELD: LinkPresence = { state: 'connecting', since: START, why: 'address-held' };
const TAKEN: LinkPresence = { ...HELD, why: 'address-taken' };
const soon = (what: () => boolean) => vi.waitUntil(what, { interval: 1 });
const last = (device: Device) => device.heard.presence?.at(-1)?.presence;

const sockets = () => wire.at('0.peerjs.com');
/** Those who ask, under addresses of their own. */
const askers = () => sockets().filter((one) => one.own !== own.address);
/** How the link of one of the two stands: the first wanted the address first. */
const link = (which: 0 | 1, presence: LinkPresence): void => {
  const both = sockets().filter((one) => one.own === own.address);
  both[which]?.events.presence(presence);
};

const pass = (ms: number): void => {
  now += ms;
  const over = due.filter(({ at }) => at <= now);
  due = due.filter(({ at }) => at > now);
  for (const { run, until } of over) if (!until.aborted) run();
};
/** The broker lets whoever asks in, and their question out. */
const question = async () => {
  const before = wire.sent.length;
  await soon(() => askers().length > 0);
  askers()[0]?.events.presence({ state: 'open', since: now });
  await soon(() => wire.sent.length > before);
  const [letter] = wire.sent.slice(before);
  if (letter === undefined) throw new Error('nothing was asked');
  return letter;
};
/** The broker delivers to whoever came first. */
const bring = ({ from, to, text }: { from: Address; to: Address; text: string }): void =>
  sockets()
    .find((one) => one.own === to)
    ?.events.letter(from, text);
/** Question, answer and the answer to that. */
const ask = async (): Promise<void> => {
  const before = wire.sent.length;
  await question();
  for (const index of [0, 1, 2]) {
    await soon(() => wire.sent.length > before + index);
    const letter = wire.sent[before + index];
    if (letter !== undefined) bring(letter);
  }
};
const startSecond = async (): Promise<void> => {
  await second.host.configure({ accounts: [ALICE], brokerUrl: BROKER_URL });
  link(1, HELD);
};
/** A letter from nobody known is behind all that came before it. */
let calls = 0;
const dealtWith = async (device: Device): Promise<void> => {
  const before = device.heard.letter?.length ?? 0;
  calls += 1;
  const letter = createLetter('ringing', {}, { time: now, sequence: calls });
  const text = await forgeLetter({ signer: bob, to: own, letter });
  wire.deliver(own.address, text, encodeAddress(systemRandom.bytes(16)));
  await soon(() => (device.heard.letter?.length ?? 0) > before);
};

beforeEach(async () => {
  freshDisk();
  now = START;
  due = [];
  wire = createFakeBroker();
  bob = await createTestDevice(BOB, 1);
  first = createDevice(wire, clock, 'first', delays);
  own = await first.login(ALICE);
  await first.pin(ALICE, bob.card);
  second = createDevice(wire, clock, 'second', delays);
  const row = await (await first.database()).get('accounts', ALICE);
  if (row === undefined) throw new Error('no account');
  await (await second.database()).put('accounts', row);
});

describe('a browser that finds its address taken', () => {
  test('learns that a copy of it is there, and so does the copy', async () => {
    await startSecond();
    await ask();
    await soon(() => first.heard.presence?.length === 2);
    expect(last(second)).toEqual({ state: 'connecting', since: START, why: 'same-keys' });
    expect(last(first)).toEqual({ state: 'open', since: START, twinAt: now });
    expect(wire.sent).toHaveLength(3);
  });

  test('never says that it is somebody else while the copy answers, and so keeps the address', async () => {
    await startSecond();
    for (let n = 0; n < 10; n += 1) {
      await ask();
      pass(10_000);
      link(1, TAKEN);
      pass(20_000);
    }
    const said = (second.heard.presence ?? []).map(({ presence }) =>
      presence.state === 'open' ? 'open' : presence.why,
    );
    expect(new Set(said)).toEqual(new Set(['address-held', 'same-keys']));
  });

  test('is reachable again once the other one is gone, and still says that there was one', async () => {
    await startSecond();
    await ask();
    link(1, { state: 'open', since: now });
    expect(last(second)).toEqual({ state: 'open', since: now, twinAt: START });
    pass(60_000);
    expect(askers()).toEqual([]);
  });

  test('says after four minutes without an answer that it is somebody else', async () => {
    await startSecond();
    await ask();
    await soon(() => last(second)?.state === 'connecting');
    link(1, TAKEN);
    for (let n = 0; n < 7; n += 1) pass(30_000);
    expect(last(second)).toMatchObject({ why: 'same-keys' });
    pass(30_000);
    expect(last(second)).toMatchObject({ why: 'address-taken' });
  });

  test('says so after its own dead socket never, though the broker brings its question back to it', async () => {
    link(0, HELD);
    const letter = await question();
    link(0, { state: 'open', since: now });
    bring(letter);
    await dealtWith(first);
    expect(first.notes).toEqual(['dropped · own-echo · 1']);
    expect(wire.sent).toHaveLength(1);
    expect(last(first)).toEqual({ state: 'open', since: now });
  });

  test('asks every half a minute, each time under another address, and stays no longer than it must', async () => {
    await startSecond();
    const asked = new Set<Address>();
    for (let n = 0; n < 4; n += 1) {
      for (const one of askers()) asked.add(one.own);
      pass(10_000);
      expect(askers()).toEqual([]);
      pass(20_000);
    }
    expect(asked.size).toBe(4);
    await second.host.configure({ accounts: [], brokerUrl: BROKER_URL });
    expect(askers()).toEqual([]);
    pass(31_000);
    expect(askers()).toEqual([]);
  });
});

describe('what proves no copy', () => {
  test('is a question of an earlier life of the same browser, however the broker sends the letters on', async () => {
    link(0, HELD);
    const old = await question();
    await first.host.configure({ accounts: [], brokerUrl: BROKER_URL });

    // The same disk, and a new host.
    const reborn = createDevice(wire, clock, 'first', delays);
    await reborn.login(ALICE);
    bring(old);
    await soon(() => wire.sent.length === 2);
    for (const { text } of wire.sent) wire.deliver(own.address, text, old.from);
    await dealtWith(reborn);
    expect(reborn.notes.toSorted()).toEqual(['dropped · own-echo · 1', 'dropped · replayed · 1']);
    expect(last(reborn)).toEqual({ state: 'open', since: START });
    expect(wire.sent).toHaveLength(2);
  });

  test('is a letter of another key, or one of our own that nobody asked for', async () => {
    const answer = createLetter('twin', { answers: CALL }, { time: now });
    const ring = createLetter('ring', { kind: 'audio', duration: 45_000 }, { time: now });
    const texts = [
      await forgeLetter({ signer: bob, to: own, letter: answer }),
      await forgeLetter({ signer: bob, to: own, letter: answer, as: own, from: own.signingKey }),
      await first.seal(ALICE, own, answer),
      await first.seal(ALICE, own, ring),
    ];
    for (const text of texts) wire.deliver(own.address, text, bob.card.address);
    await dealtWith(first);
    expect(first.notes.toSorted()).toEqual([
      'dropped · bad-signature · 1',
      'dropped · not-own-key · 1',
      'dropped · own-key · 1',
      'dropped · unasked · 1',
    ]);
    expect(first.heard.letter).toHaveLength(1);
    expect(last(first)).toEqual({ state: 'open', since: START });
    expect(wire.sent).toEqual([]);
  });
});
