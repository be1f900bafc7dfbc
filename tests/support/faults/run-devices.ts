/** A call to somebody with two devices: they accept at one of them, or, in the heat of the moment, at both. */
import { callAgain, isOver, leftovers } from './after.ts';
import type { Wire } from './broker.ts';
import { createDice } from './dice.ts';
import { befall, below, PATIENCE, TALKED, type Hit } from './run-doubles.ts';
import { createTown } from './town.ts';

/** ms after the first device; negative is before. Half of them are so short that neither knows of the other's accept. */
export const anyLater = (seed: number): number => {
  const dice = createDice(seed);
  const most = dice() < 0.5 ? 60 : 1_500;
  return below(dice, 2 * most) - most;
};

/** Where it was answered elsewhere, it rings no longer than this, ms. */
const STOPS = 1_000;

/** What must never be, in words. `later`: as in `createTown`. */
export const runDevices = async (
  hits: readonly Hit[],
  wire: Wire,
  later: number,
): Promise<readonly string[]> => {
  const town = await createTown(wire, { laptop: later });
  const { world, places } = town;
  try {
    await town.start();
    town.setObliging(true);
    town.call();
    const calm = befall(town, hits);
    await town.until(() => town.phase('caller') === 'live', TALKED);
    await world.run(STOPS);
    const ringing = places.filter((place) => town.machines[place].isRinging());
    await world.run(calm);
    town.setObliging(false);
    const talking = places.filter((place) => town.isTalking(place));
    const isPair = talking.length === 0 || (talking.length === 2 && talking[0] === 'caller');
    const elsewhere = places.flatMap((place) => {
      const { end } = town.view(place) ?? {};
      return end?.reason === 'answered-elsewhere' ? [place] : [];
    });
    if (town.view('caller') !== undefined) town.hangUp('caller');
    const ended = await town.until(() => places.every((one) => isOver(town.phase(one))), PATIENCE, 100);
    return [
      ...(hits.length > 0 ? [] : ringing.map((place) => `${place} rings on beside the talk`)),
      ...(isPair ? [] : [`who talks: ${talking.join(', ') || 'nobody'}`]),
      ...(hits.length === 0 && (talking.length === 0 || elsewhere.length !== 1)
        ? [`talk: ${talking.join(', ')}, answered elsewhere: ${elsewhere.join(', ')}`]
        : []),
      ...(ended ? [] : ['it never ended']),
      ...(await Promise.all(places.map((place) => leftovers(town, place, false)))).flat(),
      ...world.errors.map((error) => `nobody took care of: ${String(error)}`),
      ...(await callAgain(town)),
    ];
  } finally {
    town.leave();
  }
};
