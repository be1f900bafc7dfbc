/** One whole call, in which two or three things go wrong at any moments, on either side. */
import { ACTS } from './acts.ts';
import { callAgain, isOver, leftovers } from './after.ts';
import type { Wire } from './broker.ts';
import { createDice } from './dice.ts';
import { fitTogether } from './pairs.ts';
import { CELLS, SIDES, type Fault, type Filed, type Side } from './table.ts';
import { createTown } from './town.ts';

export type Hit = { readonly fault: Fault; readonly side: Side; readonly at: number };

/** Moments, ms after the press on the button: the accept is at 2.5 s, and the half of all hits is around it. */
const [CONNECTED, TALKED] = [4_000, 15_000];
/** So long after the last cause a dead line is noticed, and what the browser did not do is done, ms. */
const CALM = 45_000;
const PATIENCE = 180_000;

/** Lost keys are other people's keys: nobody can be called then. */
const FAULTS = [...new Set(CELLS.map(({ fault }) => fault))].filter(
  (fault) => ACTS[fault] !== undefined && fault !== 'storage deleted',
);

export const anyHits = (seed: number): readonly Hit[] => {
  const dice = createDice(seed);
  const below = (end: number): number => Math.floor(dice() * end);
  const any = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return Array.from({ length: 2 + below(2) }, () => ({
    fault: any(FAULTS),
    side: any(SIDES),
    at: below(any([CONNECTED, TALKED])),
  }));
};

const msOf = ({ fault }: Hit): number => ACTS[fault]?.ms ?? 0;

/** What must never be, in words. */
export const runDoubles = async (hits: readonly Hit[], wire: Wire): Promise<readonly string[]> => {
  const town = await createTown(wire);
  const { world, machines } = town;
  const isTalking = (): boolean => SIDES.every((one) => town.isTalking(one));
  const filed = (side: Side): readonly Filed[] =>
    [...machines[side].disk.log.values()].map(({ end }) => end ?? 'unknown end');
  try {
    await town.start();
    town.setObliging(true);
    town.call();
    for (const hit of hits) {
      const act = ACTS[hit.fault];
      world.after(world.nature, hit.at, () => act?.begin(town, hit.side));
      world.after(world.nature, hit.at + msOf(hit), () => act?.end?.(town, hit.side));
    }
    await world.run(Math.max(...hits.map((hit) => hit.at + msOf(hit))) + CALM);
    const talked = isTalking();
    town.setObliging(false);
    if (town.view('caller') !== undefined) town.hangUp('caller');
    const ended = await town.until(() => SIDES.every((one) => isOver(town.phase(one))), PATIENCE, 100);
    const [[mine = 'nothing', ...more], [theirs = 'nothing', ...others]] = [filed('caller'), filed('callee')];
    const isOne = more.length === 0 && others.length === 0;
    return [
      ...(ended ? [] : ['it never ended']),
      ...(talked || !isOne || fitTogether([mine, theirs]) ? [] : [`${mine} does not go with ${theirs}`]),
      ...(await leftovers(town, 'caller', false)),
      ...(await leftovers(town, 'callee', false)),
      ...world.errors.map((error) => `nobody took care of: ${String(error)}`),
      ...(await callAgain(town)),
    ];
  } finally {
    town.leave();
  }
};
