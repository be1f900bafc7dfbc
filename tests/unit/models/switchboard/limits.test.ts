import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { cardOf, type Phone } from '../../../support/phone.ts';
import { ALICE, alicesPhone, BOB, CAROL, createWriter } from './given.ts';

let phone: Phone;
beforeEach(async () => {
  phone = await alicesPhone();
});

const callId = (n: number): CallId => `${String(n).padStart(4, '0')}AAAAAAAAAAAAAAAAAA` as CallId;

/** Rings that nobody answers, one after the other. */
const ringInVain = async (caller: ReturnType<typeof createWriter>, from: number, times: number) => {
  for (let n = from; n < from + times; n += 1) {
    await caller.ring({ call: callId(n) });
    await phone.wait(60_000);
  }
};
const rung = (): number => phone.done.filter((one) => one.startsWith('ring of')).length;

describe('a person who rings in vain again and again', () => {
  it('is silent after five times that day, told nothing, and one digest says so', async () => {
    const bob = createWriter(phone, BOB);
    await ringInVain(bob, 0, 5);
    expect(rung()).toBe(5);
    expect(phone.done).not.toContain('digest');
    await ringInVain(bob, 5, 2);
    expect(rung()).toBe(5);
    expect(phone.done.filter((one) => one === 'digest')).toHaveLength(2);
    expect(phone.types().every((type) => type === 'ringing')).toBe(true);
    expect(phone.log.at(-1)?.judged?.judgement.chain.at(-1)?.rule.id).toBe('unanswered');
  });

  it('is silent though none of the rings is over before the next', async () => {
    await phone.settings.setScreening(ALICE.userId, rulesWith({ unanswered: { on: true, atLeast: 2 } }));
    const bob = createWriter(phone, BOB);
    for (let n = 0; n < 5; n += 1) {
      await bob.ring({ call: callId(n) });
      await phone.wait(1);
    }
    expect(rung()).toBe(2);
  });

  it('is silent though they say each time that another device took the call', async () => {
    const bob = createWriter(phone, BOB);
    for (let n = 0; n < 8; n += 1) {
      await bob.ring({ call: callId(n) });
      await bob.say('taken', {}, { call: callId(n) });
      await phone.wait(10_000);
    }
    expect(rung()).toBe(5);
  });

  it('cannot undo it with the ids of calls that are forgotten everywhere but in Recent', async () => {
    const bob = createWriter(phone, BOB);
    for (let n = 0; n < 61; n += 1) {
      await bob.ring({ call: callId(n) });
      await bob.say('cancel', {}, { call: callId(n) });
      await phone.wait(60_000);
    }
    const [before, told] = [[...phone.log], phone.sent.length];
    await bob.ring({ call: callId(0) });
    await phone.wait(60_000);
    expect(phone.log).toEqual(before);
    expect(phone.sent).toHaveLength(told);
  });

  it('is shown with three reasons at most, and cannot make it ring on and on', async () => {
    const bob = createWriter(phone, BOB);
    for (let n = 0; n < 40; n += 1) {
      await bob.ring({ call: callId(1) }, { reason: `Reason ${n}` });
      await phone.wait(2000);
    }
    expect(rung()).toBe(3);
    expect(phone.isRinging()).toBe(false);
  });

  it.each(['ring', 'silent'] as const)(
    'may give its reasons although the ring came twice because no answer got through: %s',
    async (verdict) => {
      await phone.settings.setScreening(
        ALICE.userId,
        rulesWith({ anyoneWithCard: verdict === 'ring', everyoneElse: 'silent' }),
      );
      const bob = createWriter(phone, BOB);
      await bob.ring({ call: callId(1) });
      await bob.ring({ call: callId(1) });
      for (const reason of ['First', 'Second']) await bob.ring({ call: callId(1) }, { reason });
      await phone.wait(46_000);
      expect(phone.log).toMatchObject([{ reason: 'Second' }]);
    },
  );

  it('is silenced though they say that another device took the call', async () => {
    await phone.settings.setScreening(
      ALICE.userId,
      rulesWith({ anyoneWithCard: false, everyoneElse: 'silent' }),
    );
    const bob = createWriter(phone, BOB);
    await bob.ring({ call: callId(1) });
    await bob.say('taken', {}, { call: callId(1) });
    expect(phone.log).toMatchObject([{ outcome: 'silenced', end: 'silenced' }]);
  });

  it('rings after twenty calls within a minute, once the clock was set back', async () => {
    await phone.settings.setScreening(ALICE.userId, rulesWith({ unanswered: { on: false, atLeast: 5 } }));
    const bob = createWriter(phone, BOB);
    const ringAndLeave = async (n: number) => {
      await bob.ring({ call: callId(n) });
      await bob.say('cancel', {}, { call: callId(n) });
      await phone.wait(1000);
    };
    for (let n = 0; n < 21; n += 1) await ringAndLeave(n);
    expect(rung()).toBe(20);
    phone.turnBack(600_000);
    await ringAndLeave(21);
    expect(rung()).toBe(21);
  });

  it('keeps nobody else out', async () => {
    await ringInVain(createWriter(phone, BOB), 0, 6);
    await createWriter(phone, CAROL).ring({ call: callId(9) });
    expect(phone.done.slice(-2)).toEqual(['ring of Carol: ', 'window behind']);
  });

  it('rings again on the next day', async () => {
    const bob = createWriter(phone, BOB);
    await ringInVain(bob, 0, 6);
    await phone.wait(86_400_000);
    await ringInVain(bob, 10, 1);
    expect(rung()).toBe(6);
  });

  it('rings as often as they like where that is not limited', async () => {
    await phone.settings.setScreening(ALICE.userId, rulesWith({ unanswered: { on: false, atLeast: 5 } }));
    await ringInVain(createWriter(phone, BOB), 0, 8);
    expect(rung()).toBe(8);
  });
});

describe('many who call for the first time', () => {
  const strangers = [11, 12, 13, 14, 15].map((seed) => cardOf(`70000000000000000${seed}`, seed));

  it('are silent from the fourth on, while those who called before ring', async () => {
    for (const [n, card] of strangers.entries()) {
      await phone.knows(card, { name: `Stranger ${n + 1}` });
      await ringInVain(createWriter(phone, card), n, 1);
    }
    expect(rung()).toBe(3);
    expect(phone.done.filter((one) => one === 'digest')).toHaveLength(2);
    await phone.switchboard.placeCall({ account: ALICE.userId, userId: BOB.userId, kind: 'audio' });
    await phone.wait(60_000);
    await createWriter(phone, BOB).ring({ call: callId(99) });
    expect(phone.done.slice(-2)).toEqual(['ring of Bob: ', 'window behind']);
  });

  it('are silent from the fourth on though all of them ring at once', async () => {
    for (const [n, card] of strangers.entries()) {
      await phone.knows(card, { name: `Stranger ${n + 1}` });
      await createWriter(phone, card).ring({ call: callId(n) });
    }
    expect(rung()).toBe(3);
  });

  it('ring when they come one after the other over an hour', async () => {
    for (const [n, card] of strangers.entries()) {
      await phone.knows(card, { name: `Stranger ${n + 1}` });
      await ringInVain(createWriter(phone, card), n, 1);
      await phone.wait(15 * 60_000);
    }
    expect(rung()).toBe(5);
  });
});

describe('a rule that rings without a sound', () => {
  it('shows the ring and plays nothing', async () => {
    await phone.settings.setScreening(ALICE.userId, {
      rules: [
        { id: 'hush', on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'ring', noSound: true } },
      ],
    });
    await createWriter(phone, BOB).ring();
    expect(rung()).toBe(1);
    expect(phone.isRinging()).toBe(false);
  });
});
