import type { UserId } from '../../core/people/ids.ts';
import { forgetDrafts } from '../drafts.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Reminders } from '../reminders.ts';
import { forgetRuleDraft } from '../screening/rule-editor.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { Wishes } from './wishes.ts';

export type LeftoversDeps = {
  readonly session: SessionStore;
  readonly switchboard: Pick<Switchboard, 'forget'>;
  readonly reminders: Pick<Reminders, 'forget'>;
  readonly wishes: Pick<Wishes, 'forget'>;
};

/** Forgets what lies of an account outside of database and settings: names and what was typed about people. */
export const createLeftovers =
  ({ session, switchboard, reminders, wishes }: LeftoversDeps) =>
  async (account: UserId): Promise<void> => {
    await reminders.forget(account);
    await wishes.forget(account);
    await forgetRuleDraft(session, account);
    await forgetDrafts(session, await switchboard.forget(account));
  };
