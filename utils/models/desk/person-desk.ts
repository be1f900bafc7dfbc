import type { PersonChange } from '../ports/messages.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import { newPerson } from '../../core/people/facts.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import { NOTE_LENGTH, type Person } from '../../core/people/person.ts';
import type { PeopleStore } from '../ports/people.ts';
import type { Clock } from '../ports/system.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { VisitDesk } from './visits.ts';

/** What a change of a person needs from pairing. */
export interface PersonPairing {
  accept(account: UserId, userId: UserId): Promise<void>;
  acceptRead(account: UserId, userId: UserId): Promise<void>;
  ignoreInvite(account: UserId, userId: UserId): Promise<void>;
  block(account: UserId, userId: UserId): Promise<void>;
  unblock(account: UserId, userId: UserId): Promise<void>;
  remove(account: UserId, userId: UserId): Promise<void>;
  confirmDevice(account: UserId, device: PublicKey): Promise<void>;
  removeDevice(account: UserId, device: PublicKey): Promise<void>;
  changeAddress(account: UserId): Promise<void>;
}

export type PersonDeskDeps = {
  readonly clock: Clock;
  readonly people: PeopleStore;
  /** Whether a rule of the account says that this person rings. */
  readonly isNamedByRule: (person: Person) => Promise<boolean>;
  readonly pairing: PersonPairing;
  readonly visits: Pick<VisitDesk, 'agree' | 'go'>;
  readonly calls: Pick<Switchboard, 'endWith'>;
};

/** Carries out what a person does to another in the popup. */
export const createPersonDesk = ({
  clock,
  people,
  isNamedByRule,
  pairing,
  visits,
  calls,
}: PersonDeskDeps) => {
  const set = (account: UserId, userId: UserId, change: Partial<Person>): Promise<Person> =>
    people.update(account, userId, (known) => ({
      ...(known ?? newPerson(account, userId, clock.now())),
      ...change,
    }));

  /** What changes whom the rules name: a card that was only read so far is taken when they say ring now. */
  const setNamed = async (account: UserId, userId: UserId, change: Partial<Person>): Promise<void> => {
    const person = await set(account, userId, change);
    if (await isNamedByRule(person)) await pairing.acceptRead(account, userId);
  };

  return async (account: UserId, userId: UserId, change: PersonChange): Promise<void> => {
    switch (change.type) {
      case 'star':
        return setNamed(account, userId, { starred: change.on });
      case 'verdict':
        return setNamed(account, userId, { verdict: change.verdict ?? undefined });
      case 'note':
        await set(account, userId, { note: change.text.slice(0, NOTE_LENGTH) });
        return;
      case 'relay-only':
        await set(account, userId, { relayOnly: change.on });
        return;
      case 'confirm-device':
        return pairing.confirmDevice(account, change.device);
      case 'allow':
        await visits.agree(change.agreed ?? []);
        await pairing.accept(account, userId);
        await visits.go({ id: `allow.${userId}`, account, userId, isErrand: true });
        return;
      case 'ignore-invite':
        return pairing.ignoreInvite(account, userId);
      case 'block':
        await calls.endWith({ account, userId, how: 'blocked' });
        await pairing.block(account, userId);
        if (change.changeAddress) await pairing.changeAddress(account);
        return;
      case 'unblock':
        return pairing.unblock(account, userId);
      case 'remove':
        await calls.endWith({ account, userId, how: 'removed' });
        return pairing.remove(account, userId);
      case 'remove-device':
        await calls.endWith({ account, userId, how: 'removed', device: change.device });
        return pairing.removeDevice(account, change.device);
      default:
        assertNever(change);
    }
  };
};
