/** One whole call, in which the worker of one side dies at one moment. */
import { callAgain, isOver, leftovers } from './after.ts';
import { SIDES, type Side } from './table.ts';
import { createTown } from './town.ts';

/** Moments of a call that nothing disturbs, ms. */
export const CALL_AT = 1_500;
export const HANG_UP_AT = 12_000;
const SETTLED = 46_000;

/** What must never be, in words. */
export const runDeath = async (side: Side, at: number): Promise<readonly string[]> => {
  const town = await createTown({ seed: undefined });
  const { world, machines } = town;
  try {
    await town.start();
    town.setObliging(true);
    town.call();
    world.after(world.nature, at - CALL_AT, () => machines[side].kill.worker());
    await world.run(HANG_UP_AT - CALL_AT);
    const talked = SIDES.every((one) => town.isTalking(one));
    if (town.view('caller') !== undefined) town.hangUp('caller');
    const ended = await town.until(() => SIDES.every((one) => isOver(town.phase(one))), SETTLED, 100);
    return [
      ...(talked || at > HANG_UP_AT ? [] : ['they never talked']),
      ...(ended ? [] : ['it never ended']),
      ...(await leftovers(town, 'caller', false)),
      ...(await leftovers(town, 'callee', false)),
      ...(await callAgain(town)),
    ];
  } finally {
    town.leave();
  }
};
