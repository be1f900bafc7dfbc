import type { UserId } from '../../core/people/ids.ts';
import type { Person } from '../../core/people/person.ts';
import type { InviteStore, PeopleStore } from '../ports/people.ts';

export type ImportedDeps = {
  readonly invites: Pick<InviteStore, 'listRead'>;
  readonly people: Pick<PeopleStore, 'get'>;
  /** Whether a rule of the account says that this person rings. */
  readonly isNamedByRule: (person: Person) => Promise<boolean>;
  readonly accept: (account: UserId, userId: UserId) => Promise<void>;
};

/** After an import: a rule may name people now whose card was only read so far, and takes it as it would have then. */
export const createImported =
  ({ invites, people, isNamedByRule, accept }: ImportedDeps) =>
  async (account: UserId): Promise<void> => {
    for (const { from, state } of await invites.listRead(account)) {
      if (state !== 'waiting') continue;
      const person = await people.get(account, from);
      if (person !== undefined && (await isNamedByRule(person))) await accept(account, from);
    }
  };
