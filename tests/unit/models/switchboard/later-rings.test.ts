import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import type { Phone } from '../../../support/phone.ts';
import {
  ACCEPT,
  ALICE,
  alicesPhone,
  BOB,
  BOBS_LAPTOP,
  CALL,
  CAROL,
  createWriter,
  LOW,
  OFFER,
} from './given.ts';

let phone: Phone;
let bob: ReturnType<typeof createWriter>;
let carol: ReturnType<typeof createWriter>;

beforeEach(async () => {
  phone = await alicesPhone();
  bob = createWriter(phone, BOB);
  carol = createWriter(phone, CAROL);
});

const rule = (when: Rule['when'], outcome: Rule['outcome']): Promise<void> =>
  phone.settings.setScreening(ALICE.userId, {
    rules: [
      { id: 'mine', on: true, when, outcome },
      { id: 'everyone-else', on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'ask' } },
    ],
  });
const view = async () => (await phone.switchboard.shown())[0];

describe('later rings of a call', () => {
  it('change the reason and ring on, but not longer than 120 s after the first', async () => {
    await bob.ring();
    for (let i = 0; i < 10; i += 1) {
      await phone.wait(40_000);
      await bob.ring({}, { reason: `Still there? ${i}` });
    }
    expect(phone.isRinging()).toBe(false);
    expect(phone.log).toMatchObject([{ outcome: 'missed' }]);
    expect(phone.types()).toEqual(['ringing']);
  });

  it('with a number that is not higher, of another device or for another account are dropped', async () => {
    await phone.knows(BOBS_LAPTOP);
    await bob.ring({ sequence: 5 });
    await bob.ring({ sequence: 5 }, { reason: 'repeated' });
    await bob.ring({ sequence: 4 }, { reason: 'older' });
    await createWriter(phone, BOBS_LAPTOP).ring({ sequence: 9 }, { reason: 'laptop' });
    await carol.ring({ sequence: 9 }, { reason: 'carol' });
    expect(phone.done).toEqual(['ring of Bob: ', 'window behind']);
  });

  it('that say nothing new are told again that it rings, as that may have been lost, three times at most', async () => {
    phone.setConnected(false);
    await bob.ring();
    phone.setConnected(true);
    await phone.wait(3000);
    await bob.ring();
    expect(phone.types()).toEqual(['ringing']);
    for (let i = 0; i < 4; i += 1) await bob.ring();
    expect(phone.sent).toHaveLength(2);
    await phone.knows(BOBS_LAPTOP);
    const laptop = createWriter(phone, BOBS_LAPTOP);
    await laptop.say('decline', {});
    await laptop.ring();
    expect(phone.sent).toHaveLength(2);
    expect(phone.done).toEqual(['ring of Bob: ', 'window behind']);
  });

  it('of others are told that I am busy once there is a connection again', async () => {
    await carol.ring();
    await phone.switchboard.media(CALL, OFFER);
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    phone.setConnected(false);
    await bob.ring({ call: LOW });
    phone.setConnected(true);
    await phone.ringDelays(3_000);
    expect(phone.types().at(-1)).toBe('busy');
    expect(phone.log).toHaveLength(1);
  });

  // What was silent as a video call would ring as an audio call, and be accepted as what it was first.
  it('of another kind are dropped, so that none gets past the rules for its kind', async () => {
    await rule({ type: 'kind', kind: 'video' }, { verdict: 'silent' });
    await bob.ring({}, { kind: 'video' });
    await rule({ type: 'kind', kind: 'audio' }, { verdict: 'ring' });
    await bob.ring({}, { kind: 'audio', reason: 'It is urgent' });
    expect(phone.isRinging()).toBe(false);
    expect(phone.done).toEqual([]);
  });

  it('go through a relay where the rule that let them ring wants it', async () => {
    await rule({ type: 'reason-given' }, { verdict: 'ring', relayOnly: true });
    await bob.ring();
    await bob.ring({}, { reason: 'The contract' });
    expect(phone.isRinging()).toBe(true);
    expect((await view())?.relayOnly).toBe(true);
  });

  it('make the window offer anew where it offered before without a relay', async () => {
    await phone.settings.setScreening(ALICE.userId, {
      rules: [
        {
          id: 'mine',
          on: true,
          when: { type: 'reason-given' },
          outcome: { verdict: 'ring', relayOnly: true },
        },
        { id: 'everyone-else', on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'ring' } },
      ],
    });
    await bob.ring();
    const direct = { role: 'callee', rejoins: 0, relayOnly: false } as const;
    await phone.switchboard.media(CALL, OFFER, direct);
    await bob.ring({}, { reason: 'The contract' });
    // What the direct connection still says is nothing any more.
    await phone.switchboard.media(CALL, OFFER, direct);
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'audio' });
    expect(phone.types()).not.toContain('accept');
    await phone.switchboard.media(CALL, OFFER, { ...direct, relayOnly: true });
    expect(phone.types()).toContain('accept');
  });

  it.each([
    ['begin to be heard', { noSound: true }, {}, ['off', 'ring']],
    ['fall silent', {}, { noSound: true }, ['ring', 'off']],
  ] as const)('%s where the rule that decides then says so', async (_, before, after, heard) => {
    const rings = (id: string, when: Rule['when'], options: object): Rule => ({
      id,
      on: true,
      when,
      outcome: { verdict: 'ring', ...options },
    });
    await phone.settings.setScreening(ALICE.userId, {
      rules: [
        rings('mine', { type: 'reason-given' }, after),
        rings('everyone-else', { type: 'all', of: [] }, before),
      ],
    });
    await bob.ring();
    const first = phone.ringSound();
    await bob.ring({}, { reason: 'The contract' });
    expect([first, phone.ringSound()]).toEqual(heard);
  });

  it('change nothing once the call was accepted or is over', async () => {
    await bob.ring({}, { reason: 'The contract' });
    await phone.switchboard.media(CALL, OFFER);
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    await bob.ring({}, { reason: 'Something else' });
    expect((await view())?.reason).toBe('The contract');
    await bob.say('accept', ACCEPT);
    await bob.say('hangup', {});
    const rules = vi.spyOn(phone.settings, 'screening');
    for (let i = 0; i < 20; i += 1) await bob.ring({}, { reason: `reason ${i}` });
    expect(rules).not.toHaveBeenCalled();
  });
});
