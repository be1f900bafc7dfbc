import { describe, expect, test } from 'vitest';
import { openWindow } from './window.ts';

describe('the window of a callee', () => {
  test('tells at once that there is no relay, and again when the call is accepted all the same', async () => {
    const window = await openWindow({
      role: 'callee',
      phase: 'ringing',
      ice: { servers: [], relayOnly: true },
    });
    expect(window.events.slice(1)).toEqual([{ type: 'failed', why: 'no-relay' }]);
    await window.enter('connecting');
    expect(window.events.slice(1)).toEqual([
      { type: 'failed', why: 'no-relay' },
      { type: 'failed', why: 'no-relay' },
    ]);
  });

  test('goes without a relay whose address the browser refuses, and has none if no other is there', async () => {
    const refused = { urls: ['turn:relay.example:22'], username: 'me', credential: 'secret' };
    const [stun, relay] = [{ urls: ['stun:stun.example'] }, { ...refused, urls: ['turn:relay.example'] }];
    const servers = [stun, refused, relay];
    const direct = await openWindow({ role: 'callee', phase: 'ringing', ice: { servers, relayOnly: false } });
    expect(direct.peer().ice.servers).toEqual([stun, relay]);
    const ice = { servers: [stun, refused], relayOnly: true };
    const relayed = await openWindow({ role: 'callee', phase: 'ringing', ice });
    expect(relayed.events.slice(1)).toEqual([{ type: 'failed', why: 'no-relay' }]);
  });
});
