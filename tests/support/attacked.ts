/** One browser with Ahoy among people who are played by the test: it holds their keys. */
import type { Card } from '../../utils/core/people/card.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { personOf } from '../sandbox/x/cast.ts';
import { createAttacker, stolenCard, type Attacker } from './attacker.ts';
import { waitForInvite } from './call-steps.ts';
import { launchPerson, type Person } from './person.ts';

const MOST_TRIES = 15;

export type Victim = {
  readonly bob: Person;
  readonly card: Card;
  /** What a person could have seen by now: notifications and pages of the extension. */
  seen(): readonly string[];
  /** A device of somebody in the cast. */
  play(handle: string, seed: number): Promise<Attacker>;
  /** Their invite in Bob's DM, read and allowed by Bob; ends when each knows the other's card. */
  befriend(handle: string, attacker: Attacker): Promise<void>;
  /** Returns when Bob has dealt with all that was sent before. */
  passed(friend: Attacker): Promise<void>;
};

export async function launchVictim(sandbox: Sandbox): Promise<Victim> {
  const bob = await launchPerson({ handle: 'bob', sandbox });
  await bob.setBroker(sandbox.broker.url);
  await bob.openChat('alice');
  await sandbox.broker.waitForClients(1);
  const card = await stolenCard(bob);
  const allowed = new Set<string>();
  let serial = 1;

  return {
    bob,
    card,
    seen: () => [
      ...bob.bus.shown.map(({ title }) => title),
      ...bob.context
        .pages()
        .map((page) => new URL(page.url()).pathname)
        .filter((path) => /call|ring/u.test(path) && !path.startsWith('/i/')),
    ],
    play: (handle, seed) => createAttacker(sandbox.broker.url, personOf(handle).id, seed),
    async befriend(handle, attacker) {
      await bob.openChat(handle);
      sandbox.x.post({
        from: handle,
        to: 'bob',
        text: `Call me ${await attacker.invite(personOf('bob').id)}`,
      });
      // A second device of somebody who is allowed needs no act of Bob's.
      if (!allowed.has(handle)) {
        await waitForInvite(bob, handle);
        const popup = await bob.openPopup();
        await popup.getByRole('button', { name: 'Allow' }).click();
        allowed.add(handle);
        await popup.close();
      }
      const hello = await attacker.waitFor('hello');
      await attacker.say(card, 'hello-ok', {}, { call: hello.letter.call });
    },
    async passed(friend) {
      // As Ahoy does it: a letter that a flood left no room for is said again.
      for (let tries = 1; ; tries += 1) {
        serial += 1;
        const { call } = await friend.say(card, 'card', { card: friend.card, serial });
        const receipt = friend.waitFor('card-ok', call, tries < MOST_TRIES ? 3_000 : 30_000);
        if (tries === MOST_TRIES) return void (await receipt);
        if (
          await receipt.then(
            () => true,
            () => false,
          )
        )
          return;
      }
    },
  };
}

/** The keys of all devices that a browser has pinned. */
export const knownDevices = async (person: Person): Promise<readonly string[]> =>
  (await person.worker()).evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('no database')));
      });
    const database = await asked(indexedDB.open('ahoy'));
    const pins: { card: { signingKey: string } }[] = await asked(
      database.transaction('pins').objectStore('pins').getAll(),
    );
    database.close();
    return pins.map(({ card }) => card.signingKey);
  });
