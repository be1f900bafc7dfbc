import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import {
  ACCEPT,
  alicesFriends,
  BOB,
  BOBS_LAPTOP,
  CAROL,
  createWriter,
  HIGH,
  lettersTo,
  LOW,
  OFFER,
  phases,
  placeCall,
  type Writer,
} from './given.ts';

let phone: Phone;
let mine: CallId;
let bob: Writer;

/** A second call, to all devices that are known by now. */
const anew = async (): Promise<CallId> => {
  await phone.switchboard.command(mine, { type: 'hang-up' });
  mine = await placeCall(phone, BOB);
  return mine;
};

beforeEach(async () => {
  ({ phone, bob } = await alicesFriends());
});

describe('both ring each other', () => {
  beforeEach(async () => {
    mine = await placeCall(phone, BOB);
  });

  it('theirs is lower: it is accepted at once in my window, and mine is cancelled', async () => {
    await bob.ring({ call: LOW }, { kind: 'audio' });
    await phone.switchboard.media(mine, OFFER);
    await settled();
    expect(lettersTo(phone, BOB, mine)).toEqual([
      ['ring', 'mine'],
      ['ringing', 'theirs'],
      ['cancel', 'mine'],
      ['accept', 'theirs'],
    ]);
    // My own button decides about my camera.
    expect(phone.sent.at(-1)?.letter.payload).toMatchObject({ kind: 'video' });
    expect(phone.lastView()).toMatchObject({ phase: 'connecting', kind: 'video' });
    expect(phone.done).toEqual(['window', 'window shown']);
    expect(phone.isRinging()).toBe(false);
    expect(phone.log).toEqual([]);
  });

  it('theirs is higher: mine is repeated, and theirs waits two seconds for their accept', async () => {
    await bob.ring({ call: HIGH });
    expect(lettersTo(phone, BOB, mine)).toEqual([
      ['ring', 'mine'],
      ['ring', 'mine'],
    ]);
    await phone.wait(1_900);
    await bob.say('accept', ACCEPT, { call: mine });
    await phone.wait(10_000);
    expect(lettersTo(phone, BOB, mine)).toHaveLength(2);
    expect(await phases(phone)).toEqual(['connecting']);
  });

  it('theirs is higher and mine rings there: their accept is waited for, however long their window takes', async () => {
    await bob.ring({ call: HIGH });
    await bob.say('ringing', {}, { call: mine });
    await phone.wait(3_000);
    expect(lettersTo(phone, BOB, mine).slice(2)).toEqual([]);
    await bob.say('accept', ACCEPT, { call: mine });
    expect(await phases(phone)).toEqual(['connecting']);
  });

  it('theirs is higher and their accept does not come: theirs is accepted after all', async () => {
    await bob.ring({ call: HIGH });
    await phone.wait(2_000);
    await phone.switchboard.media(mine, OFFER);
    await settled();
    expect(lettersTo(phone, BOB, mine).slice(2)).toEqual([
      ['ringing', 'theirs'],
      ['accept', 'theirs'],
    ]);
    expect(await phases(phone)).toEqual(['connecting']);
  });

  it.each(['before', 'after'])(
    'mine goes on after all when they answer it late, %s my accept of theirs left',
    async (when) => {
      await bob.ring({ call: HIGH });
      await phone.wait(2_000);
      if (when === 'after') await phone.switchboard.media(mine, OFFER);
      await bob.say('ringing', {}, { call: mine });
      await bob.say('cancel', {}, { call: HIGH });
      expect(phone.lastView()).toMatchObject({ role: 'caller', phase: 'ringing' });
      await bob.say('accept', ACCEPT, { call: mine });
      await settled();
      expect(phone.lastView()).toMatchObject({ role: 'caller', phase: 'connecting' });
      expect(phone.signals.at(-1)).toMatchObject({ type: 'description' });
      await phone.switchboard.command(mine, { type: 'hang-up' });
      expect(phone.lastView()?.phase).toBe('ended');
      expect(phone.log).toHaveLength(1);
    },
  );

  it('mine does not go on with another device of theirs than the one whose call I took', async () => {
    await phone.knows(BOBS_LAPTOP);
    await bob.ring({ call: HIGH });
    await phone.wait(2_000);
    await createWriter(phone, BOBS_LAPTOP).say('accept', ACCEPT, { call: mine });
    await settled();
    expect(phone.lastView()).toMatchObject({ role: 'callee', phase: 'connecting' });
    expect(lettersTo(phone, BOBS_LAPTOP, mine)).toEqual([['cancel', 'mine']]);
  });

  it('theirs comes again and again with other ids: mine is repeated once, and the newest of theirs waits', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `${HIGH.slice(0, -2)}${String(10 + n)}` as CallId);
    for (const id of ids) {
      await bob.ring({ call: id });
      await phone.wait(10);
    }
    expect(lettersTo(phone, BOB, mine)).toHaveLength(2);
    expect([...phone.timers.pending().keys()].filter((id) => id.startsWith('held:'))).toHaveLength(1);
    await phone.wait(2_000);
    await phone.switchboard.media(mine, OFFER);
    await settled();
    expect(phone.sent.at(-1)?.letter).toMatchObject({ type: 'accept', call: ids.at(-1) });
  });

  // Or a server that keeps a ring until its caller is called would make them accept what they gave up long ago.
  it('theirs was written long before mine: it is taken only once they say that they are dialing', async () => {
    await phone.wait(10_000);
    const call = await anew();
    await bob.ring({ call: LOW, time: phone.now() - 5_000 });
    expect(lettersTo(phone, BOB, mine).slice(-2)).toEqual([
      ['ring', 'mine'],
      ['fresh?', 'theirs'],
    ]);
    expect((await phone.switchboard.shown()).find(({ id }) => id === call)).toMatchObject({
      role: 'caller',
      phase: 'dialing',
    });
  });

  it('theirs is taken after two seconds although mine rings at another device of theirs', async () => {
    await phone.knows(BOBS_LAPTOP);
    const call = await anew();
    const laptop = createWriter(phone, BOBS_LAPTOP);
    await bob.ring({ call: HIGH });
    await laptop.say('ringing', {}, { call });
    await phone.wait(2_000);
    expect(phone.lastView()).toMatchObject({ id: call, role: 'callee', phase: 'connecting' });
    expect(lettersTo(phone, BOBS_LAPTOP, mine).at(-1)).toEqual(['cancel', 'mine']);
  });

  it('a call of mine that was over before theirs came stays over', async () => {
    await phone.switchboard.command(mine, { type: 'hang-up' });
    await bob.ring({ call: HIGH });
    await bob.say('accept', ACCEPT, { call: mine });
    expect(lettersTo(phone, BOB, mine).slice(1)).toEqual([
      ['cancel', 'mine'],
      ['ringing', 'theirs'],
      ['cancel', 'mine'],
    ]);
    expect(await phases(phone)).toEqual(['ringing']);
  });

  it('a held ring that is cancelled is forgotten', async () => {
    await bob.ring({ call: HIGH });
    await bob.say('cancel', {}, { call: HIGH });
    await phone.wait(2_000);
    expect(await phases(phone)).toEqual(['dialing']);
    expect(lettersTo(phone, BOB, mine)).toHaveLength(2);
  });

  it('a held ring is cancelled by its own device only', async () => {
    await phone.knows(BOBS_LAPTOP);
    await bob.ring({ call: HIGH });
    await createWriter(phone, BOBS_LAPTOP).say('cancel', {}, { call: HIGH });
    await createWriter(phone, CAROL).say('cancel', {}, { call: HIGH });
    await phone.wait(2_000);
    expect(await phases(phone)).toEqual(['connecting']);
  });

  it('a device that became known only now may accept my repeated ring', async () => {
    await phone.knows(BOBS_LAPTOP);
    const laptop = createWriter(phone, BOBS_LAPTOP);
    await laptop.ring({ call: HIGH });
    await laptop.say('accept', ACCEPT, { call: mine });
    expect(lettersTo(phone, BOBS_LAPTOP, mine)).toEqual([['ring', 'mine']]);
    expect(lettersTo(phone, BOB, mine)).toEqual([
      ['ring', 'mine'],
      ['taken', 'mine'],
    ]);
    expect(await phases(phone)).toEqual(['connecting']);
  });

  it('somebody else makes no glare', async () => {
    await createWriter(phone, CAROL).ring({ call: LOW });
    expect(lettersTo(phone, CAROL, mine)).toEqual([['busy', 'theirs']]);
    expect(await phases(phone)).toEqual(['dialing']);
  });

  it('an old ring of theirs makes none: its device is asked first', async () => {
    await bob.ring({ call: LOW, time: phone.now() - 3_600_000 });
    expect(lettersTo(phone, BOB, mine)).toEqual([
      ['ring', 'mine'],
      ['fresh?', 'theirs'],
    ]);
    expect(await phases(phone)).toEqual(['dialing']);
  });

  describe('an old ring of theirs whose device says that it is dialing', () => {
    const vouched = async (call: CallId): Promise<void> => {
      await bob.ring({ call, time: phone.now() - 120_000 });
      const question = phone.sent.at(-1)?.letter;
      if (question?.type !== 'fresh?') throw new Error('not asked');
      await bob.say('fresh', question.payload, { call });
    };

    it('makes one like any other: the lower is accepted in my window', async () => {
      await vouched(LOW);
      await phone.switchboard.media(mine, OFFER);
      await settled();
      expect(lettersTo(phone, BOB, mine).slice(2)).toEqual([
        ['ringing', 'theirs'],
        ['cancel', 'mine'],
        ['accept', 'theirs'],
      ]);
      expect(phone.lastView()).toMatchObject({ id: mine, phase: 'connecting' });
      expect(phone.log).toEqual([]);
    });

    it('makes one like any other: the higher waits, and is taken when mine is not accepted', async () => {
      await vouched(HIGH);
      expect(lettersTo(phone, BOB, mine).slice(2)).toEqual([['ring', 'mine']]);
      await phone.wait(2_000);
      await phone.switchboard.media(mine, OFFER);
      await settled();
      expect(lettersTo(phone, BOB, mine).slice(3)).toEqual([
        ['ringing', 'theirs'],
        ['accept', 'theirs'],
      ]);
      // Their device knows `fresh?` by the first number.
      const numbers = phone.sent.flatMap(({ letter }) => (letter.call === HIGH ? [letter.sequence] : []));
      expect(numbers).toEqual([1, 2, 3]);
    });

    it('makes none when another device of theirs says so', async () => {
      await phone.knows(BOBS_LAPTOP);
      await bob.ring({ call: LOW, time: phone.now() - 120_000 });
      const question = phone.sent.at(-1)?.letter;
      await createWriter(phone, BOBS_LAPTOP).say('fresh', question?.payload as never, {
        call: LOW,
        sequence: 9,
      });
      expect(await phases(phone)).toEqual(['dialing']);
    });

    it('makes none of a person whom I blocked meanwhile', async () => {
      await bob.ring({ call: LOW, time: phone.now() - 120_000 });
      const question = phone.sent.at(-1)?.letter;
      await phone.knows(BOB, { blocked: true });
      await bob.say('fresh', question?.payload as never, { call: LOW });
      expect(lettersTo(phone, BOB, mine).slice(2)).toEqual([]);
      expect(await phases(phone)).toEqual(['dialing']);
    });
  });

  it('a person whom I blocked meanwhile makes none', async () => {
    await phone.knows(BOB, { blocked: true });
    await bob.ring({ call: LOW });
    expect(lettersTo(phone, BOB, mine)).toEqual([['ring', 'mine']]);
    expect(await phases(phone)).toEqual(['dialing']);
  });
});

describe('a ring that I answer with my own call button', () => {
  it.each([
    ['video', 'audio'],
    ['audio', 'video'],
  ] as const)('%s, answered by %s: the button decides about my camera', async (theirs, pressed) => {
    await bob.ring({}, { kind: theirs });
    await phone.switchboard.placeCall({ account: phone.account, userId: BOB.userId, kind: pressed });
    await settled();
    expect(phone.lastView()).toMatchObject({ role: 'callee', phase: 'connecting', kind: pressed });
  });
});
