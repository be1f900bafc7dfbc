/** What is kept of a person before something is done to them that one may want to take back. */
import type { PublicKey } from './card.ts';
import { newestFacts } from './facts.ts';
import type { UserId } from './ids.ts';
import type { Person, Pin, ReadInvite, SentInvite } from './person.ts';

/** Acts on one person that can be taken back. */
export const PERSON_ACTS = [
  'removed',
  'blocked',
  'device-removed',
  'device-confirmed',
  'invite-ignored',
  'unstarred',
  'verdict',
  // By an import that names them.
  'accepted',
] as const;
export type PersonAct = (typeof PERSON_ACTS)[number];

export type KeptPerson = {
  /** Absent: nothing was known of them. */
  readonly person?: Person;
  readonly pins: readonly Pin[];
  readonly read: readonly ReadInvite[];
  readonly sent: readonly SentInvite[];
  /** Below which invites are ignored, ms; of the person and of each of their devices. */
  readonly marks: readonly { readonly subject: PublicKey | UserId; readonly at?: number }[];
};

/** How things stood with somebody before an act that an undo may take back. */
export type KeptBefore = { readonly userId: UserId; readonly kept: KeptPerson };

/** They are known anew since: what X showed meanwhile stays, everything else is as it was kept. */
const reunite = (kept: Person, { handle, name, facts }: Person): Person => ({
  ...kept,
  ...(handle === undefined ? {} : { handle }),
  ...(name === undefined ? {} : { name }),
  facts: newestFacts(kept.facts, facts),
});

const undecided = (person: Person): Person => ({
  ...person,
  blocked: false,
  starred: false,
  accepted: false,
  verdict: undefined,
});

/**
 * The person as they are after an act was taken back: only what the act changed is put back, so that nothing that was
 * done since is lost.
 */
export const restorePerson = (
  kept: Person | undefined,
  now: Person | undefined,
  act: PersonAct,
): Person | undefined => {
  if (now === undefined) return kept;
  const before = kept ?? undecided(now);
  if (now.since !== before.since) return reunite(before, now);
  const { blocked, starred, accepted, verdict } = before;
  switch (act) {
    case 'blocked':
      return { ...now, blocked };
    case 'unstarred':
      return { ...now, starred };
    // Whom a verdict lets ring is accepted by it, which goes back with it; no other verdict accepts anybody.
    case 'verdict':
      return { ...now, verdict, ...(now.verdict === 'ring' ? { accepted } : {}) };
    case 'accepted':
      return { ...now, accepted };
    case 'removed':
    case 'device-removed':
    case 'device-confirmed':
    case 'invite-ignored':
      return now;
  }
};
