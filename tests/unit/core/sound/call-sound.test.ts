import { expect, test } from 'vitest';
import type { CallPhase, CallView } from '../../../../utils/core/call/view.ts';
import { ringsThere, soundAt } from '../../../../utils/core/sound/call-sound.ts';

const at = (role: CallView['role'], phase: CallPhase) => ({ role, phase });

test.each([
  ['caller', 'connecting', 'live', 'connect'],
  ['callee', 'connecting', 'live', 'connect'],
  ['callee', 'live', 'reconnecting', 'lost'],
  ['caller', 'reconnecting', 'live', 'connect'],
  ['caller', 'live', 'ended', 'end'],
  ['callee', 'reconnecting', 'ended', 'end'],
  ['caller', 'ringing', 'ended', 'end'],
] as const)('a %s who goes from %s to %s hears “%s”', (role, before, now, sound) => {
  expect(soundAt(at(role, before), at(role, now))).toBe(sound);
});

test('one who is rung hears nothing but the ring, whatever becomes of it', () => {
  for (const now of ['connecting', 'ended'] as const)
    expect(soundAt(at('callee', 'ringing'), at('callee', now))).toBeUndefined();
});

test('a window that is loaded later says nothing about what was before', () => {
  for (const now of ['live', 'ended', 'reconnecting', 'ringing'] as const)
    expect(soundAt(undefined, at('caller', now))).toBeUndefined();
});

test('the same moment twice sounds once', () => {
  expect(soundAt(at('caller', 'live'), at('caller', 'live'))).toBeUndefined();
  expect(soundAt(at('caller', 'ended'), at('caller', 'ended'))).toBeUndefined();
});

test('only the caller hears it ring over there', () => {
  expect(ringsThere(at('caller', 'ringing'))).toBe(true);
  expect(ringsThere(at('callee', 'ringing'))).toBe(false);
  expect(ringsThere(at('caller', 'asking'))).toBe(false);
});
