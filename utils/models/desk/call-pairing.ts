import type { Pairing } from '../pairing/pairing.ts';
import type { InviteStore, PinStore } from '../ports/people.ts';
import type { CallPairing } from '../switchboard/deps.ts';

/** Pairing as calls need it. `words` puts a token into a sentence for the DM. */
export const createCallPairing = (deps: {
  readonly pairing: Pairing;
  readonly pins: PinStore;
  readonly invites: InviteStore;
  readonly words: (token: string, reason: string | undefined) => string;
}): CallPairing => ({
  accept: (account, userId) => deps.pairing.accept(account, userId),
  block: (account, userId) => deps.pairing.block(account, userId),
  async devicesOf(account, userId) {
    const [read, pins] = await Promise.all([
      deps.invites.listRead(account),
      deps.pins.ofPerson(account, userId),
    ]);
    const isAnswerable = (key: string): boolean =>
      read.some(
        ({ signingKey, state }) => signingKey === key && (state === 'waiting' || state === 'answering'),
      );
    return pins
      .filter(({ told, card }) => told !== undefined || isAnswerable(card.signingKey))
      .map(({ card }) => card.signingKey);
  },
  async makeInvite(account, userId) {
    const invite = await deps.pairing.makeInvite(account, userId);
    return invite.ok ? invite.value.token : undefined;
  },
  inviteText: deps.words,
});
