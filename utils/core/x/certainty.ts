/**
 * From looks at the page to a certain partner.
 *
 *   nobody ──agreeing look──▶ settling ──SETTLE_MS of the same──▶ certain
 *     ▲                          │                                   │
 *     └──── any other look ──────┴───────────────────────────────────┘
 *
 * nobody: no look agreed, or the last one did not · settling: the sources agree, but not for long enough ·
 * certain: a button may be shown. X's header keeps the link of the person before for a while; where no inbox row can
 * contradict it, two memories do: a handle belongs to one id for the life of the page, and a link that was there
 * before the conversation changed counts only after the header has shown something else.
 */
import { isSameHandle, type Handle, type UserId } from '../people/ids.ts';
import type { Partner } from '../people/seen.ts';

/** How long all sources must agree, ms. */
export const SETTLE_MS = 250;
const MAX_BOUND = 200;

export type Look = {
  /** What URL or DOM say is open, whoever that is. */
  readonly subject: string | undefined;
  /** What the header links to, right or wrong. */
  readonly shown: Handle | undefined;
  /** Whom all sources agree on. */
  readonly partner: Partner | undefined;
  /** The selected row names the same person, so that the header cannot be a left-over. */
  readonly witnessed: boolean;
};

export type Certainty = {
  readonly subject: string | undefined;
  readonly shown: Handle | undefined;
  /** The link that was there before `subject` came, and the subject that it came with. */
  readonly leftOver: { readonly handle: Handle; readonly of: string } | undefined;
  readonly candidate: { readonly partner: Partner; readonly since: number } | undefined;
  readonly isCertain: boolean;
  readonly bound: ReadonlyMap<string, UserId>;
};

export const NOBODY: Certainty = {
  subject: undefined,
  shown: undefined,
  leftOver: undefined,
  candidate: undefined,
  isCertain: false,
  bound: new Map(),
};

/** `now` is in ms and never runs backwards. */
export const settle = (before: Certainty, look: Look, now: number): Certainty => {
  const leftOver = findLeftOver(before, look);
  const { bound } = before;
  const base = { subject: look.subject, shown: look.shown, leftOver, bound };
  const { partner } = look;
  if (!partner || (leftOver && !look.witnessed) || isBoundToOther(bound, partner)) {
    return { ...base, candidate: undefined, isCertain: false };
  }
  const since = isSamePartner(before.candidate?.partner, partner) ? before.candidate.since : now;
  const isCertain = now - since >= SETTLE_MS;
  return {
    ...base,
    candidate: { partner, since },
    isCertain,
    bound: isCertain ? bind(bound, partner) : bound,
  };
};

const findLeftOver = (before: Certainty, { subject, shown }: Look): Certainty['leftOver'] => {
  if (subject === before.subject) {
    return shown && before.leftOver && isSameHandle(shown, before.leftOver.handle)
      ? before.leftOver
      : undefined;
  }
  if (!shown || !before.shown || !isSameHandle(shown, before.shown)) return undefined;
  const of = before.leftOver ? before.leftOver.of : before.subject;
  return of === undefined || of === subject ? undefined : { handle: shown, of };
};

const isBoundToOther = (bound: Certainty['bound'], { handle, id }: Partner): boolean =>
  (bound.get(handle.toLowerCase()) ?? id) !== id;

const bind = (bound: Certainty['bound'], { handle, id }: Partner): Certainty['bound'] => {
  const key = handle.toLowerCase();
  if (bound.get(key) === id) return bound;
  const kept = [...bound].slice(-MAX_BOUND);
  return new Map([...kept, [key, id]]);
};

export const isSamePartner = <P extends Pick<Partner, 'id' | 'handle'>>(
  one: P | undefined,
  other: Pick<Partner, 'id' | 'handle'> | undefined,
): one is P => one !== undefined && one.id === other?.id && isSameHandle(one.handle, other.handle);
