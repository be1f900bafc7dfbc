import { describe, expect, test } from 'vitest';
import { settled } from '../../../support/fakes/media.ts';
import { openWindow } from './window.ts';

describe('a window that is loaded', () => {
  test('in the middle of a call says so, once, and opens no device before the call goes on', async () => {
    const window = await openWindow({ role: 'callee', phase: 'live' });
    await window.enter('live');
    expect(window.events).toEqual([{ type: 'page-began' }]);
    expect(window.sources.asked).toEqual([]);
  });

  test('after the accept says so, as what was accepted with was offered by a page that is gone', async () => {
    const called = await openWindow({ role: 'callee', phase: 'connecting' });
    expect(called.events[0]).toEqual({ type: 'page-began' });
    // Over there the window may be as late as that at its first load.
    const calling = await openWindow({ role: 'caller', phase: 'connecting' });
    expect(calling.events).toEqual([]);
  });

  test('anew comes back muted and dark if it was so before', async () => {
    const kept = { muted: true, camera: false };
    const window = await openWindow({ role: 'callee', phase: 'live', kept });
    await window.enter('dialing', { role: 'caller', rejoins: 1 });
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone']]);
    await window.sources.next();
    expect(window.sources.tracks.map(({ enabled }) => enabled)).toEqual([false]);
  });

  test('anew while the call was on hold sends nothing, and says so to the other side', async () => {
    const window = await openWindow({ role: 'callee', phase: 'live', keptHeld: true });
    await window.enter('dialing', { role: 'caller', rejoins: 1 });
    await window.sources.next();
    const peer = window.peer();
    window.openChannel();
    await window.enter('live', { role: 'caller', rejoins: 1 });
    expect(peer.lines).toEqual({});
    expect(peer.sent.map((text): unknown => JSON.parse(text))).toContainEqual({ type: 'hold', on: true });
    window.session.hold.toggle();
    expect(peer.lines.voice).toBeDefined();
    expect(window.isHeldKept()).toBe(false);
  });

  test('asks how things stand when something may not have come', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    await window.miss('connecting');
    expect(window.session.view.value?.phase).toBe('connecting');
  });

  test('trusts what it was told over an answer that was on its way meanwhile', async () => {
    const window = await openWindow({ role: 'callee', phase: 'connecting' });
    await window.slowly(async () => {
      window.session.refresh();
      await window.enter('live');
    });
    expect(window.session.view.value?.phase).toBe('live');
  });

  test('for a call that nobody knows is over', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    window.forget();
    window.session.refresh();
    await settled();
    expect(window.session.view.value).toBeNull();
    expect(window.peer().calls.at(-1)).toBe('close');
  });
});
