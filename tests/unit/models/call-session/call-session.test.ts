import { describe, expect, test } from 'vitest';
import type { MediaEvent } from '../../../../utils/core/call/input.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { RuleOptions } from '../../../../utils/core/screening/rule.ts';
import { MEDIA_TIMES } from '../../../../utils/core/media/limits.ts';
import { settled } from '../../../support/fakes/media.ts';
import { judgedBy } from '../../../support/judged.ts';

import { description, openWindow } from './window.ts';

const types = (events: readonly MediaEvent[]): readonly string[] => events.map(({ type }) => type);

describe('the window of a callee', () => {
  test('has an offer ready while it rings, and opens no device', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    await window.ring(MEDIA_TIMES.gathering);
    // What a page before this one offered is not to be accepted any more.
    expect(types(window.events)).toEqual(['page-began', 'offer-ready']);
    expect(window.sources.asked).toEqual([]);
  });

  test('opens its devices and lets candidates go once the call is accepted', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    await window.ring(MEDIA_TIMES.gathering);
    window.peer().handlers.candidate({ mid: '0', line: 'candidate:1 1 udp 1 192.0.2.1 1 typ host' });
    await window.ring(MEDIA_TIMES.flush);
    expect(types(window.events)).toEqual(['page-began', 'offer-ready']);
    await window.enter('connecting');
    await window.ring(MEDIA_TIMES.flush);
    expect(types(window.events)).toEqual(['page-began', 'offer-ready', 'candidates']);
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone', 'camera']]);
  });

  test('leaves the camera dark when it accepts sound only', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    window.session.accept('audio');
    await window.enter('connecting', { kind: 'audio' });
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone']]);
  });

  test('leaves off what was switched off before the call was accepted', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    window.session.own.value?.dispatch({ type: 'toggle', source: 'camera' });
    window.session.accept('video');
    await window.enter('connecting');
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone']]);
  });

  test('that is loaded anew leaves the camera dark that a rule keeps off, though it rings back now', async () => {
    const cameraOff = judged({ cameraOff: true });
    const kept = { muted: false, camera: false };
    const window = await openWindow({ role: 'callee', phase: 'live', kept });
    await window.enter('live', cameraOff);
    await window.enter('dialing', { ...cameraOff, role: 'caller', rejoins: 1 });
    await window.enter('connecting');
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone']]);
  });

  test('leaves the camera dark at first where a rule says so, and opens it on a press', async () => {
    const rules = [
      {
        id: 'shy',
        on: true,
        when: { type: 'all', of: [] },
        outcome: { verdict: 'ring', cameraOff: true },
      },
    ] as const;
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    await window.enter('ringing', { judgement: judgedBy({}, rules).judgement });
    window.session.accept('video');
    await window.enter('connecting');
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone']]);
    await window.sources.next();
    window.session.own.value?.dispatch({ type: 'toggle', source: 'camera' });
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['camera']]);
  });

  test('leaves the camera dark when sound only was accepted elsewhere', async () => {
    const window = await openWindow({ role: 'callee', phase: 'ringing' });
    await window.enter('connecting', { kind: 'audio' });
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([['microphone']]);
  });

  test('prepares nothing while the caller is still being judged', async () => {
    const window = await openWindow({ role: 'callee', phase: 'screening' });
    expect(window.made).toEqual([]);
  });
});

const judged = (options: RuleOptions): Pick<CallView, 'judgement'> => ({
  judgement: { verdict: 'ring', options, chain: [] },
});

describe('the window behind a ring that another rule lets in later', () => {
  test('offers anew over relays alone where that rule wants it', async () => {
    const ice = { servers: [{ urls: ['turn:relay.example'] }], relayOnly: false };
    const window = await openWindow({ role: 'callee', phase: 'ringing', ice });
    await window.ring(MEDIA_TIMES.gathering);
    await window.enter('ringing', { relayOnly: true });
    expect(window.made.map((peer) => [peer.ice.relayOnly, peer.calls])).toEqual([
      [false, ['make-offer', 'close']],
      [true, ['make-offer']],
    ]);
    expect(window.made[1]?.ice.servers).toEqual(ice.servers);
  });

  test.each([
    ['off', {}, { cameraOff: true }, ['microphone']],
    ['on', { cameraOff: true }, {}, ['microphone', 'camera']],
  ] as const)('begins with the camera %s as that rule says', async (_, before, after, opened) => {
    const window = await openWindow({ role: 'callee', phase: 'screening' });
    await window.enter('ringing', judged(before));
    await window.enter('ringing', judged(after));
    await window.enter('connecting');
    expect(window.sources.asked.map(({ sources }) => sources)).toEqual([opened]);
  });
});

describe('the window of a caller', () => {
  test('shows its own picture while it calls, and says nothing', async () => {
    const window = await openWindow({ role: 'caller', phase: 'dialing' });
    await window.sources.next();
    expect(window.session.own.value?.outgoing.value.sending).toEqual({
      voice: true,
      camera: true,
      screen: false,
    });
    expect(window.peer().calls).toEqual([]);
    expect(window.events).toEqual([]);
  });

  test('keeps the camera dark as long as the invite is not answered', async () => {
    const window = await openWindow({ role: 'caller', phase: 'inviting' });
    expect(window.sources.asked).toEqual([]);
    await window.enter('inviting', { countdownUntil: 3000 });
    expect(window.sources.asked).toHaveLength(1);
  });

  test('answers the offer, whichever of phase and offer comes first', async () => {
    for (const offerFirst of [true, false]) {
      const window = await openWindow({ role: 'caller', phase: 'ringing' });
      if (offerFirst) await window.signal('offer', 1);
      await window.enter('connecting');
      if (!offerFirst) await window.signal('offer', 1);
      expect(window.peer().calls).toEqual(['take offer', 'make-answer']);
      expect(types(window.events)).toEqual(['description']);
    }
  });

  test('answers an offer that came before it was loaded, once', async () => {
    const signals = [description('offer', 1)];
    const window = await openWindow({ role: 'caller', phase: 'connecting', signals });
    await window.signal('offer', 1);
    expect(window.peer().calls).toEqual(['take offer', 'make-answer']);
  });

  test('feeds both lines with what was opened', async () => {
    const window = await openWindow({ role: 'caller', phase: 'ringing' });
    await window.sources.next();
    expect(window.peer().lines.voice).toBe(window.sources.tracks[0]);
    expect(window.peer().lines.camera).toBe(window.sources.tracks[1]);
    window.session.own.value?.dispatch({ type: 'toggle', source: 'camera' });
    expect(window.peer().lines.camera).toBeUndefined();
    expect(window.sources.tracks[1]?.readyState).toBe('ended');
  });
});

test('a call that both made at once goes on in the same window as the callee', async () => {
  const window = await openWindow({ role: 'caller', phase: 'dialing' });
  await window.sources.next();
  await window.enter('connecting', { role: 'callee' });
  expect(window.made.map(({ calls }) => calls)).toEqual([['close'], ['make-offer']]);
  expect(types(window.events)).toEqual(['offer-ready']);
  expect(window.made[1]?.lines.voice).toBe(window.sources.tracks[0]);
});

test('names the connection that something is said of: one that failed and was replaced fails no other call', async () => {
  const ice = { servers: [], relayOnly: true };
  const window = await openWindow({ role: 'caller', phase: 'dialing', ice });
  await window.enter('connecting', { role: 'callee', rejoins: 2 });
  expect(types(window.events)).toEqual(['failed', 'failed']);
  expect(window.legs).toEqual([
    { role: 'caller', rejoins: 0, relayOnly: true },
    { role: 'callee', rejoins: 2, relayOnly: true },
  ]);
});

/** Both windows are alike from here on. */
const live = async () => {
  const window = await openWindow({ role: 'caller', phase: 'ringing' });
  await window.sources.next();
  await window.enter('connecting');
  await window.signal('offer', 1);
  window.peer().handlers.connection('connected');
  await window.enter('live');
  expect(types(window.events)).toEqual(['description', 'connected']);
  return window;
};

describe('a live call', () => {
  test('restarts over letters while its path is away, over the data channel while it carries', async () => {
    const window = await live();
    window.peer().channelOpen = true;
    window.peer().handlers.connection('disconnected');
    await window.ring(MEDIA_TIMES.shaky);
    expect(window.peer().calls).toContain('restart');
    expect(types(window.events)).toEqual(['description', 'connected', 'interrupted', 'description']);
    await window.signal('answer', 1);
    window.peer().handlers.connection('connected');
    window.peer().handlers.needed();
    await settled();
    expect(types(window.events).at(-1)).toBe('connected');
    expect(window.peer().sent.map((text) => (JSON.parse(text) as { type: string }).type)).toContain(
      'description',
    );
  });

  const sentDescriptions = (window: Awaited<ReturnType<typeof live>>): number =>
    window.peer().sent.filter((text) => (JSON.parse(text) as { type: string }).type === 'description').length;

  test('asks over both ways after a change of network, until the data channel is heard again', async () => {
    const window = await live();
    window.peer().channelOpen = true;
    await window.changeNetwork();
    expect(window.peer().calls).toContain('restart');
    expect(types(window.events)).toEqual(['description', 'connected', 'description']);
    expect(sentDescriptions(window)).toBe(1);
    await window.signal('answer', 1);
    window.peer().handlers.message('{}');
    window.peer().handlers.needed();
    await settled();
    expect(types(window.events)).toHaveLength(3);
    expect(sentDescriptions(window)).toBe(2);
  });

  test('answers over both ways when the network of the other side changed', async () => {
    const window = await live();
    window.peer().channelOpen = true;
    await window.signal('offer', 2);
    expect(types(window.events)).toEqual(['description', 'connected', 'description']);
    expect(sentDescriptions(window)).toBe(1);
  });

  test('closes everything when it ends, also what is granted later', async () => {
    const window = await live();
    window.session.own.value?.dispatch({ type: 'toggle', source: 'screen' });
    await window.enter('ended', { end: { reason: 'hung-up-by-peer', at: 0 } });
    expect(window.peer().calls.at(-1)).toBe('close');
    await window.sources.next();
    expect(window.sources.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended', 'ended']);
    expect(window.session.view.value?.phase).toBe('ended');
  });

  test('closes its connection and says so when the other side says goodbye', async () => {
    const window = await live();
    window.peer().handlers.message('{"type":"bye"}');
    window.peer().handlers.channelClosed();
    await settled();
    expect(window.peer().calls.at(-1)).toBe('close');
    expect(types(window.events).at(-1)).toBe('left');
  });

  test('keeps its devices for a window at the other end that vanished, and connects anew when it is back', async () => {
    const window = await live();
    window.peer().handlers.channelClosed();
    await window.ring(MEDIA_TIMES.tell);
    expect(types(window.events).at(-1)).toBe('vanished');
    await window.enter('reconnecting', { peerVanished: true });
    expect(window.sources.tracks.map(({ readyState }) => readyState)).toEqual(['live', 'live']);
    await window.enter('connecting', { role: 'callee', rejoins: 1 });
    expect(window.made[1]?.calls).toEqual(['make-offer']);
    expect(window.made[1]?.lines.voice).toBe(window.sources.tracks[0]);
    // Twice with the same role: the number tells that it is another connection.
    await window.enter('connecting', { role: 'callee', rejoins: 2 });
    expect(window.made.map(({ calls }) => calls.at(-1))).toEqual(['close', 'close', 'make-offer']);
  });

  test('speaks of no window that vanished where the call was hung up by closing it', async () => {
    const window = await live();
    window.peer().handlers.channelClosed();
    await window.enter('ended', { end: { reason: 'hung-up-by-peer', at: 0 } });
    await window.ring(MEDIA_TIMES.tell);
    expect(types(window.events)).toEqual(['description', 'connected']);
  });

  test('says goodbye before it closes', async () => {
    const window = await live();
    window.openChannel();
    window.session.hangUp();
    expect(window.peer().sent.at(-1)).toBe('{"type":"bye"}');
  });

  test('says nothing when its own end closes the channel', async () => {
    const window = await live();
    await window.enter('ended', { end: { reason: 'hung-up', at: 0 } });
    window.peer().handlers.channelClosed();
    await window.ring(MEDIA_TIMES.tell);
    expect(types(window.events)).toEqual(['description', 'connected']);
  });

  test('closes everything at once on Hang up, before the background says so', async () => {
    const window = await live();
    window.session.hangUp();
    expect(window.sources.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(window.peer().calls.at(-1)).toBe('close');
    await window.enter('ended', { end: { reason: 'hung-up', at: 0 } });
    expect(window.commands).toEqual(['hang-up']);
    expect(window.session.view.value?.end?.reason).toBe('hung-up');
  });

  test('goes on without a camera that is unplugged', async () => {
    const window = await live();
    window.sources.tracks[1]?.lose();
    await settled();
    expect(window.session.own.value?.outgoing.value.sending).toEqual({
      voice: true,
      camera: false,
      screen: false,
    });
    expect(window.session.own.value?.devices.value).toMatchObject({ problems: { camera: 'lost' } });
  });

  test('says that the background does not answer, and takes it back when it does', async () => {
    const window = await live();
    window.die(true);
    window.session.refresh();
    await settled();
    expect(window.session.unreachable.value).toBe(true);
    window.die(false);
    await window.ring(2000);
    expect(window.session.unreachable.value).toBe(false);
  });
});
