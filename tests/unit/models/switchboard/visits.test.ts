import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { cardOf, settled, type Phone } from '../../../support/phone.ts';
import { ACCEPT, alicesPhone, BOB, BOBS_LAPTOP, createWriter, HIGH, OFFER, placeCall } from './given.ts';

const SERVER = 'https://bobs.example';
const AWAY = { ...BOB, broker: SERVER };

let phone: Phone;
let call: CallId;

const view = () => phone.lastView();
const visits = () => phone.done.filter((what) => what.startsWith('visit'));
const command = async (type: 'connect' | 'hang-up'): Promise<void> => {
  await phone.switchboard.command(call, { type });
  await settled();
};
const placed = async (): Promise<void> => {
  call = await placeCall(phone, BOB);
  await settled();
};

beforeEach(async () => {
  phone = await alicesPhone();
  await phone.knows(AWAY);
});

describe('a call to somebody at another server', () => {
  it('asks first: nothing is sent and nobody is visited', async () => {
    await placed();
    expect(view()).toMatchObject({ phase: 'inviting', askBroker: 'bobs.example' });
    await phone.wait(600_000);
    expect(phone.sent).toEqual([]);
    expect(phone.done).toEqual(['window']);
  });

  it('goes there once it may, tells what waits and rings', async () => {
    await placed();
    await command('connect');
    expect(phone.done).toEqual(['window', `visit to ${SERVER}`, 'told']);
    expect(phone.types()).toEqual(['ring']);
    expect(view()).toMatchObject({ phase: 'dialing' });
    expect(view()?.askBroker).toBeUndefined();
  });

  it('goes nowhere when that is not wanted, and asks again the next time', async () => {
    await placed();
    await command('hang-up');
    expect(view()?.end?.reason).toBe('cancelled');
    expect(phone.log).toEqual([]);
    await placed();
    expect(view()?.askBroker).toBe('bobs.example');
    expect(visits()).toEqual([]);
  });

  it('asks also about somebody whose invite I had ignored', async () => {
    phone.ignored.add(BOB.userId);
    await placed();
    expect(view()).toMatchObject({ phase: 'inviting', askBroker: 'bobs.example' });
    expect(phone.sent).toEqual([]);
  });

  it('asks once for each host', async () => {
    await phone.settings.setBrowser({ agreedHosts: ['bobs.example'] });
    await placed();
    expect(phone.types()).toEqual(['ring']);
    await command('hang-up');
    await phone.knows({ ...BOB, broker: `${SERVER}/other/path` });
    await placed();
    expect(phone.types()).toEqual(['ring', 'cancel', 'ring']);
    await command('hang-up');
    await phone.knows({ ...BOB, broker: 'https://third.example' });
    await placed();
    expect(view()?.askBroker).toBe('third.example');
  });

  it('asks again when their card moved before the answer', async () => {
    await placed();
    await phone.knows({ ...BOB, broker: 'https://moved.example' });
    await command('connect');
    expect(view()?.askBroker).toBe('moved.example');
    expect(visits()).toEqual([]);
  });

  it('is not asked about the host of our own server', async () => {
    await phone.settings.setBrowser({ brokerUrl: `${SERVER}/mine` });
    await placed();
    expect(visits()).toEqual([`visit to ${SERVER}`]);
  });

  it('ends when nobody is let in there', async () => {
    phone.closedBrokers.add(SERVER);
    await placed();
    await command('connect');
    expect(view()?.end?.reason).toBe('unreachable');
    expect(phone.sent).toEqual([]);
  });

  it('rings the devices that can be reached although the server of another is gone', async () => {
    await phone.knows(BOBS_LAPTOP);
    phone.closedBrokers.add(SERVER);
    await placed();
    await command('connect');
    expect(phone.sent.map(({ to }) => to)).toEqual([BOBS_LAPTOP.signingKey]);
  });

  it('rings once, however often Connect is pressed', async () => {
    await placed();
    await Promise.all([command('connect'), command('connect')]);
    expect(phone.types()).toEqual(['ring']);
  });

  it('is over in time when the worker dies on the way', async () => {
    phone = await alicesPhone({ before: (what) => (what === 'visit' ? new Promise(() => {}) : undefined) });
    await phone.knows(AWAY);
    await placed();
    await command('connect');
    expect(view()).toMatchObject({ phase: 'dialing' });
    await phone.restart();
    await phone.wait(10_000);
    expect(view()?.end?.reason).toBe('unreachable');
  });

  it('joins theirs when they ring while the question is open, without going anywhere', async () => {
    await placed();
    const bob = createWriter(phone, AWAY);
    await bob.ring();
    expect(view()).toMatchObject({ role: 'callee', phase: 'connecting' });
    expect(visits()).toEqual([]);
  });

  it('needs that server for as long as it goes on, also when their window is loaded anew', async () => {
    await placed();
    expect(view()?.abroad).toBeUndefined();
    await command('connect');
    const bob = createWriter(phone, AWAY);
    await bob.say('accept', ACCEPT, { call });
    await phone.switchboard.media(call, { type: 'connected' });
    expect(view()).toMatchObject({ phase: 'live', abroad: [SERVER] });
    await phone.wait(1000);
    await bob.ring({ call: HIGH });
    await phone.switchboard.media(call, OFFER);
    await phone.switchboard.media(call, { type: 'connected' });
    expect(view()).toMatchObject({ phase: 'live', role: 'callee', abroad: [SERVER] });
  });

  it('is not asked about somebody else’s server', async () => {
    await phone.knows({ ...cardOf('999', 9), broker: 'https://mallorys.example' });
    await placed();
    expect(view()?.askBroker).toBe('bobs.example');
  });
});
