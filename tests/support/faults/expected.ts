/** What comes of each fault where a call does not simply go on. Reasons: the caller's, then the callee's. */
import type { Expected, Outcomes } from './table.ts';

/** Whoever is away while it matters: of a ring nobody hears, of a question the answer does not come. */
const UNHEARD: Outcomes = {
  dialing: ['unreachable', 'nothing'],
  asking: ['unreachable', 'silenced'],
};
/** The caller can send nothing for a while; the ring that left is taken back, though somebody took it. */
const MUTE = {
  dialing: ['unreachable', 'hung-up-by-peer'],
  asking: ['not-connected', 'silenced'],
} as const satisfies Outcomes;
/** Letters wait, and all come at once when it is too late. */
const LATE: Outcomes = {
  dialing: ['unreachable', 'cancelled-by-peer'],
  asking: ['unreachable', 'cancelled-by-peer'],
};
/** One side is gone for good: the other gives up, and how long it was nobody knows. */
const GONE: Required<Pick<Expected, 'caller' | 'callee'>> = {
  caller: {
    dialing: ['unknown end', 'connection-failed'],
    asking: ['unknown end', 'silenced'],
    ringing: ['unknown end', 'connection-failed'],
    connecting: ['unknown end', 'connection-failed'],
    live: ['unknown end', 'connection-lost'],
    reconnecting: ['unknown end', 'connection-lost'],
    ending: ['unknown end', 'hung-up-by-peer'],
  },
  callee: {
    ringing: ['no-answer', 'unknown end'],
    connecting: ['connection-failed', 'unknown end'],
    live: ['connection-lost', 'unknown end'],
    reconnecting: ['connection-lost', 'unknown end'],
    ending: ['hung-up', 'unknown end'],
  },
};
const NO_OFFER: Outcomes = {
  dialing: ['connection-failed', 'connection-failed'],
  asking: ['connection-failed', 'connection-failed'],
};
const BROKER_AWAY: Expected = { caller: MUTE, callee: UNHEARD };

export const EXPECTED = {
  'worker stopped': {},
  'host killed': {},
  // Nothing tells a worker that sleeps, and its alarms ring every half minute at most.
  'host killed unseen': {
    caller: {
      dialing: ['unreachable', 'connection-failed'],
      ringing: ['no-answer', 'connection-failed'],
      connecting: ['no-answer', 'connection-failed'],
    },
    callee: UNHEARD,
    // A letter that was to be sent wakes the worker sooner, which makes the host anew.
    inBrowsers: 'on',
    presence: 31,
  },
  'window closed': {
    caller: {
      dialing: ['cancelled', 'cancelled-by-peer'],
      asking: ['cancelled', 'silenced'],
      ringing: ['cancelled', 'cancelled-by-peer'],
      connecting: ['cancelled', 'hung-up-by-peer'],
      live: ['window-closed', 'hung-up-by-peer'],
      reconnecting: ['window-closed', 'hung-up-by-peer'],
    },
    callee: {
      connecting: ['hung-up-by-peer', 'window-closed'],
      live: ['hung-up-by-peer', 'window-closed'],
      reconnecting: ['hung-up-by-peer', 'window-closed'],
      ending: ['hung-up', 'window-closed'],
    },
  },
  // Whoever still has a window finds out, and tells the other.
  'window crashed': {
    caller: {
      dialing: ['connection-failed', 'connection-failed'],
      asking: ['connection-failed', 'connection-failed'],
      ringing: ['connection-failed', 'connection-failed'],
      connecting: ['connection-failed', 'connection-failed'],
      live: ['connection-lost', 'connection-lost'],
      reconnecting: ['connection-lost', 'connection-lost'],
    },
    callee: {
      ringing: ['connection-failed', 'connection-failed'],
      connecting: ['connection-failed', 'connection-failed'],
      live: ['connection-lost', 'connection-lost'],
      reconnecting: ['connection-lost', 'connection-lost'],
    },
  },
  'window loaded anew': {},
  'tab closed': { browsersOnly: true },
  'tab navigated': { browsersOnly: true },
  'browser restarted': GONE,
  'extension updated': GONE,
  'extension reloaded': { ...GONE, browsersOnly: true },
  // Its pages and its worker are one process; Chrome then leaves it switched off until a person loads it again.
  'extension crashed': { ...GONE, browsersOnly: true },
  'broker stopped': BROKER_AWAY,
  'broker restarted': {},
  'broker slow': {},
  // Nothing says that it delivers nothing, until an echo does not come.
  'broker half-open': {
    caller: { ...MUTE, asking: ['unreachable', 'silenced'] },
    callee: UNHEARD,
  },
  'broker refusing': BROKER_AWAY,
  'id taken': BROKER_AWAY,
  // A clock that jumps in the middle of a call: the question was asked five minutes ago.
  'clock ahead': { callee: { asking: ['unreachable', 'silenced'] } },
  'clock behind': {},
  // A letter of which no mark can be kept is not let in, but for those that connect a call that is known.
  'storage full': { callee: UNHEARD },
  // One letter after the other waits for a mark that is never written; the accept is not the first.
  'storage silent': { caller: { asking: ['unreachable', 'hung-up-by-peer'] }, callee: UNHEARD },
  // The keys are gone with it.
  'storage deleted': {
    caller: {
      dialing: ['unreachable', 'connection-failed'],
      asking: ['unreachable', 'silenced'],
      ringing: ['no-answer', 'connection-failed'],
      connecting: ['no-answer', 'connection-failed'],
    },
    callee: {
      ...UNHEARD,
      ringing: ['no-answer', 'connection-failed'],
      connecting: ['connection-failed', 'connection-failed'],
    },
  },
  'notifications refused': {},
  'notifications silent': {},
  'windows refused': { callee: NO_OFFER },
  'windows silent': { callee: NO_OFFER },
  'network gone': { caller: { ...LATE, dialing: MUTE.dialing }, callee: LATE },
  asleep: { callee: LATE },
  'asleep long': {
    caller: {
      dialing: ['unreachable', 'connection-failed'],
      asking: ['not-connected', 'silenced'],
      ringing: ['no-answer', 'connection-failed'],
      connecting: ['no-answer', 'connection-failed'],
    },
    callee: {
      ...UNHEARD,
      ringing: ['no-answer', 'hung-up-by-peer'],
      connecting: ['connection-failed', 'connection-failed'],
    },
  },
} as const satisfies Readonly<Record<string, Expected>>;
