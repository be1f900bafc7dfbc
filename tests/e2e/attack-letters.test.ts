import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../../utils/core/protocol/base64url.ts';
import { MAX_LETTER_CHARACTERS } from '../../utils/core/protocol/limits.ts';
import type { BrokerRecord } from '../sandbox/broker-wire.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { launchVictim, type Victim } from '../support/attacked.ts';
import { type Attacker, newCall } from '../support/attacker.ts';
import { flipped, forgeLetter, type Forgery } from '../support/attacker-letters.ts';
import { waitForRing } from '../support/call-steps.ts';
import { createLetter } from '../support/letters.ts';

/** Bob's browser, which knows Alice and Carol, gets every letter that it must not believe. */
let sandbox: Sandbox;
let victim: Victim;
let alice: Attacker;
let carol: Attacker;
let stranger: Attacker;
let before: readonly string[];

/** A hostile broker may write any sender on the envelope: here one that Bob knows. */
const fromBroker = (payload: unknown, src = alice.card.address): void =>
  sandbox.broker.forge(victim.card.address, { type: 'OFFER', src, dst: victim.card.address, payload });
const letterFromBroker = async (forgery: Partial<Forgery>): Promise<void> => {
  const ring = createLetter(
    'ring',
    { kind: 'video', duration: 45_000 },
    { call: newCall(), time: Date.now() },
  );
  const letter = await forgeLetter({ signer: stranger.device, to: victim.card, letter: ring, ...forgery });
  fromBroker({ type: 'ahoy-letter', letter });
};
const sentByBob = (): readonly BrokerRecord[] =>
  sandbox.broker.record.filter(
    ({ direction, type, src }) => direction === 'in' && type === 'OFFER' && src === victim.card.address,
  );
/** Lets Bob deal with it all; then nothing may have been shown or sent but the receipt. */
const expectNothing = async (): Promise<void> => {
  await victim.passed(alice);
  expect(victim.seen()).toEqual(before);
};

beforeAll(async () => {
  sandbox = await startSandbox();
  victim = await launchVictim(sandbox);
  [alice, carol, stranger] = await Promise.all([
    victim.play('alice', 11),
    victim.play('carol', 12),
    victim.play('alice', 13),
  ]);
  await victim.befriend('alice', alice);
  await victim.befriend('carol', carol);
});
afterAll(async () => {
  for (const one of [alice, carol, stranger]) one.close();
  await sandbox.close();
});
beforeEach(() => {
  before = victim.seen();
});

/** Alice rings, Bob's desktop says so, and she gives up: the way for calls is open. */
const ringsAndStops = async (): Promise<void> => {
  const { bob, card } = victim;
  const isMissed = ({ title }: { title: string }): boolean => title === 'Missed call from Alice Archer';
  for (const old of bob.bus.open().filter(isMissed)) bob.bus.close(old);
  const { call } = await alice.ring(card);
  const ring = await waitForRing(bob, 'alice');
  await alice.waitFor('ringing', call);
  await alice.say(card, 'cancel', {}, { call });
  await bob.bus.waitForClosed(ring);
  await bob.bus.waitFor(isMissed);
  await expect.poll(() => victim.seen().filter((one) => one.startsWith('/'))).toEqual([]);
};

describe('letters of people who are not known', () => {
  it('do nothing: of a key that was never pinned, though it says that it is Alice’s', async () => {
    await stranger.ring(victim.card);
    await stranger.ring(victim.card, {}, { as: alice.card, from: alice.card.signingKey });
    await stranger.say(victim.card, 'cancel', {});
    await stranger.say(victim.card, 'hello-ok', {});
    await stranger.say(victim.card, 'card', { card: stranger.card, serial: 9 });
    await stranger.say(victim.card, 'fresh?', { nonce: newCall(), ring: alice.card.signingKey });
    await expectNothing();
    expect(stranger.heard).toEqual([]);
  });

  it('do nothing when the broker passes them off as Alice’s', async () => {
    await letterFromBroker({});
    await letterFromBroker({ as: alice.card, from: alice.card.signingKey });
    await letterFromBroker({ signer: carol.device, from: alice.card.signingKey });
    await letterFromBroker({ signer: carol.device, as: { ...carol.card, userId: alice.card.userId } });
    await expectNothing();
  });
});

describe('letters that are wrong', () => {
  it('do nothing: cut, turned, too large, malformed, of another version, for another person', async () => {
    const letter = createLetter(
      'ring',
      { kind: 'video', duration: 45_000 },
      { call: newCall(), time: Date.now() },
    );
    const good = await forgeLetter({ signer: alice.device, to: victim.card, letter });
    const bytes = decodeBase64url(good);
    if (!bytes.ok) throw new Error('malformed');
    const turned = [0, 1, 3, 40, 900].map((at) => encodeBase64url(flipped(bytes.value, at)));
    const cut = ['', 'A', '!', good.slice(0, -4), `${good}AAAA`];
    const large = ['A'.repeat(MAX_LETTER_CHARACTERS), 'A'.repeat(60_000)];
    for (const text of [...turned, ...cut, ...large]) fromBroker({ type: 'ahoy-letter', letter: text });
    const forgeries: readonly Partial<Forgery>[] = [
      { boundTo: { ...victim.card, userId: carol.card.userId } },
      { boundTo: { ...victim.card, signingKey: carol.card.signingKey } },
      { to: carol.card },
      { plaintext: (plaintext) => flipped(plaintext, 3) },
      { body: (body) => ({ ...body, type: 'open-window' }) },
      { body: (body) => ({ ...body, payload: { kind: 'video', duration: 3_600_000 } }) },
      { body: () => null },
      { letter: createLetter('hello', { card: alice.card }, { time: Date.now() }) },
    ];
    for (const forgery of forgeries) await letterFromBroker({ signer: alice.device, ...forgery });
    await expectNothing();
  });
});

describe('letters at the wrong time', () => {
  it('of a friend are asked about, and nothing rings without an answer', async () => {
    for (const off of [-3_600_000, -61_000, 86_400_000]) {
      const { call } = await alice.ring(victim.card, { time: Date.now() + off });
      await alice.waitFor('fresh?', call);
    }
    const { call } = await alice.ring(victim.card, { time: Date.now() - 3_600_000 });
    await expectNothing();
    // Three questions an hour.
    expect(alice.heard.filter(({ letter }) => letter.call === call)).toEqual([]);
  });

  it('of a friend ring when the answer is the right one', async () => {
    const { call } = await carol.ring(victim.card, { time: Date.now() - 3_600_000 });
    const { letter } = await carol.waitFor('fresh?', call);
    if (letter.type !== 'fresh?') throw new Error('not asked');
    await carol.say(victim.card, 'fresh', { ...letter.payload, nonce: newCall() }, { call });
    await victim.passed(alice);
    expect(victim.seen()).toEqual(before);
    await carol.say(victim.card, 'fresh', letter.payload, { call });
    const ring = await waitForRing(victim.bob, 'carol');
    await carol.say(victim.card, 'cancel', {}, { call });
    await victim.bob.bus.waitForClosed(ring);
  });
});

describe('letters that are sent again', () => {
  it('do nothing, also under another sender, and after the browser was restarted', async () => {
    await ringsAndStops();
    before = victim.seen();
    const letters = sandbox.broker.record.filter(
      ({ direction, type, client }) =>
        direction === 'out' && type === 'OFFER' && client === victim.card.address,
    );
    const replayAll = (): void => {
      for (const message of letters.slice(-12)) sandbox.broker.replay(message);
      for (const { payload } of letters.slice(-12)) fromBroker(payload, carol.card.address);
    };
    const sent = sentByBob().length;
    replayAll();
    await expectNothing();
    expect(sentByBob().length).toBe(sent + 1);

    await victim.bob.restart('installed');
    await sandbox.broker.waitForClients(4);
    before = victim.seen();
    replayAll();
    await expectNothing();
  });

  it('leave the way for calls open', async () => {
    await ringsAndStops();
  });
});

describe('the keys', () => {
  it('cannot be taken out, neither by a page of the extension nor by its worker', async () => {
    const readKeys = async (): Promise<readonly string[]> => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(new Error('no database')));
        });
      const database = await asked(indexedDB.open('ahoy'));
      const accounts: Record<'signing' | 'sealing', CryptoKeyPair>[] = await asked(
        database.transaction('accounts').objectStore('accounts').getAll(),
      );
      database.close();
      const keys = accounts.flatMap(({ signing, sealing }) => [signing.privateKey, sealing.privateKey]);
      const tries = keys.flatMap((key) =>
        (['pkcs8', 'jwk', 'raw'] as const).map((format) =>
          crypto.subtle.exportKey(format, key).then(
            () => 'exported',
            () => `refused ${key.extractable}`,
          ),
        ),
      );
      return Promise.all(tries);
    };
    const popup = await victim.bob.openPopup();
    const refused = Array.from({ length: 6 }, () => 'refused false');
    expect(await popup.evaluate(readKeys)).toEqual(refused);
    expect(await (await victim.bob.worker()).evaluate(readKeys)).toEqual(refused);
    await popup.close();
  });
});
