import type { InviteStore } from '../../models/ports/people.ts';
import { ofAccount, type Database } from './database.ts';

export const createInviteStore = (database: Database): InviteStore => ({
  async putSent(invite) {
    await (await database()).put('sentInvites', invite);
  },

  getSent: async (account, pskId) => (await database()).get('sentInvites', [account, pskId]),

  sentTo: async (account, invited) =>
    (await database()).getAllFromIndex('sentInvites', 'byInvited', [account, invited]),

  removeSent: async (account, pskId) => (await database()).delete('sentInvites', [account, pskId]),

  async use(account, pskId, key) {
    const tx = (await database()).transaction('sentInvites', 'readwrite');
    const invite = await tx.store.get([account, pskId]);
    if (invite && invite.usedBy === undefined) await tx.store.put({ ...invite, usedBy: key });
    await tx.done;
    if (!invite) return 'unknown';
    return (invite.usedBy ?? key) === key ? 'fresh' : 'used-by-other';
  },

  async putRead(invite) {
    await (await database()).put('readInvites', invite);
  },

  listRead: async (account) => (await database()).getAll('readInvites', ofAccount(account)),

  removeRead: async (account, signingKey) => (await database()).delete('readInvites', [account, signingKey]),

  mark: async (account, subject) => (await (await database()).get('marks', [account, subject]))?.at,

  /** A mark only rises: an older time would let an invite in that was refused before. */
  async setMark(account, subject, at) {
    const tx = (await database()).transaction('marks', 'readwrite');
    const known = await tx.store.get([account, subject]);
    if (!known || known.at < at) await tx.store.put({ account, subject, at });
    await tx.done;
  },

  async resetMark(account, subject, at) {
    const db = await database();
    if (at === undefined) await db.delete('marks', [account, subject]);
    else await db.put('marks', { account, subject, at });
  },
});
