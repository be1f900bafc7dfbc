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
 * that it was seen in first, and a conversation that follows one whose handle never came waits for SLOW_MS.
 */
import { isSameHandle, type Handle, type UserId } from '../people/ids.ts';
import type { Partner } from '../people/seen.ts';

/** How long all sources must agree, ms. */
export const SETTLE_MS = 250;
/** And how long when the header's link may have been meant for another conversation, ms. */
export const SLOW_MS = 2500;
const MAX_OWNERS = 200;
/** What shows a person without saying which conversation it is: a group of two, a drawer without ids. */
const NAMELESS = '?';

export type Look = {
  /** What URL or DOM say is open, whoever that is. */
  readonly subject: string | undefined;
  /** The one person whom the header links to, right or wrong. */
  readonly shown: Handle | undefined;
  /** Whom all sources agree on. */
  readonly partner: Partner | undefined;
  /** The selected row names the same person, so that the header cannot be a left-over. */
  readonly witnessed: boolean;
};

/** Where a handle was seen first, and whose it was found to be when it was certain. */
type Owner = { readonly subject: string; readonly id: UserId | undefined };

export type Certainty = {
  /** What was open last; a look at no conversation, such as the inbox, does not change it. */
  readonly subject: string | undefined;
  /** The handle of the conversation before this one never came: it may still come, and stand here. */
  readonly isOwed: boolean;
  /** `until`: the time in ms at which the candidate may be certain. */
  readonly candidate:
    | { readonly partner: Partner; readonly since: number; readonly until: number }
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

/** `now` is in ms and never runs backwards. */
export const settle = (before: Certainty, look: Look, now: number): Certainty => {
  const subject = look.subject ?? (isStray(before, look) ? NAMELESS : before.subject);
  const isOwed =
    subject === before.subject
      ? before.isOwed
      : before.subject !== undefined && !hasHandle(before.owners, before.subject);
  const owners = isOwed ? before.owners : note(before.owners, look);
  const base = { subject, isOwed, owners };
  const { partner } = look;
  const owner = partner && owners.get(keyOf(partner.handle));
  const isOwn = partner !== undefined && isOwnerOf(owner, look.subject, partner);
  const isTaken = owner !== undefined && !isOwn && (owner.id !== undefined || !look.witnessed);
  if (!partner || !look.subject || isTaken) return { ...base, candidate: undefined, isCertain: false };
  const since = isSamePartner(before.candidate?.partner, partner) ? before.candidate.since : now;
  const until = since + (look.witnessed || isOwn ? SETTLE_MS : SLOW_MS);
  const isCertain = now >= until;
  return {
    ...base,
    candidate: { partner, since, until },
    isCertain,
    owners: isCertain ? claim(owners, look.subject, partner) : owners,
  };
};

/** A link that belongs to no conversation we know of. */
const isStray = ({ owners }: Certainty, { shown }: Look): boolean =>
  shown !== undefined && !owners.has(keyOf(shown));

const keyOf = (handle: Handle): string => handle.toLowerCase();

const hasHandle = (owners: Certainty['owners'], subject: string): boolean =>
  [...owners.values()].some((owner) => owner.subject === subject);

const isOwnerOf = (owner: Owner | undefined, subject: string | undefined, { id }: Partner): boolean =>
  owner !== undefined && (owner.id ? owner.id === id : owner.subject === subject);

/** Remembers the first link of a conversation, certain or not. */
const note = (owners: Certainty['owners'], { subject, shown }: Look): Certainty['owners'] => {
  if (!subject || !shown || owners.has(keyOf(shown)) || hasHandle(owners, subject)) return owners;
  return put(owners, keyOf(shown), { subject, id: undefined });
};

/** The handle is certain: what else was noted for this conversation was not its own. */
const claim = (owners: Certainty['owners'], subject: string, partner: Partner): Certainty['owners'] => {
  const key = keyOf(partner.handle);
  const owner = owners.get(key);
  if (owner?.id && owner.subject === subject) return owners;
  const others = [...owners].filter(([, owner]) => owner.id || owner.subject !== subject);
  return put(new Map(others), key, { subject, id: partner.id });
};

const put = (owners: Certainty['owners'], key: string, owner: Owner): Certainty['owners'] =>
  new Map([...owners].slice(-MAX_OWNERS)).set(key, owner);

/** Another account: nothing is open, and whose a handle is does not change. */
export const forgetAccount = ({ owners }: Certainty): Certainty => ({
  ...NOBODY,
  owners: new Map([...owners].filter(([, owner]) => owner.id)),
});

export const isSamePartner = <P extends Pick<Partner, 'id' | 'handle'>>(
  one: P | undefined,
  other: Pick<Partner, 'id' | 'handle'> | undefined,
): one is P => one !== undefined && one.id === other?.id && isSameHandle(one.handle, other.handle);
