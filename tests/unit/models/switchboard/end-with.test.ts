import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import {
  ACCEPT,
  ALICE,
  alicesPhone,
  BOB,
  BOBS_LAPTOP,
  CALL,
  CAROL,
  createWriter,
  OFFER,
  placeCall,
} from './given.ts';

let phone: Phone;
beforeEach(async () => {
  phone = await alicesPhone();
});

const endWith = async (how: 'blocked' | 'removed', device?: typeof BOB): Promise<void> => {
  await phone.switchboard.endWith({
    account: ALICE.userId,
    userId: BOB.userId,
    how,
    ...(device === undefined ? {} : { device: device.signingKey }),
  });
  await settled();
};

const lastLetter = (): string | undefined => phone.sent.at(-1)?.letter.type;

describe('a ring of somebody who is blocked or removed meanwhile', () => {
  it('stops, and the one who is blocked hears nothing', async () => {
    await createWriter(phone, BOB).ring();
    await endWith('blocked');
    expect(phone.lastView()?.end?.reason).toBe('blocked');
    expect(phone.log.at(-1)).toMatchObject({ outcome: 'blocked' });
    expect(lastLetter()).toBe('ringing');
    expect(await phone.switchboard.shown()).toEqual([]);
  });

  it('is declined to the one who is removed, so that it stops on both sides', async () => {
    await createWriter(phone, BOB).ring();
    await endWith('removed');
    expect(lastLetter()).toBe('decline');
    expect(phone.log.at(-1)).toMatchObject({ outcome: 'declined' });
  });

  it('goes on where it is somebody else’s', async () => {
    await createWriter(phone, CAROL).ring();
    await endWith('blocked');
    expect(phone.lastView()?.phase).toBe('ringing');
  });
});

it('a ring goes on while blocking is refused, and ends as blocked once it is not', async () => {
  let isRefused = true;
  phone = await alicesPhone({
    before: (what) =>
      what === 'block' && isRefused ? Promise.reject(new Error('The disk is full')) : undefined,
  });
  await createWriter(phone, BOB).ring();
  await phone.switchboard.command(CALL, { type: 'block' });
  expect(phone.isRinging()).toBe(true);
  expect(phone.log).toEqual([]);
  isRefused = false;
  await phone.switchboard.command(CALL, { type: 'block' });
  expect(phone.isRinging()).toBe(false);
  expect(phone.log).toMatchObject([{ outcome: 'blocked' }]);
});

describe('a call with somebody who is blocked or removed meanwhile', () => {
  const connect = async (): Promise<CallId> => {
    await createWriter(phone, BOB).ring();
    await phone.switchboard.media(CALL, OFFER);
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'audio' });
    await settled();
    return CALL;
  };

  it.each(['blocked', 'removed'] as const)('is hung up: %s', async (how) => {
    await connect();
    await endWith(how);
    expect(phone.lastView()?.end?.reason).toBe('hung-up');
    expect(lastLetter()).toBe('hangup');
  });

  it('is taken back where it rings over there', async () => {
    const id = await placeCall(phone, BOB);
    await endWith('removed');
    expect(phone.sent.at(-1)?.letter).toMatchObject({ type: 'cancel', call: id });
  });

  it('goes on where only another device of theirs is removed', async () => {
    await connect();
    await endWith('removed', BOBS_LAPTOP);
    expect(phone.lastView()?.phase).toBe('connecting');
    await endWith('removed', BOB);
    expect(phone.lastView()?.phase).toBe('ended');
  });

  it('leaves what is over as it was', async () => {
    const id = await placeCall(phone, BOB);
    await createWriter(phone, BOB).say('accept', ACCEPT, { call: id });
    await phone.switchboard.command(id, { type: 'hang-up' });
    await settled();
    const [sent, filed] = [phone.sent.length, phone.log.length];
    await endWith('blocked');
    expect([phone.sent.length, phone.log.length]).toEqual([sent, filed]);
  });
});
