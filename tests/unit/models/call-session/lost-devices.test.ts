import { describe, expect, test } from 'vitest';
import { settled } from '../../../support/fakes/media.ts';
import { ALL, microphone, open, opened, speaker } from './own-devices.ts';

describe('a device that is unplugged', () => {
  test('is replaced by the next best with a notice, and taken again when it comes back if it was chosen', async () => {
    const { own, wanted, tracks, used, plug } = await opened();
    own.choose(microphone('headset'));
    await wanted[0]?.answer();
    await plug(...ALL.filter(({ id }) => id !== 'headset'));
    tracks[2]?.lose();
    await settled();
    expect(wanted).toHaveLength(2);
    await wanted[1]?.answer();
    expect(used('voice')).toBe('first');
    expect(own.notices.value).toEqual([
      { type: 'gone', source: 'microphone', from: 'The headset microphone', to: 'The first microphone' },
    ]);
    await plug(...ALL);
    await wanted[2]?.answer();
    expect(used('voice')).toBe('headset');
    expect(own.notices.value).toEqual([{ type: 'back', source: 'microphone', to: 'The headset microphone' }]);
  });

  test('is replaced by one that opens, where the next best does not', async () => {
    const { own, wanted, tracks, used, plug } = await opened();
    await plug(
      microphone('busy'),
      microphone('desk'),
      ...ALL.filter(({ source }) => source !== 'microphone'),
    );
    tracks[0]?.lose();
    await wanted[0]?.answer('in-use');
    await wanted[1]?.answer();
    expect([used('voice'), own.devices.value]).toMatchObject(['desk', { problems: {} }]);
  });

  test('is not said to be gone where its entry stands for another one now', async () => {
    const { own, wanted, plug } = await opened();
    const others = ALL.filter(({ source }) => source !== 'microphone');
    await plug({ ...microphone('first'), label: 'Default - Headset' }, ...others);
    await wanted[0]?.answer();
    expect(own.notices.value).toEqual([
      { type: 'gone', source: 'microphone', from: '', to: 'Default - Headset' },
    ]);
  });

  test('ends the source with a problem when nothing else is there, until it is plugged in again', async () => {
    const { own, tracks, plug, next, used } = await opened();
    await plug(...ALL.filter(({ source }) => source !== 'camera'));
    tracks[1]?.lose();
    await settled();
    expect(own.devices.value).toMatchObject({ sources: { camera: 'off' }, problems: { camera: 'lost' } });
    await plug(...ALL);
    await next();
    expect(used('camera')).toBe('first');
    expect(own.devices.value).toMatchObject({ problems: {} });
  });

  test('is a speaker: voices go on at another, and at the chosen one again once it is back', async () => {
    const { own, plug } = await opened();
    own.choose(speaker('desk'));
    expect(own.speaker.value).toBe('desk');
    await plug(...ALL.filter(({ id }) => id !== 'desk'));
    expect(own.speaker.value).toBe('first');
    expect(own.notices.value).toMatchObject([{ type: 'gone', source: 'speaker' }]);
    await plug(...ALL);
    expect(own.speaker.value).toBe('desk');
    expect(own.notices.value).toMatchObject([{ type: 'back', source: 'speaker' }]);
  });

  test('while it is opened counts as lost', async () => {
    const { own, next } = await open();
    await next({}, 'ended');
    expect(own.devices.value).toMatchObject({
      sources: { microphone: 'off', camera: 'off' },
      problems: { microphone: 'lost', camera: 'lost' },
    });
  });
});

describe('a device that ends although it is there, as when the computer slept', () => {
  const ended = async () => {
    const call = await opened();
    call.own.dispatch({ type: 'mute' });
    call.tracks[0]?.lose();
    await settled();
    return call;
  };
  const LOST = { sources: { microphone: 'off' }, problems: { microphone: 'lost' } };

  test('is opened again without a word, as muted as it was', async () => {
    const { own, wanted, used } = await ended();
    const track = await wanted[0]?.answer();
    expect([used('voice'), track?.readyState, track?.enabled]).toEqual(['first', 'live', false]);
    expect(own.devices.value).toMatchObject({ sources: { microphone: 'on' }, problems: {} });
    expect(own.notices.value).toEqual([]);
  });

  test.each(['does not open', 'ends again at once'])('gives way to another where it %s', async (how) => {
    const { own, wanted, tracks, used } = await ended();
    if (how === 'does not open') await wanted[0]?.answer('in-use');
    else {
      await wanted[0]?.answer();
      tracks[2]?.lose();
      await settled();
    }
    expect(wanted.map(({ device }) => device.id)).toEqual(['first', 'headset']);
    await wanted[1]?.answer();
    expect(used('voice')).toBe('headset');
    expect(own.notices.value).toEqual([
      { type: 'gone', source: 'microphone', from: 'The first microphone', to: 'The headset microphone' },
    ]);
  });

  test('counts as lost where no other opens either', async () => {
    const { own, wanted } = await ended();
    await wanted[0]?.answer('in-use');
    await wanted[1]?.answer('failed');
    expect(own.devices.value).toMatchObject(LOST);
    expect(wanted).toHaveLength(2);
  });
});
