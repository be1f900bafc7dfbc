import { describe, expect, test } from 'vitest';
import type { Phone } from '../../../support/phone.ts';
import { ACCEPT, alicesPhone, BOB, CALL, createWriter, OFFER } from './given.ts';

describe('our own window, loaded anew while somebody rings', () => {
  const ringing = async () => {
    const alice = await alicesPhone();
    const bob = createWriter(alice, BOB);
    await bob.ring();
    await alice.switchboard.media(CALL, OFFER);
    return alice;
  };
  const accept = (alice: Phone) => alice.switchboard.command(CALL, { type: 'accept', kind: 'video' });

  test('accepts with what the page offers that is there now', async () => {
    const alice = await ringing();
    await alice.switchboard.media(CALL, { type: 'page-began' });
    await accept(alice);
    expect(alice.types()).toEqual(['ringing']);
    const description = { ...ACCEPT.description, sdp: 'another' };
    await alice.switchboard.media(CALL, { type: 'offer-ready', description, candidates: [] });
    expect(alice.sent.at(-1)?.letter).toMatchObject({ type: 'accept', payload: { description } });
  });

  test('rings them when it was accepted between the two pages, with what was offered by the one that is gone', async () => {
    const alice = await ringing();
    await accept(alice);
    await alice.switchboard.media(CALL, { type: 'page-began' });
    expect(alice.types()).toEqual(['ringing', 'accept', 'ring']);
    expect(alice.lastView()).toMatchObject({ id: CALL, phase: 'dialing', role: 'caller' });
  });
});
