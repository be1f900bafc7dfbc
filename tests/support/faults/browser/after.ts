/** What every call has to leave behind, and how two browsers are made ready for the next one. */
import { isOver } from '../after.ts';
import { SIDES, type Side } from '../table.ts';
import { hangUp, pressCall, ringing } from './enter.ts';
import { TRUTH } from './extension.ts';
import { other, type Stage } from './stage.ts';
import { becomes } from './until.ts';

const RINGS = 20_000;
/** So long what should not be there may take to go. */
const GOES = 15_000;

const bothOver = async (stage: Stage): Promise<boolean> => {
  const phases = await stage.phases();
  return SIDES.every((side) => isOver(phases[side]));
};

/** What is left over, of what a call may leave nothing of. */
export const leftovers = async (stage: Stage, side: Side): Promise<readonly string[]> => {
  const machine = stage.machines[side];
  const isGone = (is: () => Promise<boolean> | boolean): Promise<boolean> => becomes(is, GOES);
  const isQuiet = async (): Promise<boolean> => !(await machine.isSounding());
  const showsNone = (): boolean =>
    machine.person.bus.open().every(({ title }) => !title.endsWith('is calling'));
  return [
    ...((await isGone(async () => isOver(await machine.phase())))
      ? []
      : [`${side} stays ${await machine.phase()}`]),
    ...((await isGone(isQuiet)) ? [] : [`${side} rings on`]),
    ...((await isGone(showsNone)) ? [] : [`${side} shows a ring`]),
    ...((await isGone(async () => (await machine.openDevices()) === 0)) ? [] : [`${side} has a device open`]),
  ];
};

/** Why X's tab, if there is one with the chat, has no buttons that lead anywhere. */
const buttonsMissing = async (stage: Stage, side: Side): Promise<readonly string[]> => {
  const { person, held, comeToChat } = stage.machines[side];
  const whom = stage.handleOf(other(side));
  const isInChat = person.context
    .pages()
    .some((page) => !page.isClosed() && page.url().startsWith('https://x.com/i/chat'));
  const hasButtons = async (): Promise<boolean> =>
    (await held()).isInX && (await person.callButton('Audio', whom).isVisible());
  if (isInChat && (await becomes(hasButtons, GOES))) return [];
  await comeToChat(whom);
  return isInChat ? [`X's tab of ${side} has no buttons`] : [];
};

/** Nobody is lied to any more. */
export const tellTruth = async ({ machines }: Stage): Promise<void> => {
  for (const side of SIDES) if (machines[side].isLiedTo()) await machines[side].believe(TRUTH);
};

/** No call is under way, and both are in their chat. Gives what was wrong there. */
export const reset = async (stage: Stage): Promise<readonly string[]> => {
  await Promise.all(SIDES.map((side) => hangUpIn(stage, side)));
  await becomes(() => bothOver(stage), GOES);
  const wrong = await Promise.all(
    SIDES.map(async (side) => {
      const { person, callPages } = stage.machines[side];
      await Promise.all(callPages().map((page) => page.close().catch(() => undefined)));
      for (const page of person.context.pages())
        if (page.url().endsWith('/welcome.html')) await page.close().catch(() => undefined);
      for (const shown of person.bus.open()) person.bus.close(shown);
      return buttonsMissing(stage, side);
    }),
  );
  return wrong.flat();
};

const hangUpIn = async (stage: Stage, side: Side): Promise<void> => {
  if (!isOver(await stage.machines[side].phase())) await hangUp(stage, side);
};

/** A new call rings as if nothing had been, and its ring can be stopped. */
export const callAgain = async (stage: Stage): Promise<readonly string[]> => {
  const { callee } = stage.machines;
  await pressCall(stage, 'Audio');
  const rang = await becomes(() => ringing(stage) !== undefined, RINGS);
  const phases = await stage.phases();
  await hangUp(stage, 'caller');
  const stops = await becomes(async () => ringing(stage) === undefined && !(await callee.isSounding()), GOES);
  return [
    ...(rang ? [] : [`the next call does not ring: ${phases.caller} here, ${phases.callee} there`]),
    ...(stops ? [] : ['the next ring cannot be stopped']),
  ];
};
