/** Somebody who has no card of mine: the invite stands in our DM, and a window waits for the answer. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled, type Phone } from '../../../support/phone.ts';
import {
  alicesFriends,
  alicesPhone,
  BOB,
  CALL,
  CAROL,
  createWriter,
  lettersTo,
  LOW,
  OFFER,
  phases,
  placeCall,
  STRANGER,
  type Writer,
} from './given.ts';

let phone: Phone;
let mine: CallId;
let bob: Writer;

beforeEach(async () => {
  ({ phone, bob } = await alicesFriends());
});

it('an invite that X refuses stands in the window, to be copied', async () => {
  phone = await alicesPhone({
    before: (what) => (what === 'composer' ? Promise.reject(new Error('no tab')) : undefined),
  });
  await placeCall(phone, STRANGER);
  await settled();
  expect(phone.lastView()?.invite).toEqual({ text: 'ahoy1:token', placed: 'failed' });
});

describe('a reason for somebody whom I invite', () => {
  it('goes into the invite that stands in the DM, around the same token', async () => {
    const call = await placeCall(phone, STRANGER);
    await settled();
    await phone.switchboard.command(call, { type: 'reason', text: 'The contract' });
    await settled();
    expect(phone.placed).toEqual([
      { text: 'ahoy1:token', replaces: undefined },
      { text: 'ahoy1:token The contract', replaces: 'ahoy1:token' },
    ]);
    expect(phone.lastView()?.invite?.text).toBe('ahoy1:token The contract');
  });
});

it('waits on for somebody whom I invited, however often I press', async () => {
  await placeCall(phone, STRANGER);
  await placeCall(phone, STRANGER);
  expect(await phases(phone)).toEqual(['inviting']);
  expect(phone.done).toEqual(['window', 'window shown']);
});

describe('a ring of somebody whom I invited', () => {
  const invite = async (): Promise<void> => {
    mine = await placeCall(phone, STRANGER);
    await phone.knows(STRANGER, { name: 'Dave' });
  };
  const dave = () => createWriter(phone, STRANGER);

  it('joins the window that waits, without a question', async () => {
    await invite();
    await dave().ring();
    await phone.switchboard.media(mine, OFFER);
    await settled();
    expect(lettersTo(phone, STRANGER, mine)).toEqual([
      ['ringing', 'theirs'],
      ['accept', 'theirs'],
    ]);
    expect(await phases(phone)).toEqual(['connecting']);
    expect(phone.done).toEqual(['window', 'window shown']);
  });

  it('is an ordinary ring when the window has waited for ten minutes', async () => {
    await invite();
    await phone.wait(600_000);
    await dave().ring();
    expect(phone.isRinging()).toBe(true);
    expect(lettersTo(phone, STRANGER, mine)).toEqual([['ringing', 'theirs']]);
  });

  it('never breaks into another call', async () => {
    await invite();
    const carol = createWriter(phone, CAROL);
    await carol.ring({ call: LOW });
    await phone.switchboard.media(LOW, OFFER);
    await phone.switchboard.command(LOW, { type: 'accept', kind: 'video' });
    await dave().ring();
    expect(lettersTo(phone, STRANGER, mine)).toEqual([['busy', 'theirs']]);
    expect(await phases(phone)).toEqual(['inviting', 'connecting']);
  });

  it('is not one of anybody else', async () => {
    await invite();
    await bob.ring({ call: CALL });
    expect(lettersTo(phone, BOB, mine)).toEqual([['ringing', 'theirs']]);
    expect(phone.isRinging()).toBe(true);
  });
});

describe('an answer to my invite', () => {
  beforeEach(async () => {
    mine = await placeCall(phone, STRANGER);
    await phone.knows(STRANGER, { name: 'Dave' });
  });
  const answered = () => phone.switchboard.paired(phone.account, STRANGER.userId);

  it('rings after a countdown', async () => {
    expect(await answered()).toBe(true);
    expect(phone.lastView()?.countdownUntil).toBe(phone.now() + 3_000);
    await phone.wait(3_000);
    expect(lettersTo(phone, STRANGER, mine)).toEqual([['ring', 'mine']]);
  });

  it('rings nobody when it comes after ten minutes, or during another call', async () => {
    await createWriter(phone, CAROL).ring({ call: LOW });
    await phone.switchboard.media(LOW, OFFER);
    await phone.switchboard.command(LOW, { type: 'accept', kind: 'video' });
    expect(await answered()).toBe(false);
    await phone.switchboard.command(LOW, { type: 'hang-up' });
    await phone.wait(600_000);
    expect(await answered()).toBe(false);
    await phone.wait(10_000);
    expect(lettersTo(phone, STRANGER, mine)).toEqual([]);
  });

  it('rings at the next press when its window did not wait for it any more, as was pressed', async () => {
    await phone.wait(600_000);
    expect(await answered()).toBe(false);
    await phone.switchboard.placeCall({ account: phone.account, userId: STRANGER.userId, kind: 'audio' });
    expect(lettersTo(phone, STRANGER, mine)).toEqual([['ring', 'mine']]);
    expect(phone.lastView()).toMatchObject({ id: mine, phase: 'dialing', kind: 'audio' });
    expect(phone.done.at(-1)).toBe('window shown');
  });

  it('rings nobody when another call began during the countdown', async () => {
    await answered();
    await placeCall(phone, BOB);
    await phone.wait(3_000);
    expect(lettersTo(phone, STRANGER, mine)).toEqual([]);
  });
});
