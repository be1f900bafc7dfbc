import type { UserId } from '../../core/people/ids.ts';
import { isNamedByRule } from '../../core/screening/decide.ts';
import type { InviteStore, KnownFacts, PeopleStore, SettingsStore } from '../ports.ts';

export type ImportedDeps = {
  readonly invites: Pick<InviteStore, 'listRead'>;
  readonly people: Pick<PeopleStore, 'get'>;
  readonly known: KnownFacts;
  readonly settings: Pick<SettingsStore, 'switches'>;
  readonly accept: (account: UserId, userId: UserId) => Promise<void>;
};

/** After an import: a rule may name people now whose card was only read so far, and takes it as it would have then. */
export const createImported =
  ({ invites, people, known, settings, accept }: ImportedDeps) =>
  async (account: UserId): Promise<void> => {
    const switches = await settings.switches(account);
    for (const { from, state } of await invites.listRead(account)) {
      if (state !== 'waiting') continue;
      const person = await people.get(account, from);
      if (person === undefined) continue;
      const facts = await known.of(account, from);
      if (isNamedByRule({ ...person, facts }, switches)) await accept(account, from);
    }
  };
