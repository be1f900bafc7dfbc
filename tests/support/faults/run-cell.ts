/** Runs one cell of the table on two machines, and says what came of it. */
import type { CallPhase, EndReason } from '../../../utils/core/call/view.ts';
import { ACTS } from './acts.ts';
import type { Cell, Outcome, Phase } from './table.ts';
import { createTown, type Town } from './town.ts';
import type { Wire } from './broker.ts';
import { SIDES, type Side } from './world.ts';

export type Result = {
  readonly outcome: Outcome;
  /** ms from the end of the cause to the end of the call, or until both talk. */
  readonly settledIn: number;
  /** ms from the end of the cause until both can be reached. */
  readonly presenceIn: number;
  /** What must never be, in words. */
  readonly wrong: readonly string[];
};

/** So long a cell may take to come to rest after its cause ended, ms. */
const PATIENCE = 130_000;

const isOver = (phase: CallPhase | undefined): boolean => phase === undefined || phase === 'ended';

/** Brings the call into a phase, on a wire that loses nothing. */
const enter = async (town: Town, phase: Phase): Promise<void> => {
  const reach = async (...wanted: readonly (readonly [Side, CallPhase])[]): Promise<void> => {
    const isThere = (): boolean => wanted.every(([side, one]) => town.phase(side) === one);
    if (!(await town.until(isThere, 20_000))) throw new Error(`${phase} was never reached`);
  };
  await town.start();
  if (phase === 'idle') return;
  if (phase === 'asking') await town.asksForReasons(true);
  if (phase === 'dialing') town.broker.hold(true);
  town.call();
  if (phase === 'dialing' || phase === 'asking') {
    await reach(['caller', phase]);
    return town.world.run(300);
  }
  await reach(['caller', 'ringing'], ['callee', 'ringing']);
  await town.world.run(700);
  if (phase === 'ringing') return;
  town.setObliging(true);
  await reach(['callee', 'connecting']);
  if (phase === 'connecting') return town.world.run(5);
  await reach(['caller', 'live'], ['callee', 'live']);
  await town.world.run(2_000);
  if (phase === 'live') return;
  if (phase === 'ending') {
    town.hangUp('caller');
    await town.world.run(1);
    return;
  }
  town.field.cut(true);
  await reach(['caller', 'reconnecting'], ['callee', 'reconnecting']);
  town.world.after(town.world.nature, 3_000, () => town.field.cut(false));
};

const filed = ({ machines }: Town, side: Side): EndReason | null | undefined => {
  const [first] = machines[side].seen;
  if (first === undefined) return null;
  return [...machines[side].disk.log.values()].at(-1)?.end;
};

export const runCell = async ({ fault, phase, side }: Cell, wire: Wire): Promise<Result> => {
  const act = ACTS[fault];
  if (act === undefined) throw new Error(`${fault} is for browsers`);
  const town = await createTown(wire);
  const { world, machines } = town;
  const wrong: string[] = [];
  try {
    await enter(town, phase);
    town.broker.loseLetters(wire.seed !== undefined);
    act.begin(town, side);
    town.broker.hold(false);
    town.setObliging(true);
    await world.run(act.ms);
    act.end?.(town, side);
    const causeEnded = world.now();

    let presenceIn = Infinity;
    const look = (): void => {
      const isBack = SIDES.every((one) => machines[one].presence()?.state === 'open');
      if (isBack) presenceIn = Math.min(presenceIn, world.now() - causeEnded);
    };
    const isSettled = (): boolean => {
      look();
      const phases = SIDES.map((one) => town.phase(one));
      return phases.every(isOver) || SIDES.every((one) => town.isTalking(one));
    };
    await town.until(isSettled, PATIENCE, 100);
    const settledIn = isSettled() ? world.now() - causeEnded : Infinity;
    // Long enough for whoever is live alone to notice.
    await town.until(() => !isSettled(), phase === 'idle' ? 500 : 3_000, 100);
    await town.until(isSettled, PATIENCE, 100);
    await town.until(() => (look(), presenceIn < Infinity), 90_000, 100);
    town.broker.loseLetters(false);

    const isLive = SIDES.every((one) => town.phase(one) === 'live');
    if (isLive) {
      town.hangUp('caller');
      await world.run(3_000);
    }
    const outcome: Outcome = isLive ? 'on' : [filed(town, 'caller') ?? null, filed(town, 'callee') ?? null];

    for (const one of SIDES) {
      const machine = machines[one];
      if (!isOver(town.phase(one))) wrong.push(`${one} stays ${town.phase(one)}`);
      if (machine.isRinging()) wrong.push(`${one} rings on`);
      if (machine.notifications.size > 0) wrong.push(`${one} shows a ring`);
      if (machine.openDevices() > 0) wrong.push(`${one} has a device open`);
      if (machine.disk.log.size < machine.seen.size && !(fault === 'storage deleted' && one === side))
        wrong.push(`${one} lost a call from the log`);
      const shown = await Promise.race([ask(town, one), world.run(500).then(() => undefined)]);
      if (shown === undefined) wrong.push(`${one} answers nothing`);
      else if (shown.length > 0) wrong.push(`${one} is still in ${shown.map((call) => call.phase).join()}`);
    }
    for (const error of world.errors) wrong.push(`unhandled: ${String(error)}`);
    // A new call rings, as if nothing had been.
    town.setObliging(false);
    await town.asksForReasons(false);
    const before = machines.callee.seen.size;
    town.call();
    const rang = await town.until(
      () => machines.callee.seen.size > before && machines.callee.isRinging(),
      8_000,
      50,
    );
    if (!rang && fault !== 'storage deleted') wrong.push('the next call does not ring');
    town.hangUp('caller');
    await world.run(2_000);
    if (machines.callee.isRinging()) wrong.push('the next ring cannot be stopped');
    return { outcome, settledIn, presenceIn, wrong };
  } finally {
    town.leave();
  }
};

const ask = async ({ machines }: Town, side: Side) => machines[side].shown().catch(() => undefined);
