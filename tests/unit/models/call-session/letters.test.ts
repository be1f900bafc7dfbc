import { describe, expect, test } from 'vitest';
import { settled } from '../../../support/fakes/media.ts';
import { openWindow } from './window.ts';

describe('what a window has to say while nobody hears it', () => {
  test('is said again, in its order, when the background is back', async () => {
    const window = await openWindow({ role: 'caller', phase: 'ringing' });
    await window.enter('connecting');
    window.die(true);
    await window.signal('offer', 1);
    window.peer().handlers.connection('connected');
    await settled();
    expect(window.events).toEqual([]);
    expect(window.session.unreachable.value).toBe(true);
    window.die(false);
    await window.ring(1000);
    expect(window.events.map(({ type }) => type)).toEqual(['description', 'connected']);
  });

  test('asks how things stand at one pace, however much is to be said', async () => {
    const window = await openWindow({ role: 'caller', phase: 'ringing' });
    window.die(true);
    const before = window.opened();
    for (let reason = 0; reason < 15; reason += 1) window.session.sendReason(`Lunch ${reason}?`);
    for (let tries = 0; tries < 4; tries += 1) await window.ring(1000);
    for (let seconds = 2; seconds <= 10; seconds += 2) await window.ring(2000);
    expect(window.opened() - before).toBe(5);
  });

  test('is given up after some tries, and the next thing is said', async () => {
    const window = await openWindow({ role: 'caller', phase: 'ringing' });
    window.die(true);
    window.session.sendReason('Lunch?');
    await settled();
    for (let tries = 1; tries < 5; tries += 1) await window.ring(1000);
    window.die(false);
    window.session.hangUp();
    await settled();
    expect(window.commands).toEqual(['hang-up']);
  });
});
