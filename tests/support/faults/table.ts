/**
 * What can go wrong, in which phase of a call, on whose side, and what has to come of it. Plain data: the models run it
 * in `tests/unit/faults`, and browsers may run the same cells.
 */
import type { EndReason } from '../../../utils/core/call/view.ts';
import type { Side } from './world.ts';

export const PHASES = [
  'idle',
  'dialing',
  'asking',
  'ringing',
  'connecting',
  'live',
  'reconnecting',
  'ending',
] as const;
export type Phase = (typeof PHASES)[number];

export const FAULTS = [
  'worker stopped',
  'host killed',
  'window closed',
  'window crashed',
  'window loaded anew',
  'tab closed',
  'tab navigated',
  'browser restarted',
  'extension updated',
  'broker stopped',
  'broker restarted',
  'broker slow',
  'broker half-open',
  'broker refusing',
  'id taken',
  'clock ahead',
  'clock behind',
  'storage full',
  'storage silent',
  'storage deleted',
  'notifications refused',
  'notifications silent',
  'windows refused',
  'windows silent',
  'network gone',
  'asleep',
  'asleep long',
] as const;
export type Fault = (typeof FAULTS)[number];

/** `on`: both talk in the end. Else how it is filed on both sides; null: nothing of it was ever known there. */
export type Outcome = 'on' | readonly [caller: EndReason | null, callee: EndReason | null];

export type Cell = { readonly fault: Fault; readonly phase: Phase; readonly side: Side };
