import { expect, test } from 'vitest';
import { createSoundOptions } from '../../../utils/models/sound-options.ts';
import { settled } from '../../support/fakes/media.ts';
import { createFakePlayer, createFakeSoundChoices } from '../../support/fakes/sound.ts';

const open = () => {
  const fake = createFakePlayer();
  const choices = createFakeSoundChoices();
  return {
    ...fake,
    choices,
    options: createSoundOptions(choices, fake.player, new AbortController().signal),
  };
};

test('a choice is kept and heard at once, in the place of the one before', () => {
  const { options, choices, played, heard } = open();
  options.change({ ringtone: 'bell' });
  options.change({ ringVolume: 0.9 });
  expect(choices.read()).toMatchObject({ ringtone: 'bell', ringVolume: 0.9 });
  expect(heard()).toEqual(['bell', 'bell']);
  expect(played.map(({ until }) => until.aborted)).toEqual([true, false]);
  expect(played[1]?.how.volume).toBe(0.9);
});

test('a preview is one round, and a second press ends it', async () => {
  const { options, played, finish } = open();
  options.preview();
  expect(options.previewing.value).toBe(true);
  expect(played[0]?.how.seconds).toBeUndefined();
  options.preview();
  expect([options.previewing.value, played[0]?.until.aborted]).toEqual([false, true]);
  options.preview();
  finish();
  await settled();
  expect(options.previewing.value).toBe(false);
});

test('“no sounds” ends what plays, and taking it back plays nothing', () => {
  const { options, played } = open();
  options.preview();
  options.change({ silent: true });
  options.change({ silent: false });
  expect(played.map(({ until }) => until.aborted)).toEqual([true]);
});
