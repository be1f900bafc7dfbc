import { expect, test } from 'vitest';
import { createSpeakerTest } from '../../../utils/models/speaker-test.ts';
import { createFakePlayer } from '../../support/fakes/sound.ts';

const { signal } = new AbortController();

test('a speaker is tried by a sound that comes from it', () => {
  const { player, played } = createFakePlayer();
  createSpeakerTest(player, signal)('desk')?.();
  expect(played).toMatchObject([{ tune: 'test', how: { speaker: 'desk' } }]);
});

test('where sounds go to the speaker of the system alone, no other one is tried', () => {
  const { player, heard } = createFakePlayer(false);
  expect(createSpeakerTest(player, signal)('desk')).toBeUndefined();
  createSpeakerTest(player, signal)('')?.();
  expect(heard()).toEqual(['test']);
});
