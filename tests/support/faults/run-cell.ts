/** Runs one cell of the table on two machines, and says what came of it. */
import { ACTS } from './acts.ts';
import { callAgain, isOver, leftovers } from './after.ts';
import type { Wire } from './broker.ts';
import { enter } from './enter.ts';
import { fitTogether } from './pairs.ts';
import { SIDES, type Cell, type Filed, type Outcome, type Side } from './table.ts';
import { createTown, type Town } from './town.ts';

export type Result = {
  readonly outcome: Outcome;
  /** Seconds from the end of the cause until both talk, or the call has ended on both sides. */
  readonly settled: number;
  /** Seconds from the end of the cause until both can be reached. */
  readonly presence: number;
  /** What must never be, in words. */
  readonly wrong: readonly string[];
};

/** So long a cell may take to come to rest after its cause ended, ms. */
const PATIENCE = 130_000;
/** So long a call is watched that seems to go on: a path that is dead shows after 7 s. */
const WATCHED = 8_000;
const filed = ({ machines }: Town, side: Side): Filed => {
  const entry = [...machines[side].disk.log.values()].at(-1);
  return entry === undefined ? 'nothing' : (entry.end ?? 'unknown end');
};

const watch = async (town: Town, { fault, phase, side }: Cell, wire: Wire): Promise<Result> => {
  const act = ACTS[fault];
  if (act === undefined) throw new Error(`${fault} is for browsers`);
  const { world, machines } = town;
  await enter(town, phase);
  town.broker.loseLetters(wire.seed !== undefined);
  act.begin(town, side);
  town.broker.hold(false);
  town.setObliging(true);
  await world.run(act.ms);
  act.end?.(town, side);

  const causeEnded = world.now();
  const since = (): number => (world.now() - causeEnded) / 1_000;
  let presence = Infinity;
  const look = (): boolean => {
    if (SIDES.every((one) => machines[one].presence()?.state === 'open'))
      presence = Math.min(presence, since());
    return presence < Infinity;
  };
  const isSettled = (): boolean => {
    look();
    return SIDES.every((one) => isOver(town.phase(one))) || SIDES.every((one) => town.isTalking(one));
  };
  let settled = Infinity;
  const settle = async (): Promise<void> => {
    settled = (await town.until(isSettled, PATIENCE, 100)) ? since() : Infinity;
  };
  await settle();
  if (await town.until(() => !isSettled(), phase === 'idle' ? 0 : WATCHED, 250)) await settle();
  await town.until(look, 60_000, 100);
  town.broker.loseLetters(false);

  const isTalking = SIDES.every((one) => town.isTalking(one));
  if (isTalking) {
    town.hangUp('caller');
    await world.run(3_000);
  }
  const called = SIDES.map((one) => filed(town, one));
  const wiped = (one: Side): boolean => fault === 'storage deleted' && one === side;
  const wrong = [
    ...(await leftovers(town, 'caller', wiped('caller'))),
    ...(await leftovers(town, 'callee', wiped('callee'))),
    ...world.errors.map((error) => `nobody took care of: ${String(error)}`),
    ...(fault === 'storage deleted' ? [] : await callAgain(town)),
  ];
  const [caller = 'nothing', callee = 'nothing'] = called;
  return { outcome: isTalking || phase === 'idle' ? 'on' : [caller, callee], settled, presence, wrong };
};

export const runCell = async (cell: Cell, wire: Wire): Promise<Result> => {
  const town = await createTown(wire);
  try {
    return await watch(town, cell, wire);
  } finally {
    town.leave();
  }
};

/** Where a result is not what the table says. On a lossy wire any end will do that the other side agrees to. */
export const complaints = (cell: Cell, result: Result, isLossy = false): readonly string[] => [
  ...(String(result.outcome) === String(cell.outcome) || (isLossy && fitTogether(result.outcome))
    ? []
    : [`expected ${String(cell.outcome)}, came to ${String(result.outcome)}`]),
  ...(result.settled <= cell.settles ? [] : [`settled after ${result.settled} s`]),
  ...(result.presence <= cell.presence ? [] : [`reachable after ${result.presence} s`]),
  ...result.wrong,
];
