import type { PinReader } from '../../models/ports/people.ts';
import { ofAccount, type Database } from './database.ts';

/** For pages: keys are pinned by the background alone. */
export const createPinReader = (database: Database): PinReader => ({
  get: async (account, signingKey) => (await database()).get('pins', [account, signingKey]),

  ofPerson: async (account, userId) =>
    (await database()).getAllFromIndex('pins', 'byPerson', [account, userId]),

  list: async (account) => (await database()).getAll('pins', ofAccount(account)),
});
