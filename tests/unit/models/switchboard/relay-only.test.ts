import { expect, it } from 'vitest';
import { settled } from '../../../support/phone.ts';
import { ACCEPT, alicesPhone, BOB, CAROL, createWriter, HIGH, LOW, placeCall } from './given.ts';

const views = async (phone: Awaited<ReturnType<typeof alicesPhone>>) =>
  (await phone.switchboard.shown()).map(({ person, relayOnly }) => [person.name, relayOnly]);

it('a call goes through a relay only with the person for whom that is wished, whoever calls', async () => {
  const phone = await alicesPhone();
  await phone.knows(BOB, { name: 'Bob', relayOnly: true });
  await placeCall(phone, BOB);
  expect(await views(phone)).toEqual([['Bob', true]]);

  const rung = await alicesPhone();
  await rung.knows(BOB, { name: 'Bob', relayOnly: true });
  await createWriter(rung, BOB).ring();
  expect(await views(rung)).toEqual([['Bob', true]]);

  const other = await alicesPhone();
  await other.knows(BOB, { name: 'Bob', relayOnly: true });
  await placeCall(other, CAROL);
  expect(await views(other)).toEqual([['Carol', false]]);
});

it('every call goes through a relay where that is wished, whoever calls', async () => {
  const phone = await alicesPhone();
  await phone.settings.setBrowser({ alwaysRelay: true });
  await placeCall(phone, CAROL);
  expect(await views(phone)).toEqual([['Carol', true]]);

  const rung = await alicesPhone();
  await rung.settings.setBrowser({ alwaysRelay: true });
  await createWriter(rung, CAROL).ring();
  expect(await views(rung)).toEqual([['Carol', true]]);
});

const callDirectly = async (): Promise<Awaited<ReturnType<typeof alicesPhone>>> => {
  const phone = await alicesPhone();
  await phone.knows(BOB, { name: 'Bob', relayOnly: true });
  await phone.switchboard.placeCall({
    account: phone.account,
    userId: BOB.userId,
    kind: 'video',
    direct: true,
  });
  await settled();
  return phone;
};

it('a call that I wish to connect directly does so when both ring, and when their window is loaded anew', async () => {
  const crossing = await callDirectly();
  await createWriter(crossing, BOB).ring({ call: LOW });
  expect(await views(crossing)).toEqual([['Bob', false]]);

  const phone = await callDirectly();
  const bob = createWriter(phone, BOB);
  const [{ id } = { id: LOW }] = await phone.switchboard.shown();
  await bob.say('accept', ACCEPT, { call: id });
  await phone.switchboard.media(id, { type: 'connected' });
  await phone.wait(1000);
  await bob.ring({ call: HIGH });
  expect(await views(phone)).toEqual([['Bob', false]]);
});

it('a relay that is wished for since counts when their window is loaded anew', async () => {
  const phone = await alicesPhone();
  const call = await placeCall(phone, BOB);
  const bob = createWriter(phone, BOB);
  await bob.say('accept', ACCEPT, { call });
  await phone.switchboard.media(call, { type: 'connected' });
  await phone.wait(1000);
  await phone.settings.setBrowser({ alwaysRelay: true });
  await bob.ring({ call: HIGH });
  expect(await views(phone)).toEqual([['Bob', true]]);
});

it('whoever asks to connect directly this time does, this time', async () => {
  const phone = await alicesPhone();
  await phone.knows(BOB, { name: 'Bob', relayOnly: true });
  const { account } = phone;
  await phone.switchboard.placeCall({ account, userId: BOB.userId, kind: 'audio', direct: true });
  await settled();
  expect(await views(phone)).toEqual([['Bob', false]]);
  const [{ id } = { id: undefined }] = await phone.switchboard.shown();
  if (id !== undefined) await phone.switchboard.command(id, { type: 'hang-up' });
  await phone.switchboard.placeCall({ account, userId: BOB.userId, kind: 'audio' });
  await settled();
  expect((await views(phone)).at(-1)).toEqual(['Bob', true]);
});
