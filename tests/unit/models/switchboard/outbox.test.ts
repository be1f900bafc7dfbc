import { expect, it, vi } from 'vitest';
import { alicesPhone, BOB, CALL, createWriter } from './given.ts';

it('a letter whose device could not be read goes out all the same once it can', async () => {
  const phone = await alicesPhone();
  await createWriter(phone, BOB).ring();
  vi.spyOn(phone.pins, 'get').mockRejectedValueOnce(new Error('The disk is busy'));
  await phone.switchboard.command(CALL, { type: 'decline' });
  await vi.waitFor(() => expect(phone.types()).toEqual(['ringing', 'decline']));
});
