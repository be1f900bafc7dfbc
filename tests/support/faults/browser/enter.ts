import type { CallPhase } from '../../../../utils/core/call/view.ts';
import { SIDES, type Phase, type Side } from '../table.ts';
import type { Stage } from './stage.ts';
import { becomes, pause, until } from './until.ts';

/** Lets go of what held a call in its phase. */
export type Release = () => void;

const NOTHING: Release = () => undefined;

export const ringing = (stage: Stage) =>
  stage.machines.callee.person.bus.open().find(({ title }) => title === 'Alice Archer is calling');

export const accept = (stage: Stage): void => {
  const ring = ringing(stage);
  if (ring !== undefined) stage.machines.callee.person.bus.press(ring, 'Accept');
};

/** In front: a page behind another one is drawn once a second, and a press waits for two drawings. */
export const pressCall = async ({ machines, handleOf }: Stage, kind: 'Audio' | 'Video'): Promise<void> => {
  const button = machines.caller.person.callButton(kind, handleOf('callee'));
  await button.page().bringToFront();
  await button.click();
};

/** Whether sound comes in on both sides. */
const isFlowing = async (stage: Stage): Promise<boolean> => {
  const count = (): Promise<readonly number[]> =>
    Promise.all(SIDES.map((side) => stage.machines[side].packets()));
  const before = await count();
  await pause(250);
  const after = await count();
  return after.every((packets, index) => packets > (before[index] ?? 0));
};

export const isTalking = async (stage: Stage): Promise<boolean> => {
  const { caller, callee } = await stage.phases();
  return caller === 'live' && callee === 'live' && (await isFlowing(stage));
};

/** Brings a call into a phase. Throws when that was not reached. */
export const enter = async (stage: Stage, phase: Phase, kind: 'Audio' | 'Video'): Promise<Release> => {
  const { machines, sandbox, addressOf } = stage;
  const reach = (...wanted: readonly (readonly [Side, CallPhase])[]): Promise<true> =>
    until(
      `${phase} (${wanted.map(([side, one]) => `${side} ${one}`).join(', ')})`,
      async () => {
        const phases = await stage.phases();
        return wanted.every(([side, one]) => phases[side] === one) ? true : undefined;
      },
      { ms: 20_000, instead: () => stage.story() },
    );
  const holdLetters = (from: Side): Release =>
    sandbox.broker.hold(({ type, src }) => type === 'OFFER' && src === addressOf(from));

  if (phase === 'idle') return NOTHING;
  // The call of the cell before.
  if (phase === 'live' && (await isTalking(stage))) return NOTHING;
  if (phase === 'asking') await machines.callee.asksForReasons(true);
  // The ring waits at the broker, or nobody would see that it is dialing.
  const release = phase === 'dialing' ? holdLetters('caller') : NOTHING;
  await pressCall(stage, kind);
  if (phase === 'dialing' || phase === 'asking') {
    await reach(['caller', phase]);
    return release;
  }
  await reach(['caller', 'ringing'], ['callee', 'ringing']);
  await until('a ring', () => ringing(stage));
  if (phase === 'ringing') return NOTHING;
  if (phase === 'connecting') {
    // The caller does not hear of the accept.
    const pass = holdLetters('callee');
    accept(stage);
    await reach(['callee', 'connecting']);
    return pass;
  }
  accept(stage);
  await reach(['caller', 'live'], ['callee', 'live']);
  await until('sound', async () => ((await isFlowing(stage)) ? true : undefined));
  if (phase === 'live') return NOTHING;
  if (phase === 'ending') {
    await hangUp(stage, 'caller');
    return NOTHING;
  }
  for (const side of SIDES) stage.cut(side, 'reconnecting', true);
  await reach(['caller', 'reconnecting'], ['callee', 'reconnecting']);
  return () =>
    void pause(3_000).then(() => {
      for (const side of SIDES) stage.cut(side, 'reconnecting', false);
    });
};

/** In their window, which may be about to open. */
export const hangUp = async ({ machines }: Stage, side: Side): Promise<void> => {
  const find = () => machines[side].callPages().at(-1);
  await becomes(() => find() !== undefined, 5_000);
  await find()
    ?.bringToFront()
    .catch(() => undefined);
  await find()
    ?.getByRole('button', { name: 'Hang up' })
    .click({ timeout: 10_000 })
    .catch(() => undefined);
};
