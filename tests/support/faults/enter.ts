import type { CallPhase } from '../../../utils/core/call/view.ts';
import type { Phase, Side } from './table.ts';
import type { Town } from './town.ts';

/** Brings a call into a phase, on a wire that loses nothing. Throws when that was not reached. */
export const enter = async (town: Town, phase: Phase): Promise<void> => {
  const { world, broker } = town;
  const reach = async (...wanted: readonly (readonly [Side, CallPhase])[]): Promise<void> => {
    const isThere = (): boolean => wanted.every(([side, one]) => town.phase(side) === one);
    if (!(await town.until(isThere, 20_000))) throw new Error(`${phase} was never reached`);
  };
  await town.start();
  if (phase === 'idle') return;
  if (phase === 'asking') await town.asksForReasons(true);
  // The ring waits at the broker, or nobody would see that it is dialing.
  if (phase === 'dialing') broker.hold(true);
  town.call();
  if (phase === 'dialing' || phase === 'asking') {
    await reach(['caller', phase]);
    await world.run(300);
    return;
  }
  await reach(['caller', 'ringing'], ['callee', 'ringing']);
  await world.run(700);
  if (phase === 'ringing') return;
  town.setObliging(true);
  await reach(['callee', 'connecting']);
  if (phase === 'connecting') {
    await world.run(5);
    return;
  }
  await reach(['caller', 'live'], ['callee', 'live']);
  await world.run(2_000);
  if (phase === 'live') return;
  if (phase === 'ending') {
    town.hangUp('caller');
    await world.run(1);
    return;
  }
  town.field.cut(true);
  await reach(['caller', 'reconnecting'], ['callee', 'reconnecting']);
  await world.run(20);
  world.after(world.nature, 3_000, () => town.field.cut(false));
};
