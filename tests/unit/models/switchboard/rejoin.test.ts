import { describe, expect, test } from 'vitest';
import { CALL_TIMES } from '../../../../utils/core/call/state.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import {
  ACCEPT,
  alicesPhone,
  BOB,
  BOBS_LAPTOP,
  CALL,
  createWriter,
  HIGH,
  LOW,
  OFFER,
  placeCall,
} from './given.ts';

const LATER = 60_000;

/** Bob called, Alice took it, and they have talked for a minute. */
const talking = async () => {
  const alice = await alicesPhone();
  const bob = createWriter(alice, BOB);
  await bob.ring();
  await alice.switchboard.media(CALL, OFFER);
  await alice.switchboard.command(CALL, { type: 'accept', kind: 'video' });
  await alice.switchboard.media(CALL, { type: 'connected' });
  const since = alice.now();
  await alice.wait(LATER);
  alice.sent.splice(0);
  alice.done.splice(0);
  return { alice, bob, since };
};

describe('a window at the other end that is gone without a goodbye', () => {
  test('may come back: its ring is taken without a question, in the same window, and the clock goes on', async () => {
    const { alice, bob, since } = await talking();
    await alice.switchboard.media(CALL, { type: 'vanished' });
    expect(alice.lastView()).toMatchObject({ phase: 'reconnecting', peerVanished: true, liveSince: since });
    await alice.wait(3000);
    await bob.ring({ call: HIGH });
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'connecting', role: 'callee', rejoins: 1 });
    await alice.switchboard.media(CALL, OFFER);
    expect(alice.types()).toEqual(['accept']);
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'live', liveSince: since });
    expect(alice.done).toEqual([]);
    expect(alice.isRinging()).toBe(false);
    await alice.switchboard.command(CALL, { type: 'hang-up' });
    await settled();
    expect(alice.log).toMatchObject([{ outcome: 'answered', duration: LATER + 3000 }]);
  });

  test('is waited for no longer than half a minute', async () => {
    const { alice } = await talking();
    await alice.switchboard.media(CALL, { type: 'vanished' });
    await alice.wait(CALL_TIMES.rejoining + 1);
    expect(alice.lastView()).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost' } });
    expect(alice.types()).toEqual(['hangup']);
  });

  test('is taken at its word also when its ring comes before its silence is noticed', async () => {
    const { alice, bob } = await talking();
    await bob.ring({ call: HIGH });
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'connecting', rejoins: 1 });
  });

  test('is back, whatever the connection that it left is still said to do', async () => {
    const { alice, bob } = await talking();
    await bob.ring({ call: HIGH });
    const left = { role: 'callee', rejoins: 0, relayOnly: false } as const;
    await alice.switchboard.media(CALL, { type: 'failed', why: 'connection-lost' }, left);
    const { description } = ACCEPT;
    await alice.switchboard.media(CALL, { type: 'description', description, candidates: [] }, left);
    expect(alice.types()).toEqual([]);
    await alice.switchboard.media(CALL, OFFER, { ...left, rejoins: 1 });
    expect(alice.types()).toEqual(['accept']);
  });

  test('does not let anybody else in: another device of theirs is judged as ever', async () => {
    const { alice } = await talking();
    await alice.knows(BOBS_LAPTOP, { name: 'Bob' });
    await alice.switchboard.media(CALL, { type: 'vanished' });
    await createWriter(alice, BOBS_LAPTOP).ring({ call: HIGH });
    expect(alice.views.findLast(({ id }) => id === CALL)).toMatchObject({ phase: 'reconnecting' });
    expect(alice.types()).toEqual(['busy']);
  });

  test('comes back to nothing after a goodbye: it rings like any other', async () => {
    const { alice, bob } = await talking();
    await alice.switchboard.media(CALL, { type: 'left' });
    await bob.ring({ call: HIGH });
    expect(alice.lastView()).toMatchObject({ id: HIGH, phase: 'ringing' });
    expect(alice.done).toContain('ring of Bob: ');
  });

  test('cannot come back for ever: whoever floods is judged like anybody else', async () => {
    const { alice, bob } = await talking();
    for (let time = 0; time < 21; time += 1) {
      await alice.wait(1);
      await bob.ring({ call: `${String(time).padStart(2, '0')}${HIGH.slice(2)}` as CallId });
      await alice.switchboard.media(CALL, OFFER);
      await alice.switchboard.media(CALL, { type: 'connected' });
    }
    expect(alice.types().filter((type) => type === 'accept')).toHaveLength(20);
    expect(alice.types().at(-1)).toBe('busy');
    expect(alice.views.findLast(({ id }) => id === CALL)).toMatchObject({ phase: 'live', rejoins: 20 });
  });

  test.each(['alone', 'after its cancel'])(
    'is not taken for back when a ring comes late that it gave up before this talk, %s',
    async (how) => {
      const alice = await alicesPhone();
      const bob = createWriter(alice, BOB);
      const held = { call: HIGH, time: alice.now() };
      await alice.wait(5000);
      await bob.ring();
      await alice.switchboard.media(CALL, OFFER);
      await alice.switchboard.command(CALL, { type: 'accept', kind: 'video' });
      await alice.switchboard.media(CALL, { type: 'connected' });
      alice.sent.splice(0);
      if (how === 'after its cancel') await bob.say('cancel', {}, { call: HIGH, sequence: 2 });
      await bob.ring({ ...held, sequence: 1 });
      if (how === 'alone') await bob.say('cancel', {}, { call: HIGH, sequence: 2 });
      expect(await alice.switchboard.shown()).toMatchObject([{ id: CALL, phase: 'live' }]);
      expect(alice.types()).toEqual(['fresh?']);
      expect(alice.log).toEqual([]);
    },
  );

  test('is taken back though its clock was set back meanwhile, once its device says that it is dialing', async () => {
    const { alice, bob } = await talking();
    await bob.say('candidates', { candidates: [] }, { time: alice.now() + 300_000, sequence: 7 });
    const ring = { call: HIGH, time: alice.now() };
    await bob.ring(ring);
    expect(alice.types()).toEqual(['fresh?']);
    await bob.say('fresh', alice.sent.at(-1)?.letter.payload as never, ring);
    await alice.switchboard.media(CALL, OFFER);
    expect(alice.types()).toEqual(['fresh?', 'accept']);
  });

  test('is taken back though its clock is wrong, once its device says that it is dialing', async () => {
    const { alice, bob, since } = await talking();
    const late = { call: HIGH, time: alice.now() + 120_000 };
    await bob.ring(late);
    expect(alice.types()).toEqual(['fresh?']);
    await bob.say('fresh', alice.sent.at(-1)?.letter.payload as never, late);
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect(alice.types()).toEqual(['fresh?', 'accept']);
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'live', liveSince: since, rejoins: 1 });
  });

  test('is not taken back when its person was blocked meanwhile', async () => {
    const { alice, bob } = await talking();
    await alice.switchboard.media(CALL, { type: 'vanished' });
    await alice.knows(BOB, { blocked: true });
    await bob.ring({ call: HIGH });
    await alice.switchboard.media(CALL, OFFER);
    expect(alice.types()).toEqual([]);
    expect(alice.log).toMatchObject([{ call: HIGH, outcome: 'blocked' }]);
  });

  test('is taken back by a worker that died in the middle of it', async () => {
    const { alice, bob } = await talking();
    await bob.ring({ call: HIGH });
    await alice.restart();
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect((await alice.switchboard.shown()).map(({ id, phase }) => [id, phase])).toEqual([[CALL, 'live']]);
  });
});

describe('our own window, loaded anew in the middle of a call', () => {
  const reloaded = async () => {
    const known = await talking();
    await known.alice.switchboard.media(CALL, { type: 'page-began' });
    const again = known.alice.sent.at(-1)?.letter.call as CallId;
    return { ...known, again };
  };

  test('rings the one device that it talked to, and goes on where it was', async () => {
    const { alice, bob, since, again } = await reloaded();
    expect(alice.sent.map(({ to, letter }) => [to, letter.type])).toEqual([[BOB.signingKey, 'ring']]);
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'dialing', role: 'caller', rejoins: 1 });
    await bob.say('accept', ACCEPT, { call: again });
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'connecting' });
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect(alice.lastView()).toMatchObject({ phase: 'live', liveSince: since });
    expect(alice.done).toEqual([]);
  });

  test('says that the connection is lost when nobody is there any more, and files how long it was', async () => {
    const { alice, since } = await reloaded();
    await alice.wait(CALL_TIMES.dialing + 1);
    expect(alice.lastView()).toMatchObject({
      id: CALL,
      phase: 'ended',
      end: { reason: 'connection-lost' },
      liveSince: since,
    });
    expect(alice.log).toMatchObject([{ outcome: 'answered', end: 'connection-lost' }]);
  });

  test('may be loaded anew more than once', async () => {
    const { alice, bob, again } = await reloaded();
    await bob.say('accept', ACCEPT, { call: again });
    await alice.switchboard.media(CALL, { type: 'connected' });
    await alice.switchboard.media(CALL, { type: 'page-began' });
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'dialing', rejoins: 2 });
  });
});

describe('a talk whose window was loaded anew', () => {
  const REASON = 'About the contract';
  const hangUp = async (alice: Phone) => {
    await alice.switchboard.command(CALL, { type: 'hang-up' });
    await settled();
  };
  /** Alice called Bob because of the contract, and he took it. */
  const called = async () => {
    const alice = await alicesPhone();
    const bob = createWriter(alice, BOB);
    const call = await placeCall(alice, BOB);
    await alice.switchboard.command(call, { type: 'reason', text: REASON });
    await bob.say('ringing', {}, { call });
    await bob.say('accept', ACCEPT, { call });
    await alice.switchboard.media(call, { type: 'connected' });
    return { alice, bob, call };
  };

  test('is still filed as the call that came in, with its reason and why it rang', async () => {
    const alice = await alicesPhone();
    const bob = createWriter(alice, BOB);
    await bob.ring({}, { reason: REASON });
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    await alice.switchboard.media(CALL, { type: 'connected' });
    await alice.switchboard.media(CALL, { type: 'page-began' });
    await bob.say('accept', ACCEPT, { call: alice.sent.at(-1)?.letter.call as CallId });
    await alice.switchboard.media(CALL, { type: 'connected' });
    await hangUp(alice);
    expect(alice.log).toMatchObject([
      {
        direction: 'incoming',
        outcome: 'answered',
        reason: REASON,
        judged: { judgement: { verdict: 'ring' } },
      },
    ]);
  });

  test('at the other end is still filed with the reason, which its new ring does not name', async () => {
    const alice = await alicesPhone();
    const bob = createWriter(alice, BOB);
    await bob.ring({}, { reason: REASON });
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    await alice.switchboard.media(CALL, { type: 'connected' });
    await alice.wait(1);
    await bob.ring({ call: HIGH });
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect(alice.lastView()).toMatchObject({ phase: 'live', reason: REASON });
    await hangUp(alice);
    expect(alice.log).toMatchObject([{ direction: 'incoming', call: HIGH, reason: REASON }]);
  });

  test('at the other end is still filed as the call that I made', async () => {
    const { alice, bob, call } = await called();
    await alice.wait(1);
    await bob.ring({ call: HIGH });
    await alice.switchboard.media(call, OFFER);
    await alice.switchboard.media(call, { type: 'connected' });
    await alice.switchboard.command(call, { type: 'hang-up' });
    await settled();
    expect(alice.log).toMatchObject([
      { direction: 'outgoing', call: HIGH, outcome: 'answered', reason: REASON },
    ]);
    expect(alice.log[0]).not.toHaveProperty('judged');
  });

  test('before the two heard each other failed, and was neither missed nor left unanswered', async () => {
    const alice = await alicesPhone();
    const bob = createWriter(alice, BOB);
    await bob.ring();
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.command(CALL, { type: 'accept', kind: 'video' });
    await alice.switchboard.media(CALL, { type: 'page-began' });
    expect(alice.disk.standing).toMatchObject([{ direction: 'incoming', outcome: 'failed' }]);
    await alice.wait(CALL_TIMES.dialing + 1);
    expect(alice.log).toMatchObject([{ direction: 'incoming', outcome: 'failed' }]);
  });

  test('keeps its clock when it is loaded anew once more before the two hear each other again', async () => {
    const { alice, bob, since } = await talking();
    await alice.wait(1);
    await bob.ring({ call: HIGH });
    await alice.switchboard.media(CALL, OFFER);
    await alice.wait(1);
    await bob.ring({ call: `__${HIGH.slice(2)}` as CallId });
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect(alice.lastView()).toMatchObject({ phase: 'live', liveSince: since, rejoins: 2 });
  });

  test('at both ends goes on as one, and is still the call that came in', async () => {
    const { alice, bob, since } = await talking();
    await alice.switchboard.media(CALL, { type: 'page-began' });
    expect(alice.disk.standing).toMatchObject([{ direction: 'incoming', outcome: 'answered' }]);
    await bob.ring({ call: LOW });
    await alice.switchboard.media(CALL, OFFER);
    await alice.switchboard.media(CALL, { type: 'connected' });
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'live', liveSince: since });
    await hangUp(alice);
    expect(alice.log).toMatchObject([{ direction: 'incoming', call: LOW, outcome: 'answered' }]);
  });
});
