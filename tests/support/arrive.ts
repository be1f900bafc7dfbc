import type { Sandbox } from '../sandbox/index.ts';
import type { Anybody } from './anybody.ts';

/** Somebody who is being launched, with the sandbox's broker and in their DM with the other. */
export const arrive = async <P extends Anybody>(
  { broker }: Sandbox,
  launched: Promise<P>,
  other: string,
): Promise<P> => {
  const person = await launched;
  await person.setBroker(broker.url);
  await person.openChat(other);
  return person;
};
