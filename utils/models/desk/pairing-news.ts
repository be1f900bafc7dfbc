import type { UserId } from '../../core/people/ids.ts';
import type { PairingEvents } from '../pairing/deps.ts';
import type { Notifier } from '../ports/browser.ts';
import type { InviteStore, PeopleStore } from '../ports/people.ts';

export type PairingNewsDeps = {
  readonly people: Pick<PeopleStore, 'get'>;
  readonly invites: Pick<InviteStore, 'listRead'>;
  readonly notifier: Pick<Notifier, 'canBeCalled' | 'invite' | 'warn' | 'keepInvites'>;
  /** Whether a window waits for this person and goes on by itself. */
  readonly isWaitedFor: (account: UserId, userId: UserId) => Promise<boolean>;
  readonly changed: () => void;
};

/** What a person is told of pairing, besides what popup and buttons show. */
export const createPairingNews = (deps: PairingNewsDeps): PairingEvents => {
  const { people, invites, notifier } = deps;

  const isInviteWaiting = async (account: UserId, userId: UserId): Promise<boolean> =>
    (await invites.listRead(account)).some(({ from, state }) => from === userId && state === 'waiting');

  const canBeCalled = async (account: UserId, userId: UserId): Promise<void> => {
    if (await deps.isWaitedFor(account, userId)) return;
    const person = await people.get(account, userId);
    if (person !== undefined) await notifier.canBeCalled(account, person);
  };

  const warn = async (
    account: UserId,
    userId: UserId,
    warning: 'second-device' | 'secret-taken',
  ): Promise<void> => {
    const person = await people.get(account, userId);
    if (person !== undefined) await notifier.warn(account, person, warning);
  };

  return {
    paired: (account, userId, how) => {
      if (how === 'answered') void canBeCalled(account, userId);
    },
    invitePinned: (account, person, reason) => void notifier.invite(account, person, reason),
    secondDevice: (account, userId) => void warn(account, userId, 'second-device'),
    secretTaken: (account, userId) => void warn(account, userId, 'secret-taken'),
    changed: () => {
      deps.changed();
      void notifier.keepInvites(isInviteWaiting);
    },
  };
};
