import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { digestOf, type Phone } from '../../../support/phone.ts';
import {
  accept,
  ALICE,
  alicesFriends,
  alicesPhone,
  BOB,
  CALL,
  createWriter,
  OTHER,
  seen,
  STRANGER,
  type Writer,
} from './given.ts';

let phone: Phone;
let bob: Writer;
let carol: Writer;

beforeEach(async () => {
  ({ phone, bob, carol } = await alicesFriends());
});

describe('a ring that fails on time only', () => {
  const stale = () => ({ time: phone.now() - 3_600_000 });
  const asked = () => {
    const letter = phone.sent.at(-1)?.letter;
    if (letter?.type !== 'fresh?') throw new Error('not asked');
    return letter.payload;
  };

  it('rings once its device says that it is dialing, and not before', async () => {
    const ring = await bob.ring(stale());
    expect(phone.done).toEqual([]);
    expect(asked()).toEqual({
      nonce: expect.stringMatching(/^[\w-]{22}$/u),
      ring: digestOf(BOB.signingKey, ring),
    });
    await bob.say('fresh', asked());
    expect(phone.types()).toEqual(['fresh?', 'ringing']);
    expect(phone.isRinging()).toBe(true);
  });

  it('is forgotten without an answer, and leaves no missed call', async () => {
    await bob.ring(stale());
    await phone.wait(10_000);
    await bob.say('fresh', asked());
    expect(phone.types()).toEqual(['fresh?']);
    expect(seen(phone)).toEqual([]);
    expect(phone.log).toEqual([]);
  });

  it('is not let in by another nonce, another ring, another device or another call', async () => {
    await bob.ring(stale());
    const good = asked();
    await bob.say('fresh', { ...good, nonce: CALL });
    await bob.say('fresh', { ...good, ring: CALL });
    await carol.say('fresh', good, { sequence: 50 });
    await bob.say('fresh', good, { call: OTHER });
    expect(phone.isRinging()).toBe(false);
  });

  it('is not let in by a second ring of the same call that is just as old', async () => {
    // Both were held back by the broker and come together an hour later.
    await bob.ring(stale());
    await bob.ring(stale(), { reason: 'It is urgent' });
    expect(phone.types()).toEqual(['fresh?']);
    expect(phone.done).toEqual([]);
    expect(phone.isRinging()).toBe(false);
    await bob.say('fresh', asked());
    expect(phone.done).toEqual(['ring of Bob: It is urgent', 'window behind']);
  });

  it('does not ring when another call was accepted meanwhile', async () => {
    await carol.ring({ call: OTHER });
    await bob.ring(stale());
    const question = asked();
    await accept(phone, OTHER);
    await bob.say('fresh', question);
    expect(phone.types()).toEqual(['ringing', 'fresh?', 'accept', 'busy']);
  });

  it('is asked about once per call, three times an hour for each device, for accepted people only', async () => {
    const calls = ['2', '3', '4', '5'].map((first) => `${first}AAAAAAAAAAAAAAAAAAAAA` as CallId);
    for (const call of calls) {
      await bob.ring({ call, ...stale() });
      await bob.ring({ call, ...stale() });
      await phone.wait(10_000);
    }
    expect(phone.types()).toEqual(['fresh?', 'fresh?', 'fresh?']);
    await carol.ring({ call: OTHER, ...stale() });
    expect(phone.types()).toHaveLength(4);
    await phone.wait(3_600_000);
    await bob.ring({ call: calls[3] as CallId, sequence: 90, ...stale() });
    expect(phone.types()).toHaveLength(5);

    phone = await alicesPhone();
    await phone.knows(STRANGER, { accepted: false });
    await createWriter(phone, STRANGER).ring(stale());
    expect(phone.types()).toEqual([]);
    expect(seen(phone)).toEqual([]);
  });

  it('rings as often as its device answers: a wrong clock is no reason to be unreachable', async () => {
    const calls = ['2', '3', '4', '5', '6'].map((first) => `${first}AAAAAAAAAAAAAAAAAAAAA` as CallId);
    for (const [index, call] of calls.entries()) {
      await bob.ring({ call, sequence: 10 * index + 10, ...stale() });
      await bob.say('fresh', asked(), { call, sequence: 10 * index + 11 });
      expect(phone.isRinging()).toBe(true);
      await bob.say('cancel', {}, { call, sequence: 10 * index + 12 });
      await phone.wait(10_000);
    }
    // Those that it leaves without an answer are counted from the first one on.
    const held = ['7', '8', '9', 'A'].map((first) => `${first}AAAAAAAAAAAAAAAAAAAAA` as CallId);
    for (const [index, call] of held.entries()) {
      await bob.ring({ call, sequence: 100 + index, ...stale() });
      await phone.wait(10_000);
    }
    expect(phone.types().filter((type) => type === 'fresh?')).toHaveLength(calls.length + 3);
  });

  it('of somebody who would be silent is asked about too: both callers see the same', async () => {
    await phone.settings.setScreening(ALICE.userId, { takeCalls: false });
    await bob.ring(stale());
    await bob.say('fresh', asked());
    expect(phone.types()).toEqual(['fresh?', 'ringing']);
    expect(phone.done).toEqual([]);
  });
});
