/** One line of what a hostile broker or a hostile friend may do, done to a browser that is measured before and after. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import type { Victim } from '../attacked.ts';
import type { Attacker } from '../attacker.ts';
import { waitForRing } from '../call-steps.ts';

export type World = {
  readonly sandbox: Sandbox;
  readonly victim: Victim;
  /** Bob's friend, who is honest. */
  readonly alice: Attacker;
  /** Bob's friend, who is not. */
  readonly zoe: Attacker;
  /** Somebody whom Bob does not know. */
  readonly stranger: Attacker;
  readonly popup: Page;
};

type Allowance = readonly [title: string | RegExp, most: number];

export type Row = {
  readonly who: 'broker' | 'friend';
  /** What it does, as the table says it. */
  readonly does: string;
  /** Resolves to how many hostile messages were sent. */
  readonly attack: (world: World) => Promise<number>;
  /** The titles of all notifications that have a right to be shown meanwhile, and how often at most. */
  readonly mayShow?: readonly Allowance[];
  /** Letters that Bob may write meanwhile because of what was hostile. */
  readonly mayAnswer?: number;
};

export type Outcome = {
  readonly row: Row;
  readonly sent: number;
  readonly answered: number;
  /** Rings that had no right to be, and any other notification that had none. */
  readonly falseRings: number;
  /** Over what was used at rest, in bytes. */
  readonly heap: number;
  readonly resident: number;
  /** Until the popup says what is true, ms. */
  readonly truthAfter: number;
};

export type Rest = Awaited<ReturnType<Victim['bob']['measureOffscreen']>>;

export const HEAP_BOUND = 50 * 2 ** 20;
/** The windows of calls live in the same process, and what one leaves there goes when the browser feels like it. */
export const RESIDENT_BOUND = { broker: 50 * 2 ** 20, friend: 100 * 2 ** 20 } as const;
const TRUTH_BOUND = 30_000;
const REACHABLE = /^Reachable as/u;

/** Waits until the popup says so; gives how long that took, in ms. */
export async function untilItSays(popup: Page, what: RegExp): Promise<number> {
  const start = Date.now();
  await popup.getByRole('status').first().filter({ hasText: what }).waitFor({ timeout: TRUTH_BOUND });
  return Date.now() - start;
}

/** Letters that Bob wrote. */
const letters = ({ sandbox, victim }: World): number =>
  sandbox.broker.record.filter(
    ({ direction, type, src }) => direction === 'in' && type === 'OFFER' && src === victim.card.address,
  ).length;

/** What is written for `passed` alone. */
const receipts = ({ alice, zoe }: World): number =>
  [...alice.heard, ...zoe.heard].filter(({ letter }) => letter.type === 'card-ok').length;

/** Alice rings, and Bob declines: five rings that nobody answers would be silent from then on. */
export async function ringsOnce({ victim, alice }: World): Promise<void> {
  const { bob, card } = victim;
  const { call } = await alice.ring(card);
  const ring = await waitForRing(bob, 'alice');
  bob.bus.press(ring, 'Decline');
  await alice.waitFor('decline', call);
  await bob.bus.waitForClosed(ring);
}

/** Alice rings, Bob accepts, and she hangs up. */
export async function talksOnce({ victim, alice }: World): Promise<void> {
  const { bob, card } = victim;
  const { call } = await alice.ring(card);
  const ring = await waitForRing(bob, 'alice');
  bob.bus.press(ring, 'Accept');
  await alice.waitFor('accept', call);
  await alice.say(card, 'hangup', {}, { call });
  await (await bob.waitForPhase('ended')).close();
  await bob.bus.waitForClosed(ring);
}

/** A command for no call takes its turn behind all letters that came before: what they show is shown then. */
const turnsAreOver = (popup: Page): Promise<unknown> =>
  popup.evaluate(() =>
    chrome.runtime.sendMessage({
      to: 'background',
      type: 'call-command',
      data: { call: 'A'.repeat(22), command: { type: 'hang-up' } },
    }),
  );

/** No window of a call, and nothing that rings, is left. What was shown just now takes a second to go. */
const nothingIsLeft = async ({ victim, popup }: World): Promise<void> => {
  expect(await turnsAreOver(popup)).toEqual({ ok: true });
  const { bus } = victim.bob;
  await expect.poll(() => victim.seen().filter((one) => one.startsWith('/'))).toEqual([]);
  for (const one of bus.open()) if (one.title.endsWith(' is calling')) await bus.waitForClosed(one);
};

/** How many were shown more than may be. */
export const falselyShown = (titles: readonly string[], allowed: readonly Allowance[]): number =>
  allowed.reduce(
    (wrong, [title, most]) =>
      wrong -
      Math.min(
        most,
        titles.filter((one) => (typeof title === 'string' ? one === title : title.test(one))).length,
      ),
    titles.length,
  );

/** Carries a line out and holds it to all that must hold after each. */
export async function carryOut(row: Row, world: World, rest: Rest): Promise<Outcome> {
  const { victim, alice, popup } = world;
  const { bob } = victim;
  const shownBefore = bob.bus.shown.length;
  const lettersBefore = letters(world) - receipts(world);
  const sent = await row.attack(world);
  const truthAfter = await untilItSays(popup, REACHABLE);
  await victim.passed(alice);
  await nothingIsLeft(world);

  const titles = bob.bus.shown.slice(shownBefore).map(({ title }) => title);
  const falseRings = falselyShown(titles, row.mayShow ?? []);
  const answered = letters(world) - receipts(world) - lettersBefore;
  const now = await bob.measureOffscreen();
  return {
    row,
    sent,
    answered,
    falseRings,
    heap: now.heap - rest.heap,
    resident: now.resident - rest.resident,
    truthAfter,
  };
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** What is printed at the end and kept in docs/attacks.md. */
export function summary(outcomes: readonly Outcome[]): string {
  const sum = (of: (one: Outcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
  const most = (of: (one: Outcome) => number): number => Math.max(...outcomes.map(of));
  const lines = outcomes.map(
    ({ row, sent, answered, falseRings, heap, resident, truthAfter }) =>
      `| ${row.who} | ${row.does} | ${sent - answered} / ${sent} | ${falseRings} | ${mib(heap)} | ${mib(resident)} | ${(truthAfter / 1000).toFixed(1)} |`,
  );
  return [
    '| who | does | without an effect / sent | false rings | heap + MiB | process + MiB | truth after s |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    `Hostile messages dropped / sent: ${sum((one) => one.sent - one.answered)} / ${sum((one) => one.sent)} · false rings: ${sum((one) => one.falseRings)} · memory: + ${mib(most((one) => one.heap))} MiB of heap, + ${mib(most((one) => one.resident))} MiB of the process at most · truth told within ${(most((one) => one.truthAfter) / 1000).toFixed(1)} s`,
  ].join('\n');
}
