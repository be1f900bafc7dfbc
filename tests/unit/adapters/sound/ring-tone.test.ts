import { expect, test } from 'vitest';
import { createRingTone } from '../../../../utils/adapters/sound/ring-tone.ts';
import { createFakePlayer, createFakeSoundChoices } from '../../../support/fakes/sound.ts';
import { settled } from '../../../support/fakes/media.ts';

test('a ring sounds as it was chosen, once however often it is asked for, until it is told to end', () => {
  const { player, played } = createFakePlayer();
  const choices = createFakeSoundChoices({ ringtone: 'tide', ringVolume: 0.3, ringSpeaker: 'desk' });
  const ring = createRingTone(player, choices);
  ring.ring('ring');
  ring.ring('ring');
  expect(played).toMatchObject([{ tune: 'tide', how: { volume: 0.3, speaker: 'desk' } }]);
  expect(played[0]?.until.aborted).toBe(false);
  ring.ring('off');
  expect(played[0]?.until.aborted).toBe(true);
});

test('without sounds nothing rings, and with them again the next call does', () => {
  const { player, heard } = createFakePlayer();
  const choices = createFakeSoundChoices({ silent: true });
  const ring = createRingTone(player, choices);
  ring.ring('ring');
  ring.ring('off');
  expect(heard()).toEqual([]);
  choices.change({ silent: false });
  ring.ring('ring');
  expect(heard()).toEqual(['harbour']);
});

test('a ring that nobody ended does not keep the next one from ringing', async () => {
  const { player, played, heard, finish } = createFakePlayer();
  const ring = createRingTone(player, createFakeSoundChoices());
  ring.ring('ring');
  expect(played[0]?.how.seconds).toBe(45);
  finish();
  await settled();
  ring.ring('ring');
  expect(heard()).toEqual(['harbour', 'harbour']);
});

test('who begins to ring during another ring is heard as long as they ring, and nobody for ever', async () => {
  const { player, played, finish } = createFakePlayer();
  const ring = createRingTone(player, createFakeSoundChoices());
  ring.ring('ring');
  ring.ring('ring');
  finish();
  await settled();
  expect(played).toHaveLength(2);
  ring.ring('off');
  expect(played[1]?.until.aborted).toBe(true);
  await settled();
  ring.ring('ring');
  finish();
  await settled();
  expect(played).toHaveLength(3);
});

test('somebody who rings while one talks is heard softly, whatever the ring is', () => {
  const { player, played } = createFakePlayer();
  const ring = createRingTone(player, createFakeSoundChoices({ ringVolume: 1 }));
  ring.ring('waiting');
  expect(played).toMatchObject([{ tune: 'waiting', how: { volume: 0.25 } }]);
  ring.ring('ring');
  expect(played[0]?.until.aborted).toBe(true);
  expect(played[1]).toMatchObject({ tune: 'harbour', how: { volume: 1 } });
});
