/** One whole call, in which up to three things go wrong at any moments, on either side, and in which people press buttons. */
import type { LogEntry } from '../../../utils/core/people/log-entry.ts';
import { ACTS } from './acts.ts';
import { callAgain, isOver, leftovers } from './after.ts';
import type { Wire } from './broker.ts';
import { createDice } from './dice.ts';
import { fitTogether } from './pairs.ts';
import { CELLS, SIDES, type Fault, type Filed, type Place, type Side } from './table.ts';
import { createTown, type Town } from './town.ts';

export type Hit = { readonly fault: Fault; readonly side: Place; readonly at: number };
export type Press = { readonly button: 'call' | 'hang up'; readonly side: Side; readonly at: number };

/** Moments, ms after the press on the button: the accept is at 2.5 s, and the half of all hits is around it. */
const CONNECTED = 4_000;
export const TALKED = 15_000;
/** So long after the last cause a dead line is noticed, and what the browser did not do is done, ms. */
const CALM = 45_000;
export const PATIENCE = 180_000;

/** Lost keys are other people's keys: nobody can be called then. */
const FAULTS = [...new Set(CELLS.map(({ fault }) => fault))].filter(
  (fault) => ACTS[fault] !== undefined && fault !== 'storage deleted',
);

export const below = (dice: () => number, end: number): number => Math.floor(dice() * end);

export const anyHits = (seed: number, least = 2, places: readonly Place[] = SIDES): readonly Hit[] => {
  const dice = createDice(seed);
  const any = <T>(list: readonly T[]): T => list[below(dice, list.length)] as T;
  return Array.from({ length: least + below(dice, 2) }, () => ({
    fault: any(FAULTS),
    side: any(places),
    at: below(dice, any([CONNECTED, TALKED])),
  }));
};

/** Both call, most of them within the moment in which neither knows of the other's call; later some change their minds. */
export const anyPresses = (seed: number): readonly Press[] => {
  const dice = createDice(seed);
  const any = <T>(list: readonly T[]): T => list[below(dice, list.length)] as T;
  const crossing = { button: 'call', side: 'callee', at: below(dice, any([150, CONNECTED])) } as const;
  const more = Array.from({ length: any([0, 0, 1, 2, 3]) }, () => ({
    button: any(['call', 'hang up'] as const),
    side: any(SIDES),
    at: below(dice, any([CONNECTED, TALKED])),
  }));
  return [crossing, ...more];
};

const endOf = (entry: LogEntry | undefined): Filed =>
  entry === undefined ? 'nothing' : (entry.end ?? 'unknown end');

const msOf = ({ fault }: Hit): number => ACTS[fault]?.ms ?? 0;

/** Has all of them happen from now on. Answers when everything has had the time to be well again, ms. */
export const befall = (town: Town, hits: readonly Hit[]): number => {
  const { after, nature } = town.world;
  for (const hit of hits) {
    const act = ACTS[hit.fault];
    after(nature, hit.at, () => act?.begin(town, hit.side));
    after(nature, hit.at + msOf(hit), () => act?.end?.(town, hit.side));
  }
  return Math.max(TALKED, ...hits.map((hit) => hit.at + msOf(hit))) + CALM;
};

/** What must never be, in words. `presses`: besides the caller's first. */
export const runDoubles = async (
  hits: readonly Hit[],
  wire: Wire,
  presses: readonly Press[] = [],
): Promise<readonly string[]> => {
  const town = await createTown(wire);
  const { world, machines } = town;
  const isTalking = (): boolean => SIDES.every((one) => town.isTalking(one));
  const filed = (side: Side) => [...machines[side].disk.log.values()];
  try {
    await town.start();
    town.setObliging(true);
    town.call();
    for (const { button, side, at } of presses)
      world.after(world.nature, at, () => {
        if (button === 'call') town.call(side);
        else if (town.view(side) !== undefined) town.hangUp(side);
      });
    const calm = befall(town, hits);
    await world.run(calm);
    const talked = isTalking();
    town.setObliging(false);
    if (town.view('caller') !== undefined) town.hangUp('caller');
    const ended = await town.until(() => SIDES.every((one) => isOver(town.phase(one))), PATIENCE, 100);
    const [[mine, ...more], [theirs, ...others]] = [filed('caller'), filed('callee')];
    // What they pressed may have crossed; and where each has another call, nobody hears of the other's.
    const changedTheirMinds = presses.some(({ button }) => button === 'hang up');
    const calls = new Set([mine, theirs].flatMap((one) => one?.call ?? []));
    const isOne = more.length === 0 && others.length === 0 && calls.size < 2 && !changedTheirMinds;
    const ends = [endOf(mine), endOf(theirs)] as const;
    return [
      ...(ended ? [] : ['it never ended']),
      ...(talked || hits.length > 0 || changedTheirMinds ? [] : ['they do not talk']),
      ...(talked || !isOne || fitTogether(ends) ? [] : [ends.join(' does not go with ')]),
      ...(await leftovers(town, 'caller', false)),
      ...(await leftovers(town, 'callee', false)),
      ...world.errors.map((error) => `nobody took care of: ${String(error)}`),
      ...(await callAgain(town)),
    ];
  } finally {
    town.leave();
  }
};
