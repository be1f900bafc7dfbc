import { describe, expect, test } from 'vitest';
import { HANG_UP_AGAIN } from '../../../../utils/core/talk/shortcut.ts';
import { createInCall } from '../../../../utils/models/call-session/in-call.ts';
import type { Picture } from '../../../../utils/models/media-ports.ts';
import { settled } from '../../../support/fakes/media.ts';
import { openWindow } from './window.ts';

/** A live call with its microphone open, in which the test plays the other side. */
const talk = async () => {
  const window = await openWindow({ role: 'caller', phase: 'ringing', kind: 'audio' });
  await window.sources.next();
  const listening: AbortSignal[] = [];
  let level = 0;
  let remembered: boolean | undefined;
  let closed = (): void => undefined;
  let openings = 0;
  const inCall = createInCall(
    window.session,
    {
      clock: window.clock,
      delays: window.delays,
      voice: {
        listen(_track, until) {
          listening.push(until);
          return () => level;
        },
      },
      pictures: {
        kind: 'window',
        open(gone): Promise<Picture> {
          openings += 1;
          closed = gone;
          return Promise.resolve({ body: undefined, close: gone });
        },
      },
      fullScreen: { toggle: () => undefined, watch: () => undefined },
      habits: {
        characterKeys: () => true,
        rememberCharacterKeys: (on) => void (remembered = on),
      },
    },
    window.until,
  );
  const peer = window.peer();
  window.openChannel();
  await window.enter('live', { liveSince: 0 });
  const said = (type: string): readonly Record<string, unknown>[] =>
    peer.sent
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .filter((message) => message['type'] === type);
  return {
    ...window,
    inCall,
    said,
    say: (message: unknown) => peer.handlers.message(JSON.stringify(message)),
    listens: () => listening.filter((until) => !until.aborted).length,
    hear: (loud: number) => void (level = loud),
    closePicture: () => closed(),
    openings: () => openings,
    remembered: () => remembered,
    muted: () => {
      const state = window.session.own.value?.devices.value;
      return state?.phase === 'open' && state.muted;
    },
  };
};

describe('notes', () => {
  test('are sent cleaned, and known to be there once the other window says so', async () => {
    const { inCall, said, say } = await talk();
    expect(inCall.notes.send(' one\ntwo ')).toBeUndefined();
    expect(said('note')).toEqual([{ type: 'note', id: 1, text: 'one two' }]);
    expect(inCall.notes.list.value).toMatchObject([{ mine: true, arrived: false }]);
    say({ type: 'noted', id: 1 });
    expect(inCall.notes.list.value).toMatchObject([{ mine: true, arrived: true }]);
  });

  test('are confirmed, and unread until their panel is open', async () => {
    const { inCall, said, say } = await talk();
    say({ type: 'note', id: 7, text: 'hello' });
    expect(said('noted')).toEqual([{ type: 'noted', id: 7 }]);
    expect(inCall.notes.unread.value).toBe(1);
    inCall.press('notes');
    expect(inCall.notes.unread.value).toBe(0);
    say({ type: 'note', id: 8, text: 'again' });
    expect(inCall.notes.unread.value).toBe(0);
  });

  test('are shown from the moment on at which there is somebody to write to', async () => {
    const { inCall, enter } = await talk();
    await enter('connecting', {});
    inCall.show('notes');
    expect(inCall.panel.value).toBe('none');
    await enter('live', { liveSince: 0 });
    inCall.show('notes');
    expect(inCall.panel.value).toBe('notes');
  });

  test('are not taken while the path is interrupted or the channel is gone', async () => {
    const { inCall, enter, made, said } = await talk();
    await enter('reconnecting', { liveSince: 0 });
    expect(inCall.notes.send('hello')).toBe('no-channel');
    await enter('live', { liveSince: 0 });
    const [peer] = made;
    if (peer) peer.channelOpen = false;
    expect(inCall.notes.send('hello')).toBe('no-channel');
    expect(inCall.notes.react('clap')).toBe('no-channel');
    expect(inCall.notes.list.value).toEqual([]);
    expect(said('note')).toEqual([]);
  });

  test('of a flood are dropped and counted as such, and mine are held to what a receiver takes', async () => {
    const { inCall, say, clock } = await talk();
    for (let id = 0; id < 400; id += 1) say({ type: 'note', id, text: 'flood' });
    expect(inCall.notes.list.value).toHaveLength(20);
    expect(inCall.notes.flooded.value).toBe(true);
    for (let id = 0; id < 100; id += 1) say({ type: 'reaction', reaction: 'clap' });
    expect(inCall.notes.reactions.value.length).toBeLessThanOrEqual(12);
    const answers = Array.from({ length: 11 }, () => inCall.notes.send('mine'));
    expect(answers.filter((why) => why === 'too-fast')).toHaveLength(1);
    clock.advance(1_000);
    expect(inCall.notes.send('mine')).toBeUndefined();
  });

  test('outlive the call on its end screen', async () => {
    const { inCall, say, enter } = await talk();
    say({ type: 'note', id: 1, text: 'hello' });
    await enter('ended', { end: { reason: 'hung-up', at: 1 } });
    expect(inCall.notes.list.value).toHaveLength(1);
  });
});

describe('hold', () => {
  test('withholds everything on both sides and gives it back, without touching a device', async () => {
    const { session, said, say, made, inCall, isHeldKept } = await talk();
    expect(made[0]?.lines.voice).toBeDefined();
    inCall.press('hold');
    expect(said('hold').at(-1)).toEqual({ type: 'hold', on: true });
    expect(said('sending').at(-1)).toMatchObject({ sending: { voice: false } });
    expect(made[0]?.lines).toEqual({});
    expect(isHeldKept()).toBe(true);
    inCall.press('hold');
    expect(isHeldKept()).toBe(false);
    expect(made[0]?.lines.voice).toBeDefined();
    say({ type: 'hold', on: true });
    expect(session.hold.theirs.value).toBe(true);
    expect(made[0]?.lines).toEqual({});
    say({ type: 'hold', on: false });
    expect(made[0]?.lines.voice).toBeDefined();
  });
});

describe('a talk that waits for another one of mine', () => {
  test('is on hold until it is resumed here, which the background is told', async () => {
    const { session, said, enter, commands, made, inCall } = await talk();
    await enter('live', { onHold: true });
    expect(session.hold.mine.value).toBe(true);
    expect(said('hold').at(-1)).toEqual({ type: 'hold', on: true });
    expect(made[0]?.lines).toEqual({});
    inCall.press('hold');
    await settled();
    expect(commands).toEqual(['resume']);
    expect(made[0]?.lines.voice).toBeDefined();
  });
});

describe('the own voice', () => {
  test('is listened to only while somebody needs to know: muted, or without a picture', async () => {
    const { session, sources, listens, enter } = await talk();
    expect(listens()).toBe(1);
    session.own.value?.dispatch({ type: 'toggle', source: 'camera' });
    await sources.next();
    expect(listens()).toBe(0);
    session.own.value?.dispatch({ type: 'mute' });
    expect(listens()).toBe(1);
    await enter('ended', { end: { reason: 'hung-up', at: 1 } });
    expect(listens()).toBe(0);
  });

  test('makes a hint while it is muted, and none once it is not', async () => {
    const { inCall, hear, ring, clock } = await talk();
    inCall.press('mute');
    hear(0.2);
    for (let look = 0; look < 8; look += 1) {
      clock.advance(150);
      await ring(150);
    }
    expect(inCall.voice.talkingMuted.value).toBe(true);
    expect(inCall.voice.speaking.value).toBe(false);
    inCall.press('mute');
    expect(inCall.voice.talkingMuted.value).toBe(false);
    await ring(150);
    expect(inCall.voice.speaking.value).toBe(true);
  });
});

describe('push-to-talk', () => {
  test('talks while the key is held, and only out of muted', async () => {
    const { inCall, muted } = await talk();
    inCall.press('talk');
    inCall.pushToTalk.release();
    expect(muted()).toBe(false);
    inCall.press('mute');
    inCall.press('talk');
    expect([muted(), inCall.pushToTalk.talking.value]).toEqual([false, true]);
    inCall.pushToTalk.release();
    inCall.pushToTalk.release();
    expect([muted(), inCall.pushToTalk.talking.value]).toEqual([true, false]);
  });

  test('leaves muted what was muted by the button while the key was held', async () => {
    const { inCall, muted } = await talk();
    inCall.press('mute');
    inCall.press('talk');
    inCall.press('mute');
    inCall.pushToTalk.release();
    expect(muted()).toBe(true);
  });
});

describe('keys', () => {
  test('hang up by two presses, not by two that have nothing to do with each other', async () => {
    const { inCall, commands, ring } = await talk();
    inCall.press('hangUpAsking');
    expect(inCall.hangUpAsked.value).toBe(true);
    await ring(HANG_UP_AGAIN);
    inCall.press('hangUpAsking');
    expect(commands).toEqual([]);
    inCall.press('hangUpAsking');
    await settled();
    expect(commands).toEqual(['hang-up']);
  });

  test('remember that single characters were switched off', async () => {
    const { inCall, remembered } = await talk();
    inCall.useCharacterKeys(false);
    expect([inCall.characterKeys.value, remembered()]).toEqual([false, false]);
  });

  test('do nothing once the call is over', async () => {
    const { inCall, enter, openings } = await talk();
    await enter('ended', { end: { reason: 'hung-up', at: 1 } });
    for (const shortcut of ['notes', 'help', 'picture'] as const) inCall.press(shortcut);
    expect([inCall.panel.value, openings()]).toEqual(['none', 0]);
  });
});

describe('the small window', () => {
  test('is one, knows when somebody closed it, and goes with the call', async () => {
    const { inCall, enter, openings, closePicture } = await talk();
    inCall.press('picture');
    inCall.picture.toggle();
    await settled();
    expect(openings()).toBe(1);
    expect(inCall.picture.shown.value).toBeDefined();
    closePicture();
    expect(inCall.picture.shown.value).toBeUndefined();
    inCall.press('picture');
    await settled();
    await enter('ended', { end: { reason: 'hung-up', at: 1 } });
    expect(inCall.picture.shown.value).toBeUndefined();
  });
});
