import type { UserId } from '../../core/people/ids.ts';
import type { KeptBefore } from '../../core/people/kept-person.ts';
import type { Person } from '../../core/people/person.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { InviteStore, PeopleStore } from '../ports/people.ts';

export type ImportedDeps = {
  readonly invites: Pick<InviteStore, 'listRead'>;
  readonly people: Pick<PeopleStore, 'get'>;
  /** Whether a rule of the account says that this person rings. */
  readonly isNamedByRule: (person: Person) => Promise<boolean>;
  readonly pairing: Pick<Pairing, 'keep' | 'acceptRead'>;
};

/**
 * After an import: a rule may name people now whose card was only read so far, and takes it as it would have then.
 * Answers who was taken, so that an undo can give that back.
 */
export const createImported =
  ({ invites, people, isNamedByRule, pairing }: ImportedDeps) =>
  async (account: UserId): Promise<readonly KeptBefore[]> => {
    const taken: KeptBefore[] = [];
    for (const { from, state } of await invites.listRead(account)) {
      if (state !== 'waiting') continue;
      const person = await people.get(account, from);
      if (person === undefined || !(await isNamedByRule(person))) continue;
      const kept = await pairing.keep(account, from);
      await pairing.acceptRead(account, from);
      taken.push({ userId: from, kept });
    }
    return taken;
  };
