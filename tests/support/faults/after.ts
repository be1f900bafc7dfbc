/** What every call has to leave behind, however it went: nothing. */
import type { CallPhase } from '../../../utils/core/call/view.ts';
import type { Place } from './table.ts';
import type { Town } from './town.ts';

/** A ring is heard within this, ms. */
const RINGS = 6_000;

export const isOver = (phase: CallPhase | undefined): boolean => phase === undefined || phase === 'ended';

/** What is left over, of what a call may leave nothing of. */
export const leftovers = async (town: Town, side: Place, isWiped: boolean): Promise<readonly string[]> => {
  const machine = town.machines[side];
  let shown: readonly string[] | undefined;
  void machine.shown().then(
    (views) => (shown = views.map(({ phase }) => phase)),
    () => undefined,
  );
  await town.world.run(500);
  return [
    ...(isOver(town.phase(side)) ? [] : [`${side} stays ${town.phase(side)}`]),
    ...(machine.isRinging() ? [`${side} rings on`] : []),
    ...(machine.notifications.size > 0 ? [`${side} shows a ring`] : []),
    ...(machine.openDevices() > 0 ? [`${side} has a device open`] : []),
    ...(machine.disk.log.size < machine.seen.size && !isWiped ? [`${side} lost an entry of the log`] : []),
    ...(shown === undefined ? [`${side} answers nothing`] : []),
    ...(shown ?? []).map((phase) => `${side} is still ${phase}`),
  ];
};

/** A new call rings as if nothing had been, and its ring can be stopped. */
export const callAgain = async (town: Town): Promise<readonly string[]> => {
  const { callee } = town.machines;
  town.setObliging(false);
  await town.asksForReasons(false);
  await town.world.run(1_500);
  const before = callee.seen.size;
  town.call();
  const rang = await town.until(() => callee.seen.size > before && callee.isRinging(), RINGS, 50);
  town.hangUp('caller');
  await town.world.run(2_000);
  return [
    ...(rang ? [] : ['the next call does not ring']),
    ...(callee.isRinging() ? ['the next ring cannot be stopped'] : []),
  ];
};
