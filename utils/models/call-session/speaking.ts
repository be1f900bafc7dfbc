import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Delays } from '../ports/system.ts';
import type { Connection } from './connection.ts';

/** ms between two looks. */
const LEVEL_INTERVAL = 200;
/** Background noise of a quiet room stays below. */
const SPEECH_LEVEL = 0.02;

/** Whether the other side is heard at this moment; nobody is after `until`. */
export const watchSpeaking = (
  connection: ReadonlySignal<Connection | undefined>,
  live: ReadonlySignal<boolean>,
  delays: Delays,
  until: AbortSignal,
): ReadonlySignal<boolean> => {
  const speaking = signal(false);
  const look = (): void => {
    speaking.value = live.value && (connection.value?.level() ?? 0) > SPEECH_LEVEL;
    delays.after(LEVEL_INTERVAL, look, until);
  };
  look();
  until.addEventListener('abort', () => (speaking.value = false));
  return speaking;
};
