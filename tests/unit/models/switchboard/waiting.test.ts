import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import { ALICE, alicesPhone, BOB, CALL, CAROL, createWriter, OFFER, placeCall, STRANGER } from './given.ts';

const SECOND = '1AAAAAAAAAAAAAAAAAAAAA' as CallId;
const FOURTH = '3AAAAAAAAAAAAAAAAAAAAA' as CallId;
const FIFTH = '4AAAAAAAAAAAAAAAAAAAAA' as CallId;
const THIRD = '2AAAAAAAAAAAAAAAAAAAAA' as CallId;

let phone: Phone;
let bob: ReturnType<typeof createWriter>;
let carol: ReturnType<typeof createWriter>;

const accept = async (call: CallId): Promise<void> => {
  await phone.switchboard.media(call, OFFER);
  await phone.switchboard.command(call, { type: 'accept', kind: 'audio' });
  await phone.switchboard.media(call, { type: 'connected' });
  await settled();
};
const holds = async (): Promise<readonly (boolean | undefined)[]> =>
  Promise.all([CALL, SECOND].map(async (call) => (await phone.switchboard.view(call))?.onHold));

describe('while Alice talks to Bob and lets her people ring', () => {
  beforeEach(async () => {
    phone = await alicesPhone();
    bob = createWriter(phone, BOB);
    carol = createWriter(phone, CAROL);
    await phone.knows(CAROL, { starred: true });
    await phone.settings.setScreening(ALICE.userId, rulesWith({ callWaiting: true }));
    await bob.ring();
    await accept(CALL);
  });

  it('whoever is on hold stays so when their window is loaded anew', async () => {
    await carol.ring({ call: SECOND });
    await accept(SECOND);
    expect(await holds()).toEqual([true, undefined]);
    await phone.wait(1000);
    await bob.ring({ call: THIRD });
    await phone.switchboard.media(CALL, OFFER, { role: 'callee', rejoins: 1, relayOnly: false });
    await phone.switchboard.media(
      CALL,
      { type: 'connected' },
      { role: 'callee', rejoins: 1, relayOnly: false },
    );
    await settled();
    expect(await phone.switchboard.view(CALL)).toMatchObject({ phase: 'live', rejoins: 1, onHold: true });
  });

  it('one of them rings softly, and the talk goes on when they are declined', async () => {
    await carol.ring({ call: SECOND });
    expect(phone.types().at(-1)).toBe('ringing');
    expect(phone.ringSound()).toBe('waiting');
    await phone.switchboard.command(SECOND, { type: 'decline' });
    expect(await holds()).toEqual([undefined, undefined]);
    expect((await phone.switchboard.view(CALL))?.phase).toBe('live');
  });

  it('rings as loud as ever once the talk is over', async () => {
    await carol.ring({ call: SECOND });
    await bob.say('hangup', {});
    expect(phone.ringSound()).toBe('ring');
  });

  it('all others hear that she is busy', async () => {
    await phone.knows(CAROL, { starred: false });
    await carol.ring({ call: SECOND });
    expect(phone.types().at(-1)).toBe('busy');
  });

  it('is told once an hour of each who rings in vain meanwhile, however often they do', async () => {
    const told = (): number => phone.done.filter((one) => one === 'missed Carol').length;
    await phone.knows(CAROL, { starred: false });
    for (const call of [SECOND, THIRD, FOURTH]) await carol.ring({ call });
    expect(phone.log).toMatchObject([{ end: 'busy' }, { end: 'busy' }, { end: 'busy' }]);
    expect(told()).toBe(1);
    await phone.wait(3_600_000);
    await carol.ring({ call: FIFTH });
    expect(told()).toBe(2);
  });

  it('Bob is put on hold when another is accepted, and talks again when his call is resumed', async () => {
    await carol.ring({ call: SECOND });
    await accept(SECOND);
    expect(await holds()).toEqual([true, undefined]);
    await phone.switchboard.command(CALL, { type: 'resume' });
    expect(await holds()).toEqual([undefined, true]);
    await carol.say('hangup', {}, { call: SECOND });
    expect((await phone.switchboard.view(SECOND))?.phase).toBe('ended');
    expect((await phone.switchboard.view(CALL))?.phase).toBe('live');
  });

  it('Bob is resumed while the other still connects: she is on hold once she does', async () => {
    await carol.ring({ call: SECOND });
    await phone.switchboard.media(SECOND, OFFER);
    await phone.switchboard.command(SECOND, { type: 'accept', kind: 'audio' });
    await phone.switchboard.command(CALL, { type: 'resume' });
    await phone.switchboard.media(SECOND, { type: 'connected' });
    await settled();
    expect(await holds()).toEqual([undefined, true]);
  });

  it('a press of Resume that comes when that call is over holds nobody', async () => {
    await carol.ring({ call: SECOND });
    await accept(SECOND);
    await bob.say('hangup', {});
    await phone.switchboard.command(CALL, { type: 'resume' });
    expect(await holds()).toEqual([undefined, undefined]);
    expect((await phone.switchboard.view(SECOND))?.phase).toBe('live');
  });

  describe.each([
    ['Bob’s window', () => bob.ring({ call: THIRD })],
    ['her own window', () => phone.switchboard.media(CALL, { type: 'page-began' })],
  ])('while %s is loaded anew', (_, load) => {
    const began = async (): Promise<void> => {
      await phone.wait(1000);
      await load();
      await settled();
    };

    it('Bob is put on hold all the same when another is accepted', async () => {
      await carol.ring({ call: SECOND });
      await began();
      expect(phone.ringSound()).toBe('waiting');
      await accept(SECOND);
      expect((await phone.switchboard.view(CALL))?.phase).toMatch(/^(?:connecting|dialing)$/u);
      expect(await holds()).toEqual([true, undefined]);
    });

    it('another may ring as before', async () => {
      await began();
      await carol.ring({ call: SECOND });
      expect((await phone.switchboard.view(SECOND))?.phase).toBe('ringing');
      expect(phone.ringSound()).toBe('waiting');
    });
  });

  it('nobody else waits while one is on hold, nor while she calls somebody herself', async () => {
    await carol.ring({ call: SECOND });
    await accept(SECOND);
    await phone.knows(STRANGER, { starred: true });
    await createWriter(phone, STRANGER).ring({ call: THIRD });
    expect(phone.types().at(-1)).toBe('busy');
    for (const call of [CALL, SECOND]) await phone.switchboard.command(call, { type: 'hang-up' });
    await placeCall(phone, BOB);
    await carol.ring({ call: FOURTH });
    expect(phone.types().at(-1)).toBe('busy');
  });
});

describe('while two of them ring', () => {
  it.each(['accepts', 'presses the call button of'] as const)(
    'the other one hears that she is busy when she %s one',
    async (how) => {
      phone = await alicesPhone();
      [bob, carol] = [createWriter(phone, BOB), createWriter(phone, CAROL)];
      await bob.ring();
      await carol.ring({ call: SECOND });
      if (how === 'accepts') await accept(CALL);
      else await placeCall(phone, BOB);
      const toCarol = phone.sent.filter(({ to }) => to === CAROL.signingKey);
      expect(toCarol.map(({ letter }) => letter.type)).toEqual(['ringing', 'busy']);
      expect((await phone.switchboard.shown()).map(({ id }) => id)).toEqual([CALL]);
      expect(phone.isRinging()).toBe(false);
    },
  );
});
