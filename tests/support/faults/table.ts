/**
 * What can go wrong, in which phase of a call, on whose side, and what has to come of it. Plain data and rules: the
 * models run it in `tests/unit/faults`, and two real browsers run the same cells (`npm run faults`, some in `tests/e2e`).
 */
import type { EndReason } from '../../../utils/core/call/view.ts';
import { EXPECTED } from './expected.ts';

export const SIDES = ['caller', 'callee'] as const;
export type Side = (typeof SIDES)[number];

/** The machines of the two: whoever is called may have another device. */
export const PLACES = [...SIDES, 'laptop'] as const;
export type Place = (typeof PLACES)[number];

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

export type Fault = keyof typeof EXPECTED;

/** How it is filed. nothing: it was never known there, or that was lost with the disk. */
export type Filed = EndReason | 'nothing' | 'unknown end';

/** `on`: both talk in the end, or can. Else how it is filed on both sides. */
export type Outcome = 'on' | readonly [caller: Filed, callee: Filed];

/** What comes of a fault in each phase, where that is not what `ORDINARY` says. */
export type Outcomes = { readonly [P in Phase]?: Outcome };

/** `presence`: within so many seconds both are reachable, where that takes longer than usual. */
export type Expected = {
  readonly caller?: Outcomes;
  readonly callee?: Outcomes;
  readonly presence?: number;
  /** What may come of it in browsers, too, where that is rightly something else. */
  readonly inBrowsers?: Outcome;
  /** Only browsers can have it: the models know nothing of it. */
  readonly browsersOnly?: true;
};

export type Cell = {
  readonly fault: Fault;
  readonly phase: Phase;
  readonly side: Side;
  readonly outcome: Outcome;
  readonly inBrowsers?: Outcome | undefined;
  /** Seconds from the end of the cause. */
  readonly settles: number;
  readonly presence: number;
  readonly browsersOnly: boolean;
};

/** A call is worth going on with, whatever happens; one that somebody ends has ended. */
const ORDINARY: Readonly<Record<Phase, Outcome>> = {
  idle: 'on',
  dialing: 'on',
  asking: 'on',
  ringing: 'on',
  connecting: 'on',
  live: 'on',
  reconnecting: 'on',
  ending: ['hung-up', 'hung-up-by-peer'],
};

/** Seconds within which a call goes on or has ended on both sides: a question waits 120, a ring 45, a path
 * 25; a window that crashed is looked for every 30. */
const SETTLES: Readonly<Record<Phase, number>> = {
  idle: 1,
  dialing: 46,
  asking: 121,
  ringing: 46,
  connecting: 46,
  live: 61,
  reconnecting: 61,
  // Whoever loads their window anew while the other hangs up rings them.
  ending: 48,
};

const PRESENCE = 15;

/** Where a window of this side is. */
const hasWindow = (phase: Phase, side: Side): boolean =>
  phase !== 'idle' && !(side === 'callee' && (phase === 'dialing' || phase === 'asking'));

/** Cells that make no sense, each with why. */
const LEFT_OUT: readonly {
  readonly why: string;
  readonly holds: (fault: Fault, phase: Phase, side: Side) => boolean;
}[] = [
  {
    why: 'there is no window to which it could happen',
    holds: (fault, phase, side) =>
      /^window (closed|crashed|loaded anew)$/.test(fault) && !hasWindow(phase, side),
  },
  {
    why: 'no window is opened, shown or closed here any more',
    holds: (fault, phase) =>
      fault.startsWith('windows ') && (phase === 'live' || phase === 'reconnecting' || phase === 'ending'),
  },
  {
    why: 'whoever calls is notified of nothing',
    holds: (fault, phase, side) =>
      fault.startsWith('notifications ') && side === 'caller' && phase !== 'idle',
  },
];

export const FAULTS = Object.keys(EXPECTED) as readonly Fault[];

export const CELLS: readonly Cell[] = FAULTS.flatMap((fault) =>
  PHASES.flatMap((phase) =>
    SIDES.filter((side) => !LEFT_OUT.some(({ holds }) => holds(fault, phase, side))).map((side) => {
      const expected: Expected = EXPECTED[fault];
      return {
        fault,
        phase,
        side,
        outcome: expected[side]?.[phase] ?? ORDINARY[phase],
        inBrowsers: expected.inBrowsers,
        settles: SETTLES[phase],
        presence: expected.presence ?? PRESENCE,
        browsersOnly: expected.browsersOnly === true,
      };
    }),
  ),
);

export const nameOf = ({ fault, phase, side }: Pick<Cell, 'fault' | 'phase' | 'side'>): string =>
  `${fault} · ${phase} · ${side}`;
