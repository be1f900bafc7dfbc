/** Runs one cell of the table in two browsers, and says what came of it. */
import { isOver } from '../after.ts';
import { SIDES, type Cell, type Filed, type Outcome, type Side } from '../table.ts';
import { ACTS } from './acts.ts';
import { callAgain, leftovers, reset, tellTruth } from './after.ts';
import { openBooks } from './books.ts';
import { enter, hangUp, isTalking } from './enter.ts';
import { createObliging } from './oblige.ts';
import { other, type Stage } from './stage.ts';
import { becomes, pause } from './until.ts';

export type Ran = {
  /** What must not be, in words; empty: survived. */
  readonly wrong: readonly string[];
  readonly outcome: Outcome;
  /** Seconds. */
  readonly settled: number;
  readonly presence: number;
  readonly took: number;
  readonly ringsLost: number;
  readonly falseRings: number;
};

export type How = {
  /** What lasts a while lasts no longer than it takes to be felt. */
  readonly briefly?: boolean;
  /** A call that goes on is left to the next cell: nobody hangs up, and nobody calls again. */
  readonly staying?: boolean;
  readonly kind?: 'Audio' | 'Video';
};

/** Beyond what the table allows for a cell; ms. */
const PATIENCE = 20_000;

/** Whose processes are gone or stopped is asked nothing. */
const AWAY = /^(?:browser|extension|asleep)/u;

/** Does it and undoes it, while people do what they do. Answers how long it lasted, ms. */
const cause = async (stage: Stage, { fault, phase, side }: Cell, how: How): Promise<number> => {
  const act = ACTS[fault];
  if (act === undefined) throw new Error(`${fault} is not for browsers`);
  const release = await enter(stage, phase, how.kind ?? 'Audio');
  const start = Date.now();
  const undo = await act.begin(stage, side);
  release();
  const oblige = createObliging(stage);
  const end = Date.now() + (how.briefly === true ? act.briefly : act.ms);
  for (; Date.now() < end; await pause(100)) if (!AWAY.test(fault)) await oblige();
  await undo?.();
  return Date.now() - start;
};

/** With its keys deleted it has to be where its new ones are. */
const isAtBroker = async (stage: Stage, { fault, side }: Cell, one: Side): Promise<boolean> => {
  const { machines, sandbox, addressOf } = stage;
  const isNew = fault === 'storage deleted' && one === side;
  const address = isNew ? await machines[one].ownAddress() : addressOf(one);
  if (address === undefined || (isNew && address === addressOf(one))) return false;
  return sandbox.broker.connected().includes(address) && (await machines[one].held()).isReachable;
};

/** Waits until both talk, or it is over on both sides, and until both can be reached. */
const settle = async (stage: Stage, cell: Cell) => {
  const oblige = createObliging(stage);
  const start = Date.now();
  const since = (): number => (Date.now() - start) / 1_000;
  let presence = Infinity;
  const look = async (): Promise<boolean> => {
    if (presence < Infinity) return true;
    const reachable = await Promise.all(SIDES.map((one) => isAtBroker(stage, cell, one)));
    if (reachable.every(Boolean)) presence = since();
    return presence < Infinity;
  };
  let [settled, talks] = [Infinity, false];
  const isAtRest = async (): Promise<boolean> => {
    const at = since();
    await look();
    await oblige();
    talks = await isTalking(stage);
    const phases = await stage.phases();
    if (!talks && !SIDES.every((one) => isOver(phases[one]))) return false;
    settled = at;
    return true;
  };
  await becomes(isAtRest, cell.settles * 1_000 + PATIENCE, 100);
  await becomes(look, Math.max(0, cell.presence * 1_000 + PATIENCE - since() * 1_000));
  return { presence, settled, talks };
};

/** ms that somebody dials for; and that a server keeps a letter for. */
const DIALS = 5_000;

/** What may become over there of a ring whose caller gave it up. */
const UNHEARD: readonly Filed[] = [
  'nothing',
  'cancelled-by-peer',
  'hung-up-by-peer',
  'missed',
  'connection-failed',
  'unknown end',
];

/**
 * Nobody hits the moment between a press and what comes of it: the end may have been there before the fault. Whoever
 * dials gives up soon, so that a fault that lasts longer in a browser than in the models ends it, and what became of
 * the ring over there is chance.
 */
const isAsExpected = (
  { fault, phase, outcome, inBrowsers }: Cell,
  came: Outcome,
  { lasted, isBrief }: { readonly lasted: number; readonly isBrief: boolean },
): boolean => {
  if (String(came) === String(outcome) || String(came) === String(inBrowsers)) return true;
  // What is over sooner than anybody loses patience need not end a call; what happens at once ends it all the same.
  const { ms, briefly } = ACTS[fault] ?? { ms: 0, briefly: 0 };
  if (isBrief && briefly < ms && came === 'on') return true;
  // An accept that is held at the server of the sandbox goes with whoever wrote it: the caller never heard of it.
  const isAcceptLost =
    phase === 'connecting' && outcome[0] === 'connection-failed' && came[0] === 'no-answer';
  if (isAcceptLost && came[1] === outcome[1]) return true;
  if (phase === 'ending') return String(came) === 'hung-up,hung-up-by-peer';
  const isGivenUp =
    phase === 'dialing' && came[0] === 'unreachable' && UNHEARD.some((end) => end === came[1]);
  return isGivenUp && (outcome === 'on' ? lasted > DIALS : outcome[0] === 'unreachable');
};

/** What is sent to where nobody can open it any more would wait there unanswered. */
const oldAddressHeld = async ({ sandbox, addressOf }: Stage, side: Side): Promise<readonly string[]> =>
  sandbox.broker.connected().includes(addressOf(side))
    ? [`${side} still holds the address of lost keys`]
    : [];

export const runCell = async (stage: Stage, cell: Cell, how: How): Promise<Ran> => {
  const { fault, phase, side } = cell;
  const started = Date.now();
  const books = await openBooks(stage);
  const lasted = await cause(stage, cell, how);
  const { presence, settled, talks } = await settle(stage, cell);
  const isStaying = talks && how.staying === true;
  const wrong: string[] = [];
  if (talks && !isStaying) await hangUp(stage, 'caller');
  if (!isStaying) for (const one of SIDES) wrong.push(...(await leftovers(stage, one)));
  const outcome: Outcome =
    talks || phase === 'idle' ? 'on' : [await books.filed('caller'), await books.filed('callee')];
  const isBrief = how.briefly === true;
  if (!isAsExpected(cell, outcome, { lasted: lasted + presence * 1_000, isBrief }))
    wrong.push(`expected ${String(cell.outcome)}, came to ${String(outcome)}`);
  if (settled > cell.settles && phase !== 'idle') wrong.push(`settled after ${settled} s`);
  if (presence > cell.presence) wrong.push(`reachable after ${presence} s`);
  for (const one of SIDES) {
    const lost = await books.lost(one);
    if (lost > 0 && !(fault === 'storage deleted' && one === side))
      wrong.push(`${one} lost ${lost} of the log`);
  }
  const falseRings = books.falseRings();
  if (falseRings > 0) wrong.push(`${falseRings} false rings`);

  let again: readonly string[] = [];
  if (phase === 'asking') await stage.machines.callee.asksForReasons(false);
  if (!isStaying) {
    wrong.push(...(await reset(stage)));
    if (fault === 'storage deleted') {
      wrong.push(...(await oldAddressHeld(stage, side)));
      await stage.learnAddress(side);
      await stage.introduce();
      await stage.machines[side].comeToChat(stage.handleOf(other(side)));
    }
    // A clock stays wrong while the next call rings.
    if (!fault.startsWith('clock')) await tellTruth(stage);
    again = await callAgain(stage);
    wrong.push(...again, ...(await reset(stage)));
  }
  await tellTruth(stage);
  return {
    wrong,
    outcome,
    settled,
    presence,
    took: (Date.now() - started) / 1_000,
    ringsLost: again.some((one) => one.startsWith('the next call does not ring')) ? 1 : 0,
    falseRings,
  };
};
