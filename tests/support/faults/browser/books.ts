/** What was known before a cell, and what has to be known after it. */
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { SIDES, type Filed, type Side } from '../table.ts';
import type { Stage } from './stage.ts';

type Known = {
  readonly logged: ReadonlySet<CallId>;
  readonly calls: ReadonlySet<CallId>;
  readonly rings: number;
};

const ringsAt = ({ machines }: Stage, side: Side): number =>
  machines[side].person.bus.shown.filter(({ title }) => title.endsWith('is calling')).length;

const knownTo = async (stage: Stage, side: Side): Promise<Known> => {
  const { log, held } = stage.machines[side];
  const [entries, { calls }] = await Promise.all([log(), held()]);
  return {
    logged: new Set(entries.map(({ call }) => call)),
    calls: new Set(calls.map(({ id }) => id)),
    rings: ringsAt(stage, side),
  };
};

export const openBooks = async (stage: Stage) => {
  const [hers, his] = await Promise.all(SIDES.map((side) => knownTo(stage, side)));
  if (hers === undefined || his === undefined) throw new Error('there are two sides');
  const before: Readonly<Record<Side, Known>> = { caller: hers, callee: his };
  return {
    /** How the call is filed. */
    async filed(side: Side): Promise<Filed> {
      const entries = await stage.machines[side].log();
      const entry = entries.findLast(({ call }) => !before[side].logged.has(call));
      return entry === undefined ? 'nothing' : (entry.end ?? 'unknown end');
    },
    /** Calls that are over, and of which *Recent* says nothing any more. */
    async lost(side: Side): Promise<number> {
      const { log, held } = stage.machines[side];
      const [entries, { calls }] = await Promise.all([log(), held()]);
      const now = new Set(entries.map(({ call }) => call));
      const { logged, calls: known } = before[side];
      // A ring in doubt is no call yet.
      const over = calls.filter(({ id, end }) => end !== undefined && !known.has(id) && !now.has(id));
      return over.length + [...logged].filter((call) => !now.has(call)).length;
    },
    /** Rings of calls that nobody placed; one was placed. */
    falseRings: (): number =>
      ringsAt(stage, 'caller') -
      before.caller.rings +
      Math.max(0, ringsAt(stage, 'callee') - before.callee.rings - 1),
  };
};
