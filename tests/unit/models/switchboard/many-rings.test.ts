import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { cardOf, type Phone } from '../../../support/phone.ts';
import { ALICE, alicesFriends, BOB, CALL, createWriter, OFFER, OTHER, type Writer } from './given.ts';

let phone: Phone;
let bob: Writer;
let carol: Writer;

beforeEach(async () => {
  ({ phone, bob, carol } = await alicesFriends());
});

describe('a device that rings anew', () => {
  it('gave up what it rang before, although its cancel never came', async () => {
    await bob.ring();
    await phone.wait(5_000);
    await bob.ring({ call: OTHER });
    const shown = await phone.switchboard.shown();
    expect(shown.filter(({ phase }) => phase === 'ringing').map(({ id }) => id)).toEqual([OTHER]);
    expect(phone.log).toMatchObject([{ call: CALL, outcome: 'missed' }]);
    // Nobody waits for an answer to it.
    expect(phone.types()).toEqual(['ringing', 'ringing']);
  });

  it('is asked whether it is dialing when an older ring of it comes late', async () => {
    await bob.ring({ call: OTHER });
    await bob.ring({ call: CALL, time: phone.now() - 10_000 });
    expect(phone.types()).toEqual(['ringing', 'fresh?']);
    expect((await phone.switchboard.shown()).find(({ phase }) => phase === 'ringing')?.id).toBe(OTHER);
  });

  it('rings although what it rang before was in doubt, as its clock was ahead then', async () => {
    await bob.ring({ time: phone.now() + 300_000 });
    expect(phone.types()).toEqual(['fresh?']);
    await bob.ring({ call: OTHER });
    expect(phone.types()).toEqual(['fresh?', 'ringing']);
  });

  it('does not end what somebody took meanwhile', async () => {
    await bob.ring();
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    await phone.wait(1_000);
    await bob.ring({ call: OTHER });
    await phone.switchboard.media(CALL, OFFER);
    expect(phone.types()).toContain('accept');
  });
});

describe('a flood of rings', () => {
  // The limit of unanswered rings ends most floods before; here is what holds without it.
  beforeEach(() =>
    phone.settings.setScreening(ALICE.userId, rulesWith({ unanswered: { on: false, atLeast: 5 } })),
  );
  const calls = (from: number, count: number): readonly CallId[] =>
    Array.from(
      { length: count },
      (_, i) => `${String(from + i).padStart(4, '0')}AAAAAAAAAAAAAAAAAA` as CallId,
    );

  it('of one friend is one ring at a time, twenty times a minute, and keeps nobody else out', async () => {
    for (const call of calls(0, 200)) {
      await bob.ring({ call });
      await phone.wait(1);
    }
    expect(phone.done.filter((one) => one === 'window behind')).toHaveLength(20);
    expect(phone.types()).toHaveLength(20);
    await carol.ring({ call: OTHER });
    expect(phone.done.slice(-2)).toEqual(['ring of Carol: ', 'window behind']);
    await phone.wait(60_000);
    await bob.ring({ call: calls(900, 1)[0] as CallId });
    expect(phone.done.slice(-2)).toEqual(['ring of Bob: ', 'window behind']);
  });

  it('of many devices of one friend opens five windows: no more of them are known', async () => {
    const devices = Array.from({ length: 12 }, (_, n) => cardOf(BOB.userId, 100 + n));
    for (const device of devices) await phone.knows(device);
    for (const [n, call] of calls(0, 12).entries())
      await createWriter(phone, devices[n] ?? BOB).ring({ call });
    expect(phone.done.filter((one) => one === 'window behind')).toHaveLength(5);
  });

  it('that is cancelled each time is heard twenty times a minute', async () => {
    for (const call of calls(0, 40)) {
      await bob.ring({ call });
      await bob.say('cancel', {}, { call, sequence: 1000 });
    }
    expect(phone.done.filter((one) => one === 'window behind')).toHaveLength(20);
  });

  it('of a blocked person leaves twenty lines a minute in the log', async () => {
    await phone.knows(BOB, { blocked: true });
    for (const call of calls(0, 200)) await bob.ring({ call });
    expect(phone.log).toHaveLength(20);
  });
});
