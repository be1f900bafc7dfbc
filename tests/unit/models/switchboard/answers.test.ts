import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import { ALICE, alicesPhone, BOB, CALL, CAROL, createWriter, placeCall } from './given.ts';

let phone: Phone;
beforeEach(async () => {
  phone = await alicesPhone();
});

const MINUTE = 60_000;
const LATER = '1AAAAAAAAAAAAAAAAAAAAA' as CallId;
const inMinutes = { kind: 'in-minutes', minutes: 15 } as const;

const decline = async (words: object): Promise<void> => {
  await createWriter(phone, BOB).ring();
  await phone.switchboard.command(CALL, { type: 'decline', ...words });
  await settled();
};

describe('a decline with words', () => {
  it('goes out and into Recent as it may be shown: one line, nothing unseen, 140 characters', async () => {
    await decline({ message: `  in a \u202emeeting\n${'x'.repeat(200)}`, counter: inMinutes });
    const message = `in a meeting ${'x'.repeat(127)}`;
    expect(phone.sent.at(-1)?.letter).toMatchObject({
      type: 'decline',
      payload: { message, counter: inMinutes },
    });
    expect(phone.log.at(-1)).toMatchObject({ outcome: 'declined', message, counter: inMinutes });
  });

  it('carries no message where nothing can be seen of it', async () => {
    await decline({ message: ' \u200b\u202e ', counter: { kind: 'write-to-me' } });
    expect(phone.sent.at(-1)?.letter.payload).toEqual({ counter: { kind: 'write-to-me' } });
  });
});

it('whoever looks is told of a ring that is ignored, though its window looks the same', async () => {
  await createWriter(phone, BOB).ring();
  const told = phone.views.length;
  await phone.switchboard.command(CALL, { type: 'ignore' });
  await settled();
  expect(phone.views.length).toBe(told + 1);
  expect(await phone.switchboard.shown()).toEqual([]);
});

describe('an offer of theirs', () => {
  const declined = async (counter: object): Promise<CallId> => {
    const id = await placeCall(phone, BOB);
    await createWriter(phone, BOB).say('decline', { counter } as never, { call: id });
    await phone.wait(3000);
    return id;
  };

  it('is shown at the end and filed in Recent', async () => {
    await declined(inMinutes);
    expect(phone.lastView()?.end).toMatchObject({ reason: 'declined-by-peer', counter: inMinutes });
    expect(phone.log.at(-1)).toMatchObject({ direction: 'outgoing', counter: inMinutes });
  });

  it('of voice only is taken by an audio call to the same person', async () => {
    const id = await declined({ kind: 'voice-only' });
    await phone.switchboard.command(id, { type: 'call-again', kind: 'audio' });
    await settled();
    const ring = phone.sent.at(-1)?.letter;
    expect(ring).toMatchObject({ type: 'ring', payload: { kind: 'audio' } });
    expect(ring?.call).not.toBe(id);
    expect(phone.done.slice(-2)).toEqual(['window', 'window closed']);
  });

  it('stays readable where no call comes of it, because they were blocked since', async () => {
    const id = await declined({ kind: 'voice-only' });
    await phone.knows(BOB, { blocked: true });
    await phone.switchboard.command(id, { type: 'call-again', kind: 'audio' });
    await settled();
    expect(phone.done).not.toContain('window closed');
  });
});

describe('who was told “in 15 minutes”', () => {
  const quiet = () =>
    phone.settings.setScreening(
      ALICE.userId,
      rulesWith({ quietHours: { on: true, schedule: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440 } } }),
    );
  const rings = async (writer: ReturnType<typeof createWriter>, call: CallId): Promise<boolean> => {
    await writer.ring({ call });
    return phone.isRinging();
  };

  it('is expected then, also in quiet hours; others are not', async () => {
    const bob = createWriter(phone, BOB);
    await bob.ring();
    await phone.switchboard.command(CALL, { type: 'decline', counter: inMinutes });
    await quiet();
    await phone.wait(16 * MINUTE);
    expect(await rings(createWriter(phone, CAROL), '2AAAAAAAAAAAAAAAAAAAAA' as CallId)).toBe(false);
    expect(await rings(bob, LATER)).toBe(true);
  });

  it('is expected no longer half an hour later', async () => {
    const bob = createWriter(phone, BOB);
    await bob.ring();
    await phone.switchboard.command(CALL, { type: 'decline', counter: inMinutes });
    await quiet();
    await phone.wait(31 * MINUTE);
    expect(await rings(bob, LATER)).toBe(false);
  });
});

describe('a ring of somebody who looks like a contact', () => {
  it('names whom they could be taken for', async () => {
    await phone.knows(BOB, { handle: 'bobby' as never, starred: true });
    await phone.knows(CAROL, { handle: 'b0bby' as never });
    await createWriter(phone, CAROL).ring();
    expect(phone.lastView()?.resembles).toMatchObject({ userId: BOB.userId, handle: 'bobby' });
  });
});

describe('a ring says which account is called', () => {
  it('where this browser has several', async () => {
    const [own] = phone.accounts;
    if (own === undefined) throw new Error('no account');
    phone.accounts.splice(0, 1, { ...own, handle: 'alice_works' as never }, { ...own, id: '77' as never });
    await createWriter(phone, BOB).ring();
    expect(phone.lastView()?.calledAccount).toEqual({ userId: phone.account, handle: 'alice_works' });
  });

  it('not where there is one: that goes without saying', async () => {
    await createWriter(phone, BOB).ring();
    expect(phone.lastView()).toMatchObject({ phase: 'ringing', person: { userId: BOB.userId } });
    expect(phone.lastView()).not.toHaveProperty('calledAccount');
  });
});
