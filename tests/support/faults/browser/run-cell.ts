/** Runs one cell of the table in two browsers, and says what came of it. */
import { isOver } from '../after.ts';
import { SIDES, type Cell, type Filed, type Outcome, type Side } from '../table.ts';
import { ACTS } from './acts.ts';
import { callAgain, leftovers, reset } from './after.ts';
import { accept, enter, hangUp, isTalking, ringing } from './enter.ts';
import { other, type Stage } from './stage.ts';
import { becomes, pause } from './until.ts';

export type Ran = {
  /** What must not be, in words; empty: survived. */
  readonly wrong: readonly string[];
  readonly outcome: Outcome | undefined;
  /** Seconds. */
  readonly settled: number;
  readonly presence: number;
  readonly took: number;
  readonly ringsLost: number;
  readonly falseRings: number;
};

export type How = {
  /** What lasts a while lasts no longer than it takes to be felt. */
  readonly briefly: boolean;
  readonly kind: 'Audio' | 'Video';
};

/** Beyond what the table allows for a cell; ms. */
const PATIENCE = 10_000;
/** Somebody looks at a ring, or writes a reason, for so long. */
const THINKS = 700;

/** What people do when nobody stops them: the one gives a reason, the other accepts. */
const createObliging = (stage: Stage) => {
  const { caller, callee } = stage.machines;
  let since: number | undefined;
  let seen = '';
  return async (): Promise<void> => {
    const phases = await stage.phases();
    const now = `${phases.caller} ${phases.callee}`;
    if (now !== seen) [seen, since] = [now, Date.now()];
    if (Date.now() - (since ?? 0) < THINKS) return;
    if (phases.caller === 'asking') {
      const reason = caller.callPages().at(-1)?.getByRole('textbox', { name: 'Reason' });
      since = Date.now() + 2_000;
      await reason?.fill('The contract', { timeout: 1_000 }).catch(() => undefined);
      await reason?.press('Enter', { timeout: 1_000 }).catch(() => undefined);
    } else if (phases.callee === 'ringing') {
      since = Date.now() + 2_000;
      // Where no notification can be shown, the ring is heard, and answered in its window.
      if (ringing(stage) !== undefined) accept(stage);
      else
        await callee
          .callPages()
          .at(-1)
          ?.getByRole('button', { name: 'Accept', exact: true })
          .click({ timeout: 1_000 })
          .catch(() => undefined);
    }
  };
};

const ringsAt = (stage: Stage, side: Side): number =>
  stage.machines[side].person.bus.shown.filter(({ title }) => title.endsWith('is calling')).length;

export const runCell = async (stage: Stage, cell: Cell, how: How): Promise<Ran> => {
  const { fault, phase, side } = cell;
  const act = ACTS[fault];
  if (act === undefined) throw new Error(`${fault} is not for browsers`);
  const { machines, sandbox, addressOf } = stage;
  const started = Date.now();
  const logged = async (one: Side): Promise<ReadonlySet<string>> =>
    new Set((await machines[one].log()).map(({ call }) => call));
  const known = async (one: Side): Promise<ReadonlySet<string>> =>
    new Set((await machines[one].held()).calls.map(({ id }) => id));
  const before = { caller: await logged('caller'), callee: await logged('callee') };
  const knownBefore = { caller: await known('caller'), callee: await known('callee') };
  const rings = { caller: ringsAt(stage, 'caller'), callee: ringsAt(stage, 'callee') };
  const isWiped = (one: Side): boolean => fault === 'storage deleted' && one === side;

  const release = await enter(stage, phase, how.kind);
  const undo = await act.begin(stage, side);
  release();
  const oblige = createObliging(stage);
  const endsAt = Date.now() + (how.briefly ? act.briefly : act.ms);
  // A browser that is away is asked nothing.
  const isAway = /^(browser|extension) /.test(fault);
  for (; Date.now() < endsAt; await pause(100)) if (!isAway) await oblige();
  await undo?.();

  const causeEnded = Date.now();
  const since = (): number => (Date.now() - causeEnded) / 1_000;
  let presence = Infinity;
  const look = async (): Promise<boolean> => {
    if (presence < Infinity) return true;
    const connected = sandbox.broker.connected();
    const reachable = await Promise.all(
      SIDES.map(
        async (one) => connected.includes(addressOf(one)) && (await machines[one].held()).isReachable,
      ),
    );
    if (reachable.every(Boolean)) presence = since();
    return presence < Infinity;
  };
  const isAllOver = async (): Promise<boolean> => {
    const phases = await stage.phases();
    return SIDES.every((one) => isOver(phases[one]));
  };
  let settled = Infinity;
  let talks = false;
  await becomes(
    async () => {
      await look();
      await oblige();
      const at = since();
      talks = await isTalking(stage);
      if (!talks && !(await isAllOver())) return false;
      settled = at;
      return true;
    },
    cell.settles * 1_000 + PATIENCE,
    100,
  );
  await becomes(look, Math.max(0, cell.presence * 1_000 + PATIENCE - since() * 1_000));

  if (talks) await hangUp(stage, 'caller');
  const wrong: string[] = [];
  for (const one of SIDES) wrong.push(...(await leftovers(stage, one)));
  const filed = await Promise.all(
    SIDES.map(async (one): Promise<Filed> => {
      const entry = (await machines[one].log()).findLast(({ call }) => !before[one].has(call));
      return entry === undefined ? 'nothing' : (entry.end ?? 'unknown end');
    }),
  );
  for (const one of SIDES) {
    const now = await logged(one);
    const calls = (await machines[one].held()).calls.filter(({ id }) => !knownBefore[one].has(id));
    const missing = calls.filter(({ id, phase }) => phase !== 'screening' && !now.has(id)).length;
    const gone = [...before[one]].filter((call) => !now.has(call)).length;
    if (missing + gone > 0 && !isWiped(one)) wrong.push(`${one} lost ${missing + gone} of the log`);
  }
  const falseRings =
    ringsAt(stage, 'caller') - rings.caller + Math.max(0, ringsAt(stage, 'callee') - rings.callee - 1);
  if (falseRings > 0) wrong.push(`${falseRings} false rings`);
  const [caller = 'nothing', callee = 'nothing'] = filed;
  const outcome: Outcome = talks || phase === 'idle' ? 'on' : [caller, callee];

  wrong.push(...(await reset(stage)));
  if (fault === 'storage deleted') {
    await machines[side].comeToChat(stage.handleOf(other(side)));
    await stage.learnAddress(side);
    await stage.introduce();
  }
  const again = await callAgain(stage);
  wrong.push(...(await reset(stage)));
  return {
    wrong: [
      ...(isAsExpected(cell, outcome)
        ? []
        : [`expected ${String(cell.outcome)}, came to ${String(outcome)}`]),
      ...(settled <= cell.settles || phase === 'idle' ? [] : [`settled after ${settled} s`]),
      ...(presence <= cell.presence ? [] : [`reachable after ${presence} s`]),
      ...wrong,
      ...again,
    ],
    outcome,
    settled,
    presence,
    took: (Date.now() - started) / 1_000,
    ringsLost: again.some((one) => one.startsWith('the next call does not ring')) ? 1 : 0,
    falseRings,
  };
};

/** Nobody hits the moment between a press and what comes of it: the end may have been there before the fault. */
const isAsExpected = ({ phase, outcome }: Cell, came: Outcome): boolean =>
  String(came) === String(outcome) || (phase === 'ending' && String(came) === 'hung-up,hung-up-by-peer');
