import { describe, expect, test } from 'vitest';
import type { Device } from '../../../../utils/core/media/device-choice.ts';
import { ANSWER_TIME, NOTICE_TIME } from '../../../../utils/models/call-session/device-notices.ts';
import { createOwnMedia } from '../../../../utils/models/call-session/own-media.ts';
import { createDeviceCheck } from '../../../../utils/models/device-check.ts';
import { createFakeDelays, createFakeSources, settled } from '../../../support/fakes/media.ts';
import { createFakeChoices } from '../../../support/fakes/device-choices.ts';
import { ALL, camera, microphone, open, opened, speaker } from './own-devices.ts';

describe('another device in the middle of a call', () => {
  test('is opened before the old one is let go, muted as that was, and remembered', async () => {
    const { own, wanted, used, live, choices } = await opened();
    own.dispatch({ type: 'mute' });
    own.choose(microphone('headset'));
    expect([used('voice'), live()]).toEqual(['first', ['first', 'first']]);
    const track = await wanted[0]?.answer();
    expect([used('voice'), live()]).toEqual(['headset', ['first', 'headset']]);
    expect(track?.enabled).toBe(false);
    expect(choices.devices.remembered('microphone')).toBe('headset');
    expect(own.choices.value.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual([
      'headset',
      'first',
      'first',
    ]);
  });

  test('that does not open leaves the old one in use and remembered, and says why', async () => {
    const { own, wanted, used, choices, ring } = await opened();
    own.choose(camera('usb'));
    await wanted[0]?.answer('missing');
    expect([used('camera'), choices.devices.remembered('camera')]).toEqual(['first', undefined]);
    expect(own.notices.value).toEqual([
      { type: 'kept', source: 'camera', wanted: 'The usb camera', why: 'missing' },
    ]);
    await ring(NOTICE_TIME);
    expect(own.notices.value).toEqual([]);
  });

  test('is tried again without the old one where only one can be open, which comes back if that fails too', async () => {
    const { own, wanted, used, tracks } = await opened();
    own.choose(camera('usb'));
    await wanted[0]?.answer('in-use');
    expect(tracks[1]?.readyState).toBe('ended');
    await wanted[1]?.answer('in-use');
    expect(wanted[2]?.device).toEqual({ source: 'camera', id: 'first' });
    await wanted[2]?.answer();
    expect(used('camera')).toBe('first');
    expect(own.outgoing.value.tracks.camera?.readyState).toBe('live');
    expect(own.notices.value).toMatchObject([{ type: 'kept', why: 'in-use' }]);
  });

  test('gives way to a later choice, whichever opens first', async () => {
    const { own, wanted, used, live, choices } = await opened();
    own.choose(microphone('headset'));
    own.choose(microphone('first'));
    await wanted[1]?.answer();
    await wanted[0]?.answer();
    expect([used('voice'), live()]).toEqual(['first', ['first', 'first']]);
    expect(choices.devices.remembered('microphone')).toBe('first');
  });

  test('gives way to a later choice also where it made the old one close, and does not open now', async () => {
    const { own, wanted, used, live } = await opened();
    own.choose(camera('usb'));
    own.choose(camera('desk'));
    await wanted[0]?.answer('in-use');
    await wanted[1]?.answer();
    await wanted[2]?.answer('in-use');
    expect(wanted).toHaveLength(3);
    expect([used('camera'), live()]).toEqual(['desk', ['first', 'desk']]);
  });

  test('gives way to a later choice that opens while the old one is opened again', async () => {
    const { own, wanted, used, live } = await opened();
    own.choose(camera('usb'));
    await wanted[0]?.answer('in-use');
    await wanted[1]?.answer('in-use');
    own.choose(camera('desk'));
    await wanted[3]?.answer();
    await wanted[2]?.answer();
    expect([used('camera'), live()]).toEqual(['desk', ['first', 'desk']]);
  });

  test('is closed at once when the source was switched off or the call ended meanwhile', async () => {
    const { own, wanted, live, end } = await opened();
    own.choose(camera('usb'));
    own.dispatch({ type: 'toggle', source: 'camera' });
    await wanted[0]?.answer();
    expect(live()).toEqual(['first']);
    own.choose(microphone('headset'));
    end();
    await wanted[1]?.answer();
    expect(live()).toEqual([]);
  });

  test('is only remembered while nothing is open', async () => {
    const { own, wanted, choices } = await open();
    own.choose(camera('usb'));
    expect(wanted).toEqual([]);
    expect(choices.devices.remembered('camera')).toBe('usb');
  });
});

describe('a device that was chosen in an earlier call', () => {
  const openWith = async (remembered: Device) => {
    const call = await open();
    call.choices.devices.remember(remembered);
    await call.next();
    await settled();
    return call;
  };

  test('and does not open is named beside the one that did', async () => {
    const { own, ring } = await openWith(microphone('headset'));
    expect(own.notices.value).toEqual([
      {
        type: 'instead',
        source: 'microphone',
        wanted: 'The headset microphone',
        to: 'The first microphone',
      },
    ]);
    await ring(NOTICE_TIME);
    expect(own.notices.value).toEqual([]);
  });

  test('and opens, or is not plugged in, is nothing to speak of', async () => {
    expect((await openWith(microphone('first'))).own.notices.value).toEqual([]);
    expect((await openWith(camera('borrowed'))).own.notices.value).toEqual([]);
  });
});

test('a browser that never answers is spoken of, until it does', async () => {
  const { own, ring, next } = await open();
  await ring(ANSWER_TIME);
  expect(own.notices.value).toEqual([
    { type: 'unanswered', source: 'microphone' },
    { type: 'unanswered', source: 'camera' },
  ]);
  await next();
  expect(own.notices.value).toEqual([]);
});

test('processing is kept for the microphone in use, which is opened anew where the browser cannot change it', async () => {
  const { own, wanted, choices, used } = await opened();
  own.process({ noiseSuppression: false });
  await settled();
  expect(choices.devices.processing('first')).toMatchObject({
    echoCancellation: true,
    noiseSuppression: false,
  });
  expect(wanted[0]?.device).toMatchObject({ source: 'microphone', id: 'first' });
  await wanted[0]?.answer();
  expect([used('voice'), own.processing.value.noiseSuppression]).toEqual(['first', false]);
  own.choose(microphone('headset'));
  await wanted[1]?.answer();
  expect(own.processing.value.noiseSuppression).toBe(true);
});

test('processing that changes while another microphone opens does not take its place', async () => {
  const { own, wanted, choices, used } = await opened();
  own.choose(microphone('headset'));
  own.process({ noiseSuppression: false });
  await settled();
  expect(wanted).toHaveLength(1);
  await wanted[0]?.answer();
  expect([used('voice'), choices.devices.remembered('microphone')]).toEqual(['headset', 'headset']);
});

test('a choice that fails with the microphone it had is not called the one in use', async () => {
  const { own, wanted } = await opened();
  own.choose(microphone('headset'));
  await wanted[0]?.answer('in-use');
  await wanted[1]?.answer('in-use');
  await wanted[2]?.answer('in-use');
  await wanted[3]?.answer('in-use');
  expect(own.notices.value).toEqual([]);
  expect(own.devices.value).toMatchObject({ problems: { microphone: 'lost' } });
});

test('a camera that did not open is kept as wanted, as some browsers ask again only a page loaded anew', async () => {
  const { sources, next } = createFakeSources();
  const written: { readonly camera: boolean }[] = [];
  const memory = {
    read: () => undefined,
    write: (kept: { readonly camera: boolean }) => void written.push(kept),
  };
  const { delays } = createFakeDelays();
  const own = createOwnMedia(
    { sources, devices: createFakeChoices(ALL).devices, delays, memory },
    true,
    new AbortController().signal,
  );
  own.dispatch({ type: 'start' });
  await next({ camera: 'denied' });
  expect(written.at(-1)).toMatchObject({ camera: true });
  own.dispatch({ type: 'toggle', source: 'camera' });
  own.dispatch({ type: 'toggle', source: 'camera' });
  await next();
  expect(written.at(-1)).toMatchObject({ camera: false });
});

describe('the browser’s own choice of a speaker', () => {
  test('is used at once, remembered, and named among the others', async () => {
    const { own, choices } = await opened(() => Promise.resolve(speaker('desk')));
    own.askSpeaker?.();
    await settled();
    expect([own.speaker.value, choices.devices.remembered('speaker')]).toEqual(['desk', 'desk']);
    expect(own.choices.value.find(({ source, chosen }) => source === 'speaker' && chosen)?.id).toBe('desk');
  });

  test('changes nothing when it is closed without one', async () => {
    const { own, choices } = await opened(() => Promise.resolve(undefined));
    const before = own.speaker.value;
    own.askSpeaker?.();
    await settled();
    expect([own.speaker.value, choices.devices.remembered('speaker')]).toEqual([before, undefined]);
  });

  test('is not offered where the browser has none', async () => {
    expect((await opened()).own.askSpeaker).toBeUndefined();
  });
});

test('trying devices opens nothing before the press, and leaves nothing open after it', async () => {
  const { sources, asked, next, tracks } = createFakeSources();
  const { delays } = createFakeDelays();
  const { devices } = createFakeChoices(ALL);
  const check = createDeviceCheck({ sources, devices, delays }, new AbortController().signal);
  await settled();
  expect(asked).toEqual([]);
  check.start();
  await next();
  expect(check.own.value.outgoing.value.sending).toMatchObject({ voice: true, camera: true });
  check.stop();
  expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  check.start();
  await next();
  expect(check.own.value.outgoing.value.sending).toMatchObject({ voice: true, camera: true });
  check.start();
  check.stop();
});
