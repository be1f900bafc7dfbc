import { expect, it } from 'vitest';
import { alicesPhone, BOB, createWriter } from './given.ts';

it('a ring ends in time in a host that was made anew after the clock was set back', async () => {
  const phone = await alicesPhone();
  await createWriter(phone, BOB).ring();
  phone.turnBack(600_000);
  for (const id of phone.timers.pending().keys()) phone.timers.timers.clear(id);
  await phone.switchboard.rearm();
  await phone.wait(44_000);
  expect(phone.isRinging()).toBe(true);
  await phone.wait(1_000);
  expect(phone.log).toMatchObject([{ outcome: 'missed', end: 'missed' }]);
});

it('what counts in the host is left alone by a worker that starts', async () => {
  const phone = await alicesPhone();
  await createWriter(phone, BOB).ring();
  const armed = [...phone.timers.pending()];
  phone.turnBack(600_000);
  await phone.restart();
  expect([...phone.timers.pending()]).toEqual(armed);
});
