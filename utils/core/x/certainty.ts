/**
 * From looks at the page to a certain partner.
 *
 *   nobody ──agreeing look──▶ settling ──SETTLE_MS or SLOW_MS of the same──▶ certain
 *     ▲                          │                                              │
 *     └──── any other look ──────┴──────────────────────────────────────────────┘
 *
 * nobody: no look agreed, or the last one did not · settling: the sources agree, but not for long enough ·
 * certain: a button may be shown. X's header keeps the link of the person before for a while, or gets it when that
 * person's page is long gone. Where no inbox row can contradict it, memory does: a handle belongs to the conversation
 * that it was seen in first, and a conversation that follows one whose handle never came waits for SLOW_MS. On profiles
 * it is the other way round: their URL gives the handle, and an id belongs to the profile that it was seen on first.
 */
import { isSameHandle } from '../people/ids.ts';
import type { Partner } from '../people/seen.ts';

/** How long all sources must agree, ms. */
export const SETTLE_MS = 250;
/** And how long when the header's link may have been meant for another conversation, ms. */
export const SLOW_MS = 2500;
/** And where the handle of the conversation before never came: the later it comes, the later it can be told apart, ms. */
export const OWED_MS = 5000;
const MAX_OWNERS = 200;
/** What shows a person without saying which conversation it is: a group of two, a drawer without ids. */
const NAMELESS = '?';

export type Look = {
  /** What URL or DOM say is open, whoever that is. */
  readonly subject: string | undefined;
  /** What may be left over: the one handle that a chat's header links to, or the id of a profile's follow button. */
  readonly shown: string | undefined;
  /** Whom all sources agree on. */
  readonly partner: Partner | undefined;
  /** The selected row names the same person, so that the header cannot be a left-over. */
  readonly witnessed: boolean;
  /** The row has their name as the header has it. */
  readonly isNamed?: boolean;
};

/** Where a handle (an id) was seen first, and whose id (handle) goes with it, once that was certain. */
type Owner = { readonly subject: string; readonly other: string | undefined };

export type Certainty = {
  /** What was open last; a look at no conversation, such as the inbox, does not change it. */
  readonly subject: string | undefined;
  /** The handle of the conversation before this one never came: it may still come, and stand here. */
  readonly isOwed: boolean;
  /** `until`: the time in ms at which the candidate may be certain. */
  readonly candidate:
    | {
        readonly partner: Partner;
        readonly since: number;
        readonly until: number;
        /** Another name came over the same link and id, which may be those of the person before. */
        readonly isRenamed: boolean;
        /** When the name counts, too, ms: the header may keep that of the person before longer than anything else. */
        readonly namedAt: number;
      }
    | undefined;
  readonly isCertain: boolean;
  readonly owners: ReadonlyMap<string, Owner>;
};

export const NOBODY: Certainty = {
  subject: undefined,
  isOwed: false,
  candidate: undefined,
  isCertain: false,
  owners: new Map(),
};

/** Somebody may have been open before the first look, and their handle may still come, or stand here. */
export const UNSEEN: Certainty = { ...NOBODY, subject: NAMELESS };

/** `now` is in ms and never runs backwards. A look at a page without that place has nothing in it. */
export const settle = (before: Certainty, look: Partial<Look>, now: number): Certainty => {
  const subject = look.subject ?? (isStray(before, look) ? NAMELESS : before.subject);
  const isOwed =
    subject === before.subject
      ? before.isOwed
      : Boolean(before.subject && !hasHandle(before.owners, before.subject));
  const owners = isOwed ? before.owners : note(before.owners, look);
  const nobody = { ...NOBODY, subject, isOwed, owners };
  const { partner, shown = partner?.handle } = look;
  const owner = shown ? owners.get(keyOf(shown)) : undefined;
  const other = partner && keyOf(shown === partner.id ? partner.handle : partner.id);
  const isOwn = owner && (owner.other ? owner.other === other : owner.subject === look.subject);
  const isTaken = owner && !isOwn && (owner.other || !look.witnessed);
  if (!partner || !look.subject || isTaken) return nobody;
  const known = isSamePartner(before.candidate?.partner, partner) ? before.candidate : undefined;
  const isOther =
    known?.partner.name !== undefined && partner.name !== undefined && known.partner.name !== partner.name;
  const isRenamed = !look.isNamed && (isOther || known?.isRenamed === true);
  const since = known && !isOther ? known.since : now;
  const isFast = (look.witnessed || isOwn) && !isRenamed;
  const until = since + (isFast ? SETTLE_MS : isOwed ? OWED_MS : SLOW_MS);
  const isCertain = now >= until;
  const isSameName = known !== undefined && known.partner.name === partner.name;
  const namedAt = look.isNamed ? now : isSameName ? known.namedAt : now + SLOW_MS;
  return {
    ...nobody,
    candidate: { partner, since, until, isRenamed, namedAt },
    isCertain,
    owners: isCertain && shown ? claim(owners, keyOf(shown), { subject: look.subject, other }) : owners,
  };
};

/** A link that belongs to no conversation we know of. */
const isStray = ({ owners }: Certainty, { shown }: Partial<Look>): boolean =>
  shown !== undefined && !owners.has(keyOf(shown));

const keyOf = (shown: string): string => shown.toLowerCase();

const hasHandle = (owners: Certainty['owners'], subject: string): boolean =>
  [...owners.values()].some((owner) => owner.subject === subject);

/** Remembers the first link of a conversation, certain or not. */
const note = (owners: Certainty['owners'], { subject, shown }: Partial<Look>): Certainty['owners'] => {
  if (!subject || !shown || owners.has(keyOf(shown)) || hasHandle(owners, subject)) return owners;
  return put(owners, keyOf(shown), { subject, other: undefined });
};

/** It is certain: what else was noted for this conversation was not its own. */
const claim = (owners: Certainty['owners'], key: string, owner: Owner): Certainty['owners'] => {
  const others = [...owners].filter(([, { other, subject }]) => other || subject !== owner.subject);
  return put(new Map(others), key, owner);
};

const put = (owners: Certainty['owners'], key: string, owner: Owner): Certainty['owners'] =>
  new Map([...owners].slice(-MAX_OWNERS)).set(key, owner);

/** Another account: nothing is open, and whose a handle is does not change. */
export const forgetAccount = ({ owners }: Certainty): Certainty => ({
  ...NOBODY,
  owners: new Map([...owners].filter(([, owner]) => owner.other)),
});

export const isSamePartner = <P extends Pick<Partner, 'id' | 'handle'>>(
  one: P | undefined,
  other: Pick<Partner, 'id' | 'handle'> | undefined,
): one is P => one !== undefined && one.id === other?.id && isSameHandle(one.handle, other.handle);

/** Whom the page certainly shows at that time (ms), with their name once that is certainly theirs. */
export const certainPartner = ({ isCertain, candidate }: Certainty, now: number): Partner | undefined => {
  if (!isCertain || !candidate) return undefined;
  const { partner, namedAt } = candidate;
  return now < namedAt ? { id: partner.id, handle: partner.handle } : partner;
};
