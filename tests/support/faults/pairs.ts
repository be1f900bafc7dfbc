/** Which ends of one call may stand beside each other in the two logs, whatever the wire lost of it. */
import type { Filed, Outcome } from './table.ts';

/** Nobody's deed: whoever hears nothing more gives up by themselves, whatever the other one did. */
const GIVEN_UP: ReadonlySet<Filed> = new Set<Filed>([
  'unreachable',
  'not-connected',
  'connection-failed',
  'connection-lost',
  'no-answer',
  'missed',
  'silenced',
  'unknown end',
]);

/** Deeds, and what one was told of them: what else may stand beside them. */
const BESIDE: ReadonlyMap<Filed, readonly Filed[]> = new Map<Filed, readonly Filed[]>([
  ['hung-up', ['hung-up-by-peer', 'hung-up', 'window-closed']],
  ['window-closed', ['hung-up-by-peer', 'cancelled-by-peer', 'hung-up', 'nothing']],
  ['cancelled', ['cancelled-by-peer', 'hung-up-by-peer', 'nothing']],
  ['hung-up-by-peer', ['hung-up', 'window-closed', 'cancelled']],
  ['cancelled-by-peer', ['cancelled', 'window-closed']],
  // A window that was loaded anew rings the other, and takes that back.
  ['answered-elsewhere', []],
  // It never came there, so nobody ever talked.
  ['nothing', ['cancelled', 'window-closed', 'unreachable', 'not-connected', 'no-answer', 'unknown end']],
]);

const mayStand = (one: Filed, beside: Filed): boolean => {
  if (GIVEN_UP.has(one)) return GIVEN_UP.has(beside) || BESIDE.has(beside);
  return (BESIDE.get(one)?.includes(beside) ?? false) || (one !== 'nothing' && GIVEN_UP.has(beside));
};

export const fitTogether = (outcome: Outcome): boolean =>
  outcome === 'on' || (mayStand(outcome[0], outcome[1]) && mayStand(outcome[1], outcome[0]));
