import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import type { Phone } from '../../../support/phone.ts';
import { ACCEPT, ALICE, alicesPhone, BOB, BOBS_LAPTOP, CALL, CAROL, createWriter, OFFER } from './given.ts';

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
