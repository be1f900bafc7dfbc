import { rulesWith } from '../../../support/fakes/settings.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import type { Phone } from '../../../support/phone.ts';
import {
  ACCEPT,
  accept,
  ALICE,
  alicesFriends,
  alicesPhone,
  BOB,
  BOBS_LAPTOP,
  CALL,
  CAROL,
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

/** Nothing was sent, shown, filed, armed or played. */
const expectNothing = (): void => {
  expect(phone.types()).toEqual([]);
  expect(phone.done).toEqual([]);
  expect(phone.log).toEqual([]);
  expect(phone.isRinging()).toBe(false);
  expect([...phone.timers.pending().keys()]).toEqual([]);
};

describe('a ring', () => {
  it('from an accepted person rings, shows their name and answers once', async () => {
    await bob.ring();
    expect(phone.types()).toEqual(['ringing']);
    expect(phone.done).toEqual(['ring of Bob: ', 'window behind']);
    expect(phone.isRinging()).toBe(true);
  });

  it('from a key that is not pinned does nothing at all', async () => {
    await createWriter(phone, STRANGER).ring();
    expectNothing();
  });

  it('from a blocked person leaves a line in the log and nothing else', async () => {
    await phone.knows(BOB, { blocked: true });
    await bob.ring();
    await bob.say('cancel', {});
    await phone.wait(60_000);
    expect(phone.types()).toEqual([]);
    expect(phone.done).toEqual([]);
    expect(phone.isRinging()).toBe(false);
    expect(phone.log).toMatchObject([{ outcome: 'blocked', direction: 'incoming' }]);
  });

  it('is declined by a rule, and filed with the words that were sent', async () => {
    const declineMessage = 'please write first';
    await phone.settings.setScreening(
      ALICE.userId,
      rulesWith({
        anyoneWithCard: false,
        everyoneElse: 'decline',
        declineMessage,
      }),
    );
    await bob.ring();
    expect(phone.types()).toEqual(['decline']);
    expect(phone.log).toMatchObject([{ outcome: 'declined', message: declineMessage }]);
  });

  it('is late at 61 s and early at 31 s, and not a second before', async () => {
    for (const [age, answer] of [
      [60_000, 'ringing'],
      [60_001, 'fresh?'],
      [-30_000, 'ringing'],
      [-30_001, 'fresh?'],
    ] as const) {
      phone = await alicesPhone();
      await createWriter(phone, BOB).ring({ time: phone.now() - age });
      expect([age, ...phone.types()]).toEqual([age, answer]);
      expect(phone.isRinging()).toBe(answer === 'ringing');
    }
  });
});

describe('what the caller can see', () => {
  /** Types, sequence numbers and times of all answers to one ring that nobody answers. */
  const answers = async (end: 'time-out' | 'ignore', silent: boolean): Promise<unknown> => {
    phone = await alicesPhone();
    if (silent) await phone.settings.setScreening(ALICE.userId, { takeCalls: false });
    await createWriter(phone, BOB).ring();
    await phone.wait(1_000);
    if (end === 'ignore') await phone.switchboard.command(CALL, { type: 'ignore' });
    await phone.wait(60_000);
    return phone.sent;
  };

  it('is the same for a ring, a silent ring and an ignored one', async () => {
    const rang = await answers('time-out', false);
    expect(rang).toMatchObject([{ letter: { type: 'ringing', sequence: 1 } }]);
    expect(await answers('time-out', true)).toEqual(rang);
    expect(await answers('ignore', false)).toEqual(rang);
  });

  it('is never that a silent callee is busy', async () => {
    await carol.ring({ call: OTHER });
    await accept(phone, OTHER);
    await phone.settings.setScreening(ALICE.userId, { takeCalls: false });
    await bob.ring();
    expect(phone.types()).toEqual(['ringing', 'accept', 'ringing']);
  });

  it('is busy, when it would have rung, while another call goes on', async () => {
    await carol.ring({ call: OTHER });
    await accept(phone, OTHER);
    await bob.ring();
    expect(phone.types()).toEqual(['ringing', 'accept', 'busy']);
    expect(phone.log).toMatchObject([{ outcome: 'missed', end: 'busy' }]);
  });

  it('is at most three letters before accept, whatever rings they send', async () => {
    await phone.settings.setScreening(
      ALICE.userId,
      rulesWith({ anyoneWithCard: false, everyoneElse: 'ask' }),
    );
    for (let i = 0; i < 10; i += 1) {
      await bob.ring({}, i % 2 === 0 ? {} : { reason: `reason ${i}` });
      await phone.settings.setScreening(
        ALICE.userId,
        rulesWith({ anyoneWithCard: false, everyoneElse: i % 3 === 0 ? 'silent' : 'ask' }),
      );
    }
    expect(phone.types().length).toBeLessThanOrEqual(3);
  });
});

describe('a reason that comes while it rings', () => {
  it('does not change why it rang once the ring was ignored', async () => {
    await bob.ring();
    await phone.switchboard.command(CALL, { type: 'ignore' });
    await phone.settings.setScreening(
      ALICE.userId,
      rulesWith({ anyoneWithCard: false, everyoneElse: 'decline' }),
    );
    await bob.ring({}, { reason: 'now?' });
    await phone.wait(60_000);
    expect(phone.log).toMatchObject([
      { outcome: 'silenced', end: 'ignored', judged: { judgement: { verdict: 'ring' } } },
    ]);
  });
});

describe('asking for a reason', () => {
  beforeEach(() => phone.settings.setScreening(ALICE.userId, rulesWith({ anyoneWithCard: false })));

  it('happens once, and the reason rings', async () => {
    await bob.ring();
    expect(phone.types()).toEqual(['ask-reason']);
    expect(phone.done).toEqual([]);
    await bob.ring();
    expect(phone.types()).toEqual(['ask-reason']);
    await bob.ring({}, { reason: 'The contract' });
    expect(phone.types()).toEqual(['ask-reason', 'ringing']);
    expect(phone.done).toEqual(['ring of Bob: The contract', 'window behind']);
  });

  it('waits 120 s', async () => {
    await bob.ring();
    await phone.wait(120_001);
    await bob.ring({}, { reason: 'Too late' });
    expect(phone.types()).toEqual(['ask-reason']);
    expect(seen(phone)).toEqual([]);
  });
});

describe('letters of a ringing call', () => {
  it('count only from the device that rings', async () => {
    await phone.knows(BOBS_LAPTOP);
    const laptop = createWriter(phone, BOBS_LAPTOP);
    await bob.ring();
    for (const other of [laptop, carol, createWriter(phone, STRANGER)]) {
      await other.say('cancel', {}, { sequence: 70 });
      await other.say('taken', {}, { sequence: 71 });
      await other.say('hangup', {}, { sequence: 72 });
    }
    expect(phone.isRinging()).toBe(true);
    await bob.say('cancel', {});
    expect(phone.isRinging()).toBe(false);
    expect(phone.log).toMatchObject([{ outcome: 'missed' }]);
  });

  it('say that another device took it: it stops, and so it is said and filed', async () => {
    await bob.ring();
    await bob.say('taken', {});
    expect(phone.isRinging()).toBe(false);
    expect(phone.done).toContain('taken elsewhere');
    expect(phone.log).toMatchObject([{ outcome: 'answered', end: 'answered-elsewhere' }]);
  });

  it('that belong to other phases change nothing', async () => {
    await bob.ring();
    await bob.say('accept', ACCEPT);
    await bob.say('description', { description: ACCEPT.description, candidates: [] });
    await bob.say('candidates', { candidates: [] });
    await bob.say('ringing', {});
    await bob.say('hangup', {});
    expect(phone.isRinging()).toBe(true);
    expect(phone.signals).toEqual([]);
  });

  it('are heard in their order: an older one is dropped', async () => {
    await bob.ring({ sequence: 5 });
    await bob.say('cancel', {}, { sequence: 4 });
    expect(phone.isRinging()).toBe(true);
  });

  it('that overtook their ring wait for it', async () => {
    await bob.say('cancel', {}, { sequence: 2 });
    await bob.ring({ sequence: 1 });
    expect(phone.isRinging()).toBe(false);
    expect(phone.log).toMatchObject([{ outcome: 'missed' }]);
  });

  it('that wait for a ring are few, and of people who are known', async () => {
    await bob.ring();
    const before = await phone.stored();
    await createWriter(phone, STRANGER).say('cancel', {});
    expect(await phone.stored()).toEqual(before);
    for (let i = 0; i < 64; i += 1) {
      const call = `${String(i).padStart(2, '0')}AAAAAAAAAAAAAAAAAAAA` as CallId;
      await carol.say('cancel', {}, { call, sequence: 2 });
    }
    const kept = await phone.stored();
    expect(JSON.stringify(kept).length).toBeLessThan(8_000);
  });
});

describe('two rings at once', () => {
  it('ring both; the first accept tells the other that this browser is busy', async () => {
    await bob.ring();
    await carol.ring({ call: OTHER });
    expect(phone.types()).toEqual(['ringing', 'ringing']);
    await accept(phone, OTHER);
    expect(phone.sent.map(({ to, letter }) => [to, letter.type])).toEqual([
      [BOB.signingKey, 'ringing'],
      [CAROL.signingKey, 'ringing'],
      [BOB.signingKey, 'busy'],
      [CAROL.signingKey, 'accept'],
    ]);
    expect(phone.isRinging()).toBe(false);
  });
});
