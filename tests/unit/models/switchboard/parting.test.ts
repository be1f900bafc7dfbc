import { beforeEach, expect, it } from 'vitest';
import { settled, type Phone } from '../../../support/phone.ts';
import { ACCEPT, alicesPhone, BOB, CALL, createWriter, HIGH, OFFER, placeCall } from './given.ts';

let phone: Phone;
let bob: ReturnType<typeof createWriter>;

beforeEach(async () => {
  phone = await alicesPhone();
  bob = createWriter(phone, BOB);
});

const isConnecting = async (): Promise<void> => {
  await settled();
  expect(phone.lastView()?.phase).toBe('connecting');
};

it.each<[string, () => Promise<unknown>]>([
  ['hung-up', () => phone.switchboard.command(CALL, { type: 'hang-up' })],
  ['hung-up-by-peer', () => bob.say('hangup', {})],
  ['window-closed', () => phone.switchboard.windowClosed(CALL)],
])('a call that I accepted was not missed, although it never connected: %s', async (end, parts) => {
  await bob.ring();
  await phone.switchboard.media(CALL, OFFER);
  await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
  await isConnecting();
  await parts();
  await settled();
  expect(phone.log).toMatchObject([{ outcome: 'answered', end }]);
  expect(phone.log[0]).not.toHaveProperty('duration');
  expect(phone.done.join()).not.toContain('missed');
});

it.each([
  ['while it connects', [OFFER]],
  ['before my window could answer', []],
])('a call that I accepted was not missed, although they gave up %s', async (_, offers) => {
  await bob.ring();
  for (const offer of offers) await phone.switchboard.media(CALL, offer);
  await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
  await isConnecting();
  await bob.say('cancel', {});
  await settled();
  expect(phone.log).toMatchObject([{ outcome: 'answered', end: 'hung-up-by-peer' }]);
  expect(phone.lastView()?.end?.reason).toBe('hung-up-by-peer');
  expect(phone.done.join()).not.toContain('missed');
});

it('a call of mine that was accepted was answered, although I hung up before it connected', async () => {
  const call = await placeCall(phone, BOB);
  await bob.say('accept', ACCEPT, { call });
  await isConnecting();
  await phone.switchboard.command(call, { type: 'hang-up' });
  await settled();
  expect(phone.log).toMatchObject([{ outcome: 'answered', end: 'hung-up' }]);
});

it('a call that was accepted and could not connect failed', async () => {
  const call = await placeCall(phone, BOB);
  await bob.say('accept', ACCEPT, { call });
  await isConnecting();
  await phone.wait(60_000);
  expect(phone.log).toMatchObject([{ outcome: 'failed', end: 'connection-failed' }]);
});

it('a call that they accepted and could not connect failed here, too', async () => {
  const call = await placeCall(phone, BOB);
  await bob.say('accept', ACCEPT, { call });
  await isConnecting();
  await bob.say('hangup', { why: 'failed' }, { call });
  expect(phone.log).toMatchObject([{ outcome: 'failed', end: 'connection-failed' }]);
});

it('a call during which the clock was set back lasted no negative time', async () => {
  await bob.ring();
  await phone.switchboard.media(CALL, OFFER);
  await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
  await phone.switchboard.media(CALL, { type: 'connected' });
  phone.turnBack(300_000);
  await bob.say('hangup', {});
  expect(phone.log).toMatchObject([{ outcome: 'answered', duration: 0 }]);
  expect(phone.lastView()).toMatchObject({ liveSince: phone.now(), end: { at: phone.now() } });
});

const TALKED = 60_000;

const talking = async (): Promise<void> => {
  await bob.ring();
  await phone.switchboard.media(CALL, OFFER);
  await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
  await phone.switchboard.media(CALL, { type: 'connected' });
  await phone.wait(TALKED);
};

it.each([
  [
    'I hang up while their window is loaded anew',
    'hung-up',
    async () => {
      await bob.ring({ call: HIGH });
      await phone.switchboard.command(CALL, { type: 'hang-up' });
    },
  ],
  [
    'I hang up while mine is',
    'hung-up',
    async () => {
      await phone.switchboard.media(CALL, { type: 'page-began' });
      await phone.switchboard.command(CALL, { type: 'hang-up' });
    },
  ],
  [
    'they hang up while mine is',
    'hung-up-by-peer',
    async () => {
      await phone.switchboard.media(CALL, { type: 'page-began' });
      await settled();
      const call = phone.sent.at(-1)?.letter.call;
      await bob.say('decline', {}, call === undefined ? {} : { call });
    },
  ],
])('a talk ends as one, and nobody declined or cancelled anything, when %s', async (_, end, parts) => {
  await talking();
  await parts();
  await settled();
  expect(phone.log).toMatchObject([{ outcome: 'answered', end, duration: TALKED }]);
});
