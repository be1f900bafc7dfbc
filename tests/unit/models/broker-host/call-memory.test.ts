import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Letter } from '../../../../utils/core/protocol/letter.ts';
import { forgeLetter } from '../../../support/attacker-letters.ts';
import { createTestDevice, type TestDevice } from '../../../support/devices.ts';
import { createLetter } from '../../../support/letters.ts';
import { ALICE, BOB, freshDisk } from '../../adapters/storage/given.ts';
import { createDevice, createFakeBroker, START, type Device } from './given.ts';

/** Bob's host knows Alice; the test holds her keys. */
let now = START;
let wire: ReturnType<typeof createFakeBroker>;
let bob: Device;
let alice: TestDevice;
let deliver: (letter: Letter) => Promise<void>;

const ring = (): Letter => createLetter('ring', { kind: 'audio', duration: 45_000 }, { time: now });
const candidates = (sequence: number): Letter =>
  createLetter('candidates', { candidates: [] }, { time: now, sequence });
const heard = () => bob.heard.letter?.map(({ opened }) => opened.letter.type) ?? [];
const hears = (...types: string[]) => vi.waitUntil(() => heard().join() === types.join(), { interval: 1 });
const notes = (line: string) => vi.waitUntil(() => bob.notes.includes(line), { interval: 1 });
const stopDisk = () => {
  vi.spyOn(bob.pins, 'get').mockReturnValue(new Promise(() => {}));
  vi.spyOn(bob.people, 'get').mockReturnValue(new Promise(() => {}));
};

beforeEach(async () => {
  freshDisk();
  now = START;
  wire = createFakeBroker();
  bob = createDevice(wire, { now: () => now }, 'bob');
  const { card } = await bob.accounts.ensure(BOB, undefined, START);
  alice = await createTestDevice(ALICE, 1);
  await bob.pin(BOB, alice.card);
  await bob.login(BOB);
  deliver = async (letter) =>
    wire.deliver(card.address, await forgeLetter({ signer: alice, to: card, letter }), alice.card.address);
});

describe('a letter of media', () => {
  test('waits for no disk once its writer was heard of, and is new once', async () => {
    await deliver(ring());
    await hears('ring');
    stopDisk();
    await deliver(candidates(2));
    await hears('ring', 'candidates');
    await deliver(candidates(2));
    await notes('dropped · replayed · 1');
    expect(heard()).toEqual(['ring', 'candidates']);
  });

  test('waits for it as the first of its writer, and after minutes', async () => {
    await deliver(candidates(1));
    await hears('candidates');
    now += 180_001;
    await bob.pins.remove(BOB, alice.card.signingKey);
    await deliver(candidates(2));
    await notes('dropped · not-pinned · 1');
    expect(heard()).toEqual(['candidates']);
  });
});

test('any other letter is held against the disk each time', async () => {
  await deliver(ring());
  await hears('ring');
  await bob.pins.remove(BOB, alice.card.signingKey);
  await deliver(createLetter('cancel', {}, { time: now, sequence: 2 }));
  await notes('dropped · not-pinned · 1');
  expect(heard()).toEqual(['ring']);
});
