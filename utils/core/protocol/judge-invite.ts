import type { Pin } from '../people/person.ts';
import type { UserId } from '../people/ids.ts';
import { INVITE_LIFETIME, MAX_INVITE_AHEAD, MAX_INVITE_MARK_AHEAD, MAX_NEW_PINS_PER_HOUR } from './limits.ts';
import type { InviteContent } from './token.ts';

/** All that is known when an invite was read in a row of `partner`'s. Times in ms. */
export type InviteFacts = {
  readonly account: UserId;
  readonly partner: UserId;
  /** What its signature proves. */
  readonly content: InviteContent;
  readonly now: number;
  readonly isBlocked: boolean;
  /** The newest issue time seen from this key, and the moment that this person was removed or blocked. */
  readonly marks: readonly (number | undefined)[];
  /** What this key is pinned to. */
  readonly pin: Pin | undefined;
  readonly newPinsInLastHour: number;
};

export type InviteRefusal =
  /** Made for somebody else: forwarded, or quoted. */
  | 'not-for-me'
  /** The card is not that of the person who wrote the row. */
  | 'not-from-partner'
  | 'blocked'
  | 'too-old'
  | 'too-far-ahead'
  /** Not newer than what was read before, or than a removal or block. */
  | 'not-newer'
  /** The signing key belongs to somebody else, or came with another sealing key before. */
  | 'key-taken'
  | 'too-many';

/** Whether an invite may be pinned; the first check that fails decides. */
export const judgeInvite = (facts: InviteFacts): InviteRefusal | undefined => {
  const { account, partner, content, now, pin } = facts;
  const { card, recipient, issuedAt } = content;
  if (recipient !== account) return 'not-for-me';
  if (card.userId !== partner || partner === account) return 'not-from-partner';
  if (facts.isBlocked) return 'blocked';
  if (now - issuedAt > INVITE_LIFETIME) return 'too-old';
  if (issuedAt - now > MAX_INVITE_AHEAD) return 'too-far-ahead';
  const isBehind = (mark = -Infinity): boolean => issuedAt <= mark && mark - now <= MAX_INVITE_MARK_AHEAD;
  if (facts.marks.some(isBehind)) return 'not-newer';
  if (pin !== undefined && (pin.userId !== partner || pin.card.sealingKey !== card.sealingKey))
    return 'key-taken';
  if (pin === undefined && facts.newPinsInLastHour >= MAX_NEW_PINS_PER_HOUR) return 'too-many';
  return undefined;
};
