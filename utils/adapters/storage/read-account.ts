import type { UserId } from '../../core/people/ids.ts';
import type { Account } from '../../models/ports/accounts.ts';
import type { Database, StoredAccount } from './database.ts';

export const publicSide = ({ signing: _signing, sealing: _sealing, ...account }: StoredAccount): Account =>
  account;

/** For pages that only show an account: nothing that could make or use keys comes along. */
export const readAccount = async (database: Database, id: UserId): Promise<Account | undefined> => {
  const stored = await (await database()).get('accounts', id);
  return stored && publicSide(stored);
};
