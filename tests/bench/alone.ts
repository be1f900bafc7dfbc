import { launchPerson, type Person } from '../support/person.ts';
import type { Sandbox } from '../sandbox/index.ts';

/** Alice, logged in to X's look-alike, in her DM with bob, without notifications. */
export const launchAlice = async (sandbox: Sandbox): Promise<Person> => {
  const alice = await launchPerson({ handle: 'alice', sandbox, bus: null });
  await alice.setBroker(sandbox.broker.url);
  await alice.openChat('bob');
  return alice;
};
