/** The worker dies: between any two steps of a call, and in the middle of any step. */
import { describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import { ACCEPT, alicesPhone, BOB, CALL, createWriter, HIGH, OFFER, placeCall, STRANGER } from './given.ts';

type Step = () => Promise<unknown>;
type Scenario = { readonly name: string; readonly steps: (phone: Phone) => readonly Step[] };

const MEDIA = { description: ACCEPT.description, candidates: ACCEPT.candidates };
const DESCRIPTION = {
  type: 'description',
  description: ACCEPT.description,
  candidates: ACCEPT.candidates,
} as const;
const CONNECTED = { type: 'connected' } as const;

const received: Scenario = {
  name: 'a call that is received',
  steps: (phone) => {
    const bob = createWriter(phone, BOB);
    return [
      () => bob.ring({ sequence: 1 }),
      () => bob.ring({ sequence: 2 }, { reason: 'The contract' }),
      () => phone.switchboard.media(CALL, OFFER),
      () => phone.switchboard.command(CALL, { type: 'accept', kind: 'video' }),
      () => bob.say('candidates', { candidates: [] }, { sequence: 3 }),
      () => phone.switchboard.media(CALL, { type: 'candidates', candidates: [] }),
      () => phone.switchboard.media(CALL, CONNECTED),
      () => phone.wait(60_000),
      () => bob.say('hangup', {}, { sequence: 4 }),
    ];
  },
};

const placed: Scenario = {
  name: 'a call that is placed',
  steps: (phone) => {
    const bob = createWriter(phone, BOB);
    let call: CallId = CALL;
    return [
      async () => {
        call = await placeCall(phone, BOB);
      },
      () => bob.say('ringing', {}, { call, sequence: 1 }),
      () => phone.switchboard.command(call, { type: 'reason', text: 'The contract' }),
      () => phone.wait(20_000),
      () => bob.say('accept', ACCEPT, { call, sequence: 2 }),
      () => phone.switchboard.media(call, DESCRIPTION),
      () => phone.switchboard.media(call, CONNECTED),
      () => phone.switchboard.command(call, { type: 'hang-up' }),
    ];
  },
};

const crossed: Scenario = {
  name: 'a call that both place at once',
  steps: (phone) => {
    const bob = createWriter(phone, BOB);
    let call: CallId = CALL;
    return [
      async () => {
        call = await placeCall(phone, BOB);
      },
      () => bob.ring({ call: HIGH, sequence: 1 }),
      () => phone.wait(2_000),
      () => phone.switchboard.media(call, OFFER),
      () => phone.switchboard.media(call, CONNECTED),
      () => bob.say('hangup', {}, { call: HIGH, sequence: 2 }),
    ];
  },
};

const missed: Scenario = {
  name: 'a call that is missed',
  steps: (phone) => {
    const bob = createWriter(phone, BOB);
    return [() => bob.ring({ sequence: 1 }), () => phone.wait(30_000), () => phone.wait(30_000)];
  },
};

/** Waits for a step that may never end, because the worker died in it. */
const attempt = async (step: Step): Promise<void> => {
  const idle = async (): Promise<void> => {
    for (let i = 0; i < 6; i += 1) await settled();
  };
  await Promise.race([step(), idle()]);
  await settled();
};

const outcome = async (phone: Phone) => ({
  letters: phone.sent.map(({ letter: { type, sequence } }) => `${sequence} ${type}`),
  numbers: phone.sent.map(({ letter: { call, sequence } }) => `${call} ${sequence}`),
  log: phone.log.map(({ outcome: filed, end, direction }) => ({ filed, end, direction })),
  shown: await phone.switchboard.shown(),
  rings: phone.isRinging(),
  timers: [...phone.timers.pending().keys()],
});

const SCENARIOS = [received, placed, crossed, missed];

describe.each(SCENARIOS)('$name', ({ steps }) => {
  const undisturbed = async () => {
    const phone = await alicesPhone();
    for (const step of steps(phone)) {
      await step();
      await settled();
    }
    return phone;
  };

  it('goes on when the worker dies between any two steps', async () => {
    const expected = await outcome(await undisturbed());
    const { length } = steps(await alicesPhone());
    for (let deadAfter = 0; deadAfter < length; deadAfter += 1) {
      const phone = await alicesPhone();
      for (const [index, step] of steps(phone).entries()) {
        await step();
        await settled();
        if (index === deadAfter) await phone.restart();
      }
      expect(await outcome(phone)).toEqual(expected);
    }
  });

  it('goes on when the worker dies in the middle of any step that is then done again', async () => {
    const expected = await outcome(await undisturbed());
    let isOver = false;
    for (let deadAt = 0; !isOver; deadAt += 1) {
      expect(deadAt).toBeLessThan(200);
      let count = 0;
      let isDead = false;
      const phone = await alicesPhone({
        before: () => {
          count += 1;
          if (isDead || count !== deadAt + 1) return isDead ? new Promise(() => {}) : undefined;
          isDead = true;
          return new Promise(() => {});
        },
      });
      for (const step of steps(phone)) {
        await attempt(step);
        if (!isDead) continue;
        isDead = false;
        count = Infinity;
        await phone.restart();
        await attempt(step);
      }
      isOver = count !== Infinity;
      const { letters, numbers, shown, rings } = await outcome(phone);
      expect([deadAt, shown, rings]).toEqual([deadAt, [], false]);
      // A number that was given to one letter is never given to another one, or the peer would drop it.
      const lines = letters.map((line, index) => `${numbers[index]} ${line}`);
      expect([deadAt, new Set(lines).size]).toEqual([deadAt, new Set(numbers).size]);
      // Whatever was lost, the other side was told of the end of what it knew of.
      expect([deadAt, letters.at(-1)?.split(' ')[1]]).toEqual([
        deadAt,
        expected.letters.at(-1)?.split(' ')[1],
      ]);
    }
  });
});

describe('between the two writes of one change', () => {
  /** A phone whose worker dies, once it is told to, with the second thing that it writes down. */
  const given = async () => {
    let writes = Infinity;
    const phone = await alicesPhone({
      before: (what) => {
        writes += what === 'write' ? 1 : 0;
        return writes > 1 && writes < Infinity ? new Promise(() => {}) : undefined;
      },
    });
    return {
      phone,
      bob: createWriter(phone, BOB),
      async dieIn(step: Step): Promise<void> {
        writes = 0;
        await attempt(step);
        writes = Infinity;
        await phone.restart();
      },
    };
  };

  it('rings whoever was counted down for', async () => {
    const { phone, dieIn } = await given();
    const call = await placeCall(phone, STRANGER);
    await phone.knows(STRANGER, { name: 'Dave' });
    await phone.switchboard.paired(phone.account, STRANGER.userId);
    await dieIn(() => phone.wait(3_000));
    expect(phone.types()).toEqual([]);
    await phone.wait(1);
    expect(phone.types()).toEqual(['ring']);
    expect(await phone.switchboard.shown()).toMatchObject([{ id: call, phase: 'dialing' }]);
  });

  it('goes on with the ring of a window that was loaded anew', async () => {
    const { phone, bob, dieIn } = await given();
    await bob.ring();
    await phone.switchboard.media(CALL, OFFER);
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    await phone.switchboard.media(CALL, CONNECTED);
    await dieIn(() => phone.switchboard.media(CALL, { type: 'page-began' }));
    expect(await phone.switchboard.shown()).toMatchObject([{ id: CALL, role: 'caller', phase: 'dialing' }]);
  });

  it.each(['ringing-here', 'connecting'])('goes on with mine when theirs was already %s', async (phase) => {
    const { phone, bob, dieIn } = await given();
    const mine = await placeCall(phone, BOB);
    await bob.ring({ call: HIGH });
    await phone.wait(2_000);
    if (phase === 'connecting') await phone.switchboard.media(mine, OFFER);
    await settled();
    const before = phone.types();
    await dieIn(() => bob.say('ringing', {}, { call: mine }));
    expect(await phone.switchboard.shown()).toMatchObject([{ id: mine, role: 'caller', phase: 'dialing' }]);
    expect(phone.types()).toEqual(before);
  });
});

it('shows a ring once, however often the worker starts, and again with a new reason', async () => {
  const phone = await alicesPhone();
  const bob = createWriter(phone, BOB);
  await bob.ring({ sequence: 1 });
  await phone.restart();
  await phone.restart();
  await bob.ring({ sequence: 2 }, { reason: 'The contract' });
  await phone.restart();
  expect(phone.done.filter((one) => one.startsWith('ring of'))).toEqual([
    'ring of Bob: ',
    'ring of Bob: The contract',
  ]);
});

it('tells windows again how it stands, and what they may not have heard', async () => {
  const phone = await alicesPhone();
  const call = await placeCall(phone, BOB);
  await createWriter(phone, BOB).say('accept', ACCEPT, { call, sequence: 1 });
  phone.views.length = 0;
  phone.signals.length = 0;
  await phone.restart();
  expect(phone.views.map(({ phase }) => phase)).toEqual(['connecting']);
  expect(phone.signals).toEqual([{ type: 'description', ...MEDIA }]);
});

it('lets no ring leave whose time is over', async () => {
  let isDead = false;
  const phone = await alicesPhone({
    before: (what) => (what === 'send' && isDead ? new Promise(() => {}) : undefined),
  });
  isDead = true;
  void placeCall(phone, BOB);
  await settled();
  isDead = false;
  await phone.wait(10_000);
  await phone.restart();
  expect(phone.types()).not.toContain('ring');
});
