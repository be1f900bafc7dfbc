/** Two people call a third, who lets the second one wait and takes both; then all three press what they like. */
import type { CallView } from '../../../utils/core/call/view.ts';
import { isOver, leftovers } from './after.ts';
import type { Wire } from './broker.ts';
import { createDice } from './dice.ts';
import { befall, below, PATIENCE, TALKED, type Hit } from './run-doubles.ts';
import { PLACES, type Place } from './table.ts';
import { createTown, type Town } from './town.ts';

/** In the newest call of a place, or in the one before it. */
export type Act = {
  readonly what: 'hold' | 'load anew' | 'hang up';
  readonly place: Place;
  readonly which: 'newest' | 'first';
  readonly at: number;
};

/** `second`: when the second one calls, ms after the first. */
export type Story = { readonly second: number; readonly acts: readonly Act[] };

/** A connection that takes a moment, and what is pressed in it. */
const TAKEN = 9_000;
/** The first one is accepted by then, ms. */
const ACCEPTED = 3_000;
/** So long may two calls seem to be talked in, ms: a view takes its way to who shows it. */
const BLINK = 100;

export const anyStory = (seed: number): Story => {
  const dice = createDice(seed);
  const any = <T>(list: readonly T[]): T => list[below(dice, list.length)] as T;
  const second = below(dice, TAKEN);
  // Half of what is pressed falls into the moment in which the second call is accepted and connects.
  const anyMoment = (): number =>
    dice() < 0.5 ? second + 1_500 + below(dice, 2_000) : below(dice, any([TAKEN, TALKED]));
  return {
    second,
    acts: Array.from({ length: below(dice, 5) }, () => ({
      what: any(['hold', 'hold', 'load anew', 'hang up'] as const),
      place: any([...PLACES, 'callee', 'callee'] as const),
      which: any(['newest', 'first'] as const),
      at: anyMoment(),
    })),
  };
};

const openCalls = (town: Town, place: Place): readonly CallView[] =>
  town.machines[place].visible().filter(({ phase }) => phase !== 'ended');

const perform = (town: Town, { what, place, which }: Act): void => {
  const calls = openCalls(town, place);
  const view = which === 'newest' ? calls.at(-1) : calls[0];
  const window = view === undefined ? undefined : town.machines[place].windows.get(view.id);
  if (view === undefined || window?.context.alive !== true) return;
  if (what === 'load anew') town.machines[place].reloadWindow(view.id);
  else if (what === 'hang up') town.world.after(window.context, 0, () => window.session.hangUp());
  else if (view.phase === 'live') town.world.after(window.context, 0, () => window.session.hold.toggle());
};

/** Calls in which this place speaks: live, and withheld from nobody. */
const spokenIn = (town: Town, place: Place): number =>
  openCalls(town, place).filter(({ id, phase }) => {
    const window = town.machines[place].windows.get(id);
    return phase === 'live' && window?.context.alive === true && !window.session.hold.mine.peek();
  }).length;

/** What must never be, in words. */
export const runWaiting = async (
  { second, acts }: Story,
  hits: readonly Hit[],
  wire: Wire,
): Promise<readonly string[]> => {
  const town = await createTown(wire, { isThird: true });
  const { world, places } = town;
  const overheard = new Set<Place>();
  let since = 0;
  const listen = (): void => {
    const both = places.filter((place) => spokenIn(town, place) > 1);
    since = both.length === 0 ? 0 : since + 1;
    if (since * 20 > BLINK) both.forEach((place) => overheard.add(place));
    world.after(world.nature, 20, listen);
  };
  try {
    await town.start();
    town.setObliging(true);
    listen();
    town.call();
    world.after(world.nature, second, () => town.call('laptop'));
    for (const act of acts) world.after(world.nature, act.at, () => perform(town, act));
    await world.run(befall(town, hits));
    const talking = places.filter((place) => town.isTalking(place));
    town.setObliging(false);
    const calls = places.flatMap((place) => openCalls(town, place).map(() => place));
    for (const place of calls) {
      if (!isOver(town.phase(place))) town.hangUp(place);
      await world.run(2_000);
    }
    const ended = await town.until(() => places.every((one) => isOver(town.phase(one))), PATIENCE, 100);
    // Whoever rings when another is accepted hears that it is busy.
    const isCalm = hits.length === 0 && second > ACCEPTED && acts.every(({ what }) => what === 'hold');
    return [
      ...[...overheard].map((place) => `${place} speaks in two calls at once`),
      ...(isCalm && talking.length !== 3 ? [`who talks: ${talking.join(', ') || 'nobody'}`] : []),
      ...(ended ? [] : ['it never ended']),
      ...(await Promise.all(places.map((place) => leftovers(town, place, false)))).flat(),
      ...world.errors.map((error) => `nobody took care of: ${String(error)}`),
    ];
  } finally {
    town.leave();
  }
};
