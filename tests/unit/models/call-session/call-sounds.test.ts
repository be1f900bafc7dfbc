import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { CallPhase, CallView } from '../../../../utils/core/call/view.ts';
import { playCallSounds } from '../../../../utils/models/call-session/call-sounds.ts';
import { createFakeDelays } from '../../../support/fakes/media.ts';
import { createFakePlayer, createFakeSoundChoices } from '../../../support/fakes/sound.ts';

const open = (silent = false) => {
  const fake = createFakePlayer();
  const view = signal<CallView | undefined>();
  const until = new AbortController();
  const { delays, ring } = createFakeDelays();
  const ports = { player: fake.player, sounds: createFakeSoundChoices({ silent }), delays };
  playCallSounds(view, () => 'headset', ports, until.signal);
  const enter = (...phases: readonly CallPhase[]): void => {
    for (const phase of phases) view.value = { role: 'caller', phase } as CallView;
  };
  return { ...fake, enter, settle: () => ring(500) };
};

test('a call sounds from ring-back to end, each once and on the speaker of its voices', async () => {
  const { enter, heard, played, settle } = open();
  enter('dialing', 'ringing', 'ringing', 'connecting', 'live', 'live');
  expect(heard()).toEqual(['ring-back']);
  await settle();
  enter('reconnecting', 'live');
  await settle();
  enter('ended', 'ended');
  expect(heard()).toEqual(['ring-back', 'connect', 'lost', 'connect', 'end']);
  expect(new Set(played.map(({ how }) => how.speaker))).toEqual(new Set(['headset']));
});

test('the ring-back ends with the ringing', () => {
  const { enter, played } = open();
  enter('ringing');
  expect(played[0]?.until.aborted).toBe(false);
  enter('connecting');
  expect(played[0]?.until.aborted).toBe(true);
});

test('without sounds a call is silent', () => {
  const { enter, heard } = open(true);
  enter('ringing', 'connecting', 'live', 'reconnecting', 'ended');
  expect(heard()).toEqual([]);
});
