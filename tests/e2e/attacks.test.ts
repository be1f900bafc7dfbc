import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { launchVictim } from '../support/attacked.ts';
import { BROKER_ROWS } from '../support/hostile/broker-rows.ts';
import { FRIEND_ROWS } from '../support/hostile/friend-rows.ts';
import {
  carryOut,
  HEAP_BOUND,
  RESIDENT_BOUND,
  type Outcome,
  type Rest,
  type Row,
  ringsOnce,
  summary,
  talksOnce,
  untilItSays,
  type World,
} from '../support/hostile/row.ts';
import { keepTally } from '../support/tally.ts';

/** All that a hostile broker and a hostile friend do, to one browser that is never restarted between. */
let sandbox: Sandbox;
let world: World;
let rest: Rest;
const outcomes: Outcome[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  const victim = await launchVictim(sandbox);
  const [alice, zoe, stranger] = await Promise.all([
    victim.play('alice', 11),
    victim.play('zoe', 12),
    victim.play('dave', 14),
  ]);
  await victim.befriend('zoe', zoe);
  await victim.befriend('alice', alice);
  const popup = await victim.bob.openPopup();
  world = { sandbox, victim, alice, zoe, stranger, popup };
  await untilItSays(popup, /^Reachable as/u);
  await victim.bob.evalOffscreen(`globalThis.opened = 0;
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...args) { super(...args); globalThis.opened += 1; }
    };
    globalThis.failed = [];
    addEventListener('error', ({ message }) => globalThis.failed.push(message));
    addEventListener('unhandledrejection', ({ reason }) => globalThis.failed.push(String(reason)));
    1`);
  // A ring and a call first: what they load is no consequence of an attack.
  await ringsOnce(world);
  await talksOnce(world);
  rest = await victim.bob.measureOffscreen();
});
afterAll(async () => {
  for (const one of [world.alice, world.zoe, world.stranger]) one.close();
  await sandbox.close();
  console.log(summary(outcomes));
  const sum = (of: (one: Outcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
  keepTally({
    what: 'Hostile messages at a browser',
    held: sum(({ sent, answered }) => sent - answered),
    tried: sum(({ sent }) => sent),
    falseRings: sum(({ falseRings }) => falseRings),
  });
});

const holds = async (row: Row): Promise<void> => {
  const outcome = await carryOut(row, world, rest);
  outcomes.push(outcome);
  expect(outcome.falseRings).toBe(0);
  expect(outcome.answered).toBeLessThanOrEqual(row.mayAnswer ?? 0);
  expect(outcome.heap).toBeLessThan(HEAP_BOUND);
  expect(outcome.resident).toBeLessThan(RESIDENT_BOUND[row.who]);
};

describe('a broker that', () => {
  it.each(BROKER_ROWS.map((row) => [row.does, row] as const))('%s', (_, row) => holds(row));

  it('did all of that leaves the way for a friend’s call open', () => ringsOnce(world));
});

describe('a friend who', () => {
  it.each(FRIEND_ROWS.map((row) => [row.does, row] as const))('%s', (_, row) => holds(row));

  it('did all of that keeps no other friend out', () => ringsOnce(world));
});

it('nothing opened a connection where letters come in, and nothing threw there', async () => {
  expect(await world.victim.bob.evalOffscreen('globalThis.failed')).toEqual([]);
  expect(await world.victim.bob.evalOffscreen('globalThis.opened')).toBe(0);
});
