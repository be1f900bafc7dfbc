import { rulesWith } from '../../../support/fakes/settings.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import {
  ACCEPT,
  ALICE,
  alicesPhone,
  BOB,
  BOBS_LAPTOP,
  CALL,
  CAROL,
  createWriter,
  OFFER,
  placeCall,
  STRANGER,
} from './given.ts';

let phone: Phone;
let call: CallId;
let bob: ReturnType<typeof createWriter>;
let laptop: ReturnType<typeof createWriter>;
let carol: ReturnType<typeof createWriter>;

const phase = () => phone.lastView()?.phase;
const lettersTo = (card: typeof BOB) =>
  phone.sent.filter(({ to }) => to === card.signingKey).map(({ letter }) => letter.type);
const inCall = () => ({ call });

beforeEach(async () => {
  phone = await alicesPhone();
  await phone.knows(BOBS_LAPTOP, { pin: { grade: 'answered' } });
  bob = createWriter(phone, BOB);
  laptop = createWriter(phone, BOBS_LAPTOP);
  carol = createWriter(phone, CAROL);
});

describe('a call that I place', () => {
  beforeEach(async () => {
    call = await placeCall(phone, BOB);
  });

  it('has no reason that was sent in the instant in which they accepted: nobody over there would get it', async () => {
    await bob.say('accept', ACCEPT, inCall());
    await phone.switchboard.command(call, { type: 'reason', text: 'About the contract' });
    await settled();
    expect(phone.lastView()?.reason).toBeUndefined();
    expect(phase()).toBe('connecting');
  });

  it('rings every device at once, each with a number of its own', () => {
    expect(phone.sent.map(({ letter }) => [letter.type, letter.sequence])).toEqual([
      ['ring', 1],
      ['ring', 2],
    ]);
    expect(phase()).toBe('dialing');
  });

  it('shows and files the name that X had not said yet when the button was pressed', async () => {
    await phone.switchboard.command(call, { type: 'hang-up' });
    await phone.knows(STRANGER, { handle: 'erin' as Handle });
    const other = await placeCall(phone, STRANGER);
    expect(phone.lastView()?.person).toEqual({ userId: STRANGER.userId, handle: 'erin' });
    await phone.knows(STRANGER, { name: 'Erin Early' });
    await createWriter(phone, STRANGER).say('ringing', {}, { call: other });
    const named = { userId: STRANGER.userId, handle: 'erin', name: 'Erin Early' };
    expect(phone.lastView()?.person).toEqual(named);
    await phone.switchboard.command(other, { type: 'hang-up' });
    expect(phone.log.find(({ person }) => person.userId === STRANGER.userId)?.person).toEqual(named);
  });

  it('rings somebody whose invite I had ignored, and writes no invite', async () => {
    const other = await alicesPhone();
    other.ignored.add(BOB.userId);
    await placeCall(other, BOB);
    expect(other.types()).toEqual(['ring']);
    expect(other.placed).toEqual([]);
  });

  it('is nothing to anybody else', async () => {
    await phone.knows(STRANGER);
    for (const other of [carol, createWriter(phone, STRANGER)]) {
      await other.say('ringing', {}, inCall());
      await other.say('busy', {}, inCall());
      await other.say('decline', {}, inCall());
      await other.say('accept', ACCEPT, inCall());
      await other.say('hangup', {}, inCall());
    }
    expect(phase()).toBe('dialing');
    expect(phone.signals).toEqual([]);
    expect(phone.types()).toEqual(['ring', 'ring']);
  });

  it('cannot be cancelled, taken or described by the one who is rung', async () => {
    await bob.say('ringing', {}, inCall());
    await bob.say('cancel', {}, inCall());
    await bob.say('taken', {}, inCall());
    await bob.say('description', { description: ACCEPT.description, candidates: [] }, inCall());
    await bob.say('candidates', { candidates: [] }, inCall());
    expect(phase()).toBe('ringing');
    expect(phone.signals).toEqual([]);
  });

  it('is over when the one who is rung hangs up: their accept was lost', async () => {
    await bob.say('ringing', {}, inCall());
    await bob.say('hangup', {}, inCall());
    expect(phone.log.map(({ end }) => end)).toEqual(['hung-up-by-peer']);
  });

  it('shows the most favourable answer, and gives a better one two seconds', async () => {
    await laptop.say('decline', {}, inCall());
    expect(phase()).toBe('dialing');
    await phone.wait(1_900);
    await bob.say('ringing', {}, inCall());
    await phone.wait(10_000);
    expect(phase()).toBe('ringing');

    phone = await alicesPhone();
    await phone.knows(BOBS_LAPTOP);
    call = await placeCall(phone, BOB);
    await createWriter(phone, BOB).say('busy', {}, inCall());
    await phone.wait(2_001);
    expect(phone.lastView()?.end?.reason).toBe('busy');
    expect(lettersTo(BOBS_LAPTOP)).toEqual(['ring', 'cancel']);
  });

  it('ends alike for somebody absent and somebody silent, after 6 s', async () => {
    await phone.wait(5_999);
    expect(phase()).toBe('dialing');
    await phone.wait(1);
    expect(phone.lastView()?.end?.reason).toBe('unreachable');
  });

  it('is not connected when its ring could not be handed over', async () => {
    phone = await alicesPhone();
    phone.setConnected(false);
    await placeCall(phone, BOB);
    expect(phone.lastView()?.end?.reason).toBe('not-connected');
  });

  it('is told once that it came too late to accept', async () => {
    await bob.say('ringing', {}, inCall());
    await phone.switchboard.command(call, { type: 'hang-up' });
    await bob.say('accept', ACCEPT, inCall());
    await bob.say('accept', ACCEPT, inCall());
    expect(lettersTo(BOB)).toEqual(['ring', 'cancel', 'cancel']);
    expect(phone.signals).toEqual([]);
  });
});

describe('an accept', () => {
  beforeEach(async () => {
    call = await placeCall(phone, BOB);
    await laptop.say('accept', ACCEPT, inCall());
  });

  it('takes the call for one device; the window says how far that one is proved', () => {
    expect(phase()).toBe('connecting');
    expect(phone.signals).toHaveLength(1);
    expect(phone.lastView()?.proof).toMatchObject({ grade: 'answered' });
    expect(lettersTo(BOB)).toEqual(['ring', 'taken']);
  });

  it('that comes second is told so, and lends its proof to nobody', async () => {
    await bob.say('accept', ACCEPT, inCall());
    expect(lettersTo(BOB)).toEqual(['ring', 'taken', 'taken']);
    expect(phone.signals).toHaveLength(1);
    expect(phone.lastView()?.proof).toMatchObject({ grade: 'answered' });
  });

  it('shuts everybody else out of the call', async () => {
    await phone.switchboard.media(call, { type: 'connected' });
    for (const other of [bob, carol]) {
      await other.say('hangup', {}, inCall());
      await other.say('description', { description: ACCEPT.description, candidates: [] }, inCall());
      await other.say('candidates', { candidates: [] }, inCall());
    }
    expect(phase()).toBe('live');
    expect(phone.signals).toHaveLength(1);
  });

  it('and what follows count in their order', async () => {
    await laptop.say('candidates', { candidates: [] }, { call, sequence: 9 });
    await laptop.say('hangup', {}, { call, sequence: 9 });
    await laptop.say('hangup', {}, { call, sequence: 8 });
    expect(phase()).toBe('connecting');
    await laptop.say('hangup', {}, { call, sequence: 10 });
    expect(phone.lastView()?.end?.reason).toBe('hung-up-by-peer');
  });

  it('of a device that was never rung is nothing', async () => {
    phone = await alicesPhone();
    call = await placeCall(phone, BOB);
    await phone.knows(BOBS_LAPTOP);
    await createWriter(phone, BOBS_LAPTOP).say('accept', ACCEPT, inCall());
    expect(phase()).toBe('dialing');
    expect(phone.lastView()?.proof).toBeUndefined();
    expect(phone.signals).toEqual([]);
  });
});

describe('the question whether I am dialing', () => {
  const question = () => {
    const [ring] = phone.sent;
    if (ring === undefined) throw new Error('no ring');
    return { nonce: CALL as string, ring: phone.digestOf(ring.letter) };
  };
  beforeEach(async () => {
    call = await placeCall(phone, BOB);
  });

  it('is answered once for a ring that I sent', async () => {
    await bob.say('fresh?', question(), inCall());
    await bob.say('fresh?', question(), inCall());
    expect(lettersTo(BOB)).toEqual(['ring', 'fresh']);
    expect(phone.sent.at(-1)?.letter.payload).toEqual(question());
  });

  it('is not answered for another ring, to another person, or once the call rings or is over', async () => {
    await bob.say('fresh?', { nonce: CALL, ring: CALL }, inCall());
    await carol.say('fresh?', question(), inCall());
    await laptop.say('ringing', {}, inCall());
    await bob.say('fresh?', question(), inCall());
    await phone.switchboard.command(call, { type: 'hang-up' });
    await bob.say('fresh?', question(), inCall());
    expect(phone.types()).not.toContain('fresh');
  });
});

describe('one live call in a browser', () => {
  it('is the one that was accepted: my own ringing elsewhere ends', async () => {
    call = await placeCall(phone, BOB);
    await carol.ring();
    expect(lettersTo(CAROL)).toEqual(['busy']);

    phone = await alicesPhone();
    await createWriter(phone, CAROL).ring();
    call = await placeCall(phone, BOB);
    await phone.switchboard.media(CALL, OFFER);
    await phone.switchboard.command(CALL, { type: 'accept', kind: 'audio' });
    await settled();
    expect(lettersTo(BOB)).toEqual(['ring', 'cancel']);
    await createWriter(phone, BOB).say('accept', ACCEPT, inCall());
    expect(phone.signals).toEqual([]);
    expect((await phone.switchboard.shown()).map((view) => [view.person.name, view.phase])).toEqual([
      ['Carol', 'connecting'],
    ]);
  });

  it('is not left for a silent ring by pressing Call', async () => {
    await phone.settings.setScreening(
      ALICE.userId,
      rulesWith({ anyoneWithCard: false, everyoneElse: 'silent' }),
    );
    await phone.knows(CAROL, { starred: true });
    await bob.ring();
    call = await placeCall(phone, CAROL);
    await carol.say('accept', ACCEPT, inCall());
    const press = { account: ALICE.userId, userId: BOB.userId, kind: 'audio' } as const;
    expect(await phone.switchboard.placeCall(press)).toBe('in-another-call');
    expect(lettersTo(BOB)).toEqual(['ringing']);
    // Of the one that I am in.
    expect(phone.done).toEqual(['window', 'window shown']);
  });
});
