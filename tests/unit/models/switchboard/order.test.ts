/** What somebody waits for comes first, and nothing is done or said for nothing. */
import { describe, expect, it } from 'vitest';
import { settled, type Phone } from '../../../support/phone.ts';
import { ACCEPT, alicesPhone, BOB, CALL, createWriter, OFFER, placeCall } from './given.ts';

/** A phone and, in their order, the things that it does outside of itself. */
const given = async () => {
  const acts: string[] = [];
  const phone = await alicesPhone({ before: (what) => void acts.push(what) });
  await phone.switchboard.resume();
  const bob = createWriter(phone, BOB);
  return {
    phone,
    bob,
    async actsOf(step: () => Promise<unknown>): Promise<readonly string[]> {
      acts.length = 0;
      await step();
      await settled();
      return [...acts];
    },
  };
};

const viewsOf = async (phone: Phone, step: () => Promise<unknown>): Promise<number> => {
  const before = phone.views.length;
  await step();
  await settled();
  return phone.views.length - before;
};

describe('a step of a call', () => {
  it('that begins to ring is written down, answered and shown before its window gets ready', async () => {
    const { bob, actsOf } = await given();
    const acts = await actsOf(() => bob.ring());
    expect(acts.filter((what) => what !== 'write').slice(0, 4)).toEqual(['send', 'notify', 'window', 'arm']);
    expect(acts[0]).toBe('write');
  });

  it('that places a call lets the ring leave before the window opens', async () => {
    const { phone, actsOf } = await given();
    const acts = await actsOf(() => placeCall(phone, BOB));
    expect(acts.slice(0, 3)).toEqual(['write', 'send', 'window']);
  });

  it('that accepts lets the offer leave before the window is shown', async () => {
    const { phone, bob, actsOf } = await given();
    await bob.ring();
    await phone.switchboard.media(CALL, OFFER);
    const acts = await actsOf(() => phone.switchboard.command(CALL, { type: 'accept', kind: 'video' }));
    expect(acts.slice(0, 3)).toEqual(['write', 'send', 'window']);
  });

  it('lets the window have at once what the media of the other side said, and keeps it for one that asks again', async () => {
    const { phone, bob, actsOf } = await given();
    const call = await placeCall(phone, BOB);
    const acts = await actsOf(() => bob.say('accept', ACCEPT, { call }));
    expect(acts.slice(0, 2)).toEqual(['signal', 'write']);
    expect((await phone.switchboard.open(call))?.signals).toMatchObject([{ type: 'description' }]);
  });

  it('is told to whoever looks only if they see a difference, and leaves a timer that runs alone', async () => {
    const { phone, bob, actsOf } = await given();
    const call = await placeCall(phone, BOB);
    expect(await viewsOf(phone, () => bob.say('accept', ACCEPT, { call }))).toBe(1);
    const acts = await actsOf(async () => {
      const told = await viewsOf(phone, () =>
        phone.switchboard.media(call, {
          type: 'description',
          description: ACCEPT.description,
          candidates: [],
        }),
      );
      expect(told).toBe(0);
    });
    expect(acts.filter((what) => what !== 'write')).toEqual(['send']);
  });

  it('that blocks somebody has done so before the call is over: after a death in between nobody would', async () => {
    const { phone, bob, actsOf } = await given();
    await bob.ring();
    const acts = await actsOf(() => phone.switchboard.command(CALL, { type: 'block' }));
    expect(acts.slice(0, 2)).toEqual(['block', 'write']);
    expect((await phone.people.get(phone.account, BOB.userId))?.blocked).toBe(true);
  });

  it('writes once for an accept that arrives, with the proof that the window names', async () => {
    const { phone, bob, actsOf } = await given();
    const call = await placeCall(phone, BOB);
    const acts = await actsOf(() => bob.say('accept', ACCEPT, { call }));
    expect(acts.filter((what) => what === 'write')).toHaveLength(1);
    expect((await phone.switchboard.view(call))?.proof?.grade).toBe('written');
  });
});
