import type { UserId } from '../../core/people/ids.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { CallPairing } from '../switchboard/deps.ts';

/** Pairing as the switchboard needs it: invites as text. `words` puts the token into a sentence for the DM. */
export const createCallPairing = (
  pairing: Pairing,
  words: (token: string, reason: string | undefined) => string,
): CallPairing => ({
  accept: (account, userId) => pairing.accept(account, userId),
  block: (account, userId) => pairing.block(account, userId),
  async makeInviteText(account: UserId, userId: UserId, reason) {
    const invite = await pairing.makeInvite(account, userId);
    // An account that places a call exists, and a card whose broker is too long is never made.
    if (!invite.ok) throw new Error(`No invite: ${invite.error}`);
    return words(invite.value.token, reason);
  },
});
