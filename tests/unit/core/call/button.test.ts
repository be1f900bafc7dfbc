import { describe, expect, it } from 'vitest';
import { decideButton } from '../../../../utils/core/call/button.ts';
import type { ButtonState, CallView } from '../../../../utils/core/call/view.ts';
import { ACCOUNT, ARABIC, BOB, live, ringing } from '../../../support/page-stories.ts';

const buttonOf = (calls: readonly CallView[], facts: Partial<Parameters<typeof decideButton>[0]> = {}) =>
  decideButton({
    account: ACCOUNT,
    partner: BOB.userId,
    calls,
    blocked: false,
    hasCard: true,
    connected: true,
    ...facts,
  });

describe('the buttons beside somebody', () => {
  const mine = (phase: CallView['phase'], of = BOB): CallView => ({ ...ringing(of), role: 'caller', phase });

  it.each<[string, readonly CallView[], ButtonState]>([
    ['are ready', [], { state: 'ready' }],
    ['take the call of one who rings', [ringing(BOB)], { state: 'rings' }],
    ['lead to the call with them', [live(BOB)], { state: 'in-call' }],
    ['lead to the call in which I ring them', [mine('ringing')], { state: 'in-call' }],
    ['lead to the call, whoever else of theirs rings', [live(BOB), ringing(BOB)], { state: 'in-call' }],
    [
      'are ready while somebody else rings, or is invited',
      [ringing(ARABIC), mine('inviting', ARABIC)],
      { state: 'ready' },
    ],
    [
      'take the call of one who rings while my invite to them waits',
      [mine('inviting'), ringing(BOB)],
      { state: 'rings' },
    ],
    ['call nobody during another call', [live(ARABIC)], { state: 'impossible', why: 'busy-elsewhere' }],
  ])('%s', (_, calls, state) => {
    expect(buttonOf(calls)).toEqual(state);
  });

  it('say what stands in the way, and whether a card is there', () => {
    expect(buttonOf([], { blocked: true })).toEqual({ state: 'impossible', why: 'blocked' });
    expect(buttonOf([], { connected: false })).toEqual({ state: 'impossible', why: 'not-connected' });
    expect(buttonOf([], { hasCard: false })).toEqual({ state: 'no-card' });
  });

  it('are in no call with somebody whose answer to an invite they wait for', () => {
    const invites = (facts: Parameters<typeof buttonOf>[1]) => buttonOf([mine('inviting')], facts);
    expect(invites({ hasCard: false })).toEqual({ state: 'no-card' });
    expect(invites({ hasCard: false, connected: false })).toEqual({ state: 'no-card' });
    expect(invites({ hasCard: true })).toEqual({ state: 'ready' });
    expect(invites({ hasCard: false, blocked: true })).toEqual({ state: 'impossible', why: 'blocked' });
    expect(buttonOf([mine('inviting'), live(ARABIC)], { hasCard: false })).toEqual({
      state: 'impossible',
      why: 'busy-elsewhere',
    });
  });
});
