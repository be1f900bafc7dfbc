import { describe, expect, it, vi } from 'vitest';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { ALICE, alicesPhone, BOB, CALL, createWriter, placeCall } from './given.ts';

it('a letter whose device could not be read goes out all the same once it can', async () => {
  const phone = await alicesPhone();
  await createWriter(phone, BOB).ring();
  vi.spyOn(phone.pins, 'get').mockRejectedValueOnce(new Error('The disk is busy'));
  await phone.switchboard.command(CALL, { type: 'decline' });
  await vi.waitFor(() => expect(phone.types()).toEqual(['ringing', 'decline']));
});

it('a question for the reason that finds no connection goes out once there is one again', async () => {
  const phone = await alicesPhone();
  await phone.settings.setScreening(ALICE.userId, rulesWith({ anyoneWithCard: false }));
  phone.setConnected(false);
  await createWriter(phone, BOB).ring();
  phone.setConnected(true);
  await phone.ringDelays(3_000);
  expect(phone.types()).toEqual(['ask-reason']);
});

describe('the end of a ring that finds no connection', () => {
  const TRY_AGAIN = 3_000;
  const cancelled = async () => {
    const phone = await alicesPhone();
    const call = await placeCall(phone, BOB);
    await createWriter(phone, BOB).say('ringing', {}, { call });
    phone.setConnected(false);
    await phone.switchboard.command(call, { type: 'hang-up' });
    return phone;
  };

  it('goes out once there is one again, and once', async () => {
    const phone = await cancelled();
    await phone.ringDelays(TRY_AGAIN);
    expect(phone.types()).toEqual(['ring']);
    phone.setConnected(true);
    await phone.ringDelays(TRY_AGAIN);
    await phone.ringDelays(TRY_AGAIN);
    expect(phone.types()).toEqual(['ring', 'cancel']);
  });

  it('goes out although the worker died meanwhile', async () => {
    const phone = await cancelled();
    phone.setConnected(true);
    await phone.restart();
    expect(phone.types()).toEqual(['ring', 'cancel']);
  });

  it('is given up when nothing can ring any more', async () => {
    const phone = await cancelled();
    await phone.wait(45_000);
    await phone.ringDelays(TRY_AGAIN);
    phone.setConnected(true);
    await phone.ringDelays(TRY_AGAIN);
    expect(phone.types()).toEqual(['ring']);
    expect(phone.notes).toContain('letter cancel not sent: not-connected');
  });
});
