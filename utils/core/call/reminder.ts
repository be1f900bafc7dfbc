import type { UserId } from '../people/ids.ts';
import type { MediaKind } from '../protocol/letter.ts';
import type { CallView, PersonLabel } from './view.ts';

/** Somebody said “in N minutes”, and I want to be told then. Times in ms since 1970. At most one per person. */
export type Reminder = {
  readonly account: UserId;
  readonly person: PersonLabel;
  readonly kind: MediaKind;
  /** What they said. */
  readonly minutes: number;
  readonly at: number;
  /** I was told of it. It stays to be seen, where nothing can be pressed on a notification. */
  readonly told?: true;
};

const MINUTE = 60_000;

/** Chrome's alarms sleep while the browser is closed: what was missed by more than this is no use any more. */
const TOO_LATE = 60 * MINUTE;

/** The reminder that a declined call offers; undefined when they offered something else, or that time is over. */
export const reminderOf = (
  { account, person, kind, role, end }: CallView,
  now: number,
): Reminder | undefined => {
  if (role !== 'caller' || end?.counter?.kind !== 'in-minutes') return undefined;
  const { minutes } = end.counter;
  const at = end.at + minutes * MINUTE;
  return at > now ? { account, person, kind, minutes, at } : undefined;
};

/** What is to be told of now, and what is kept after that; the rest is over for too long. */
export const sortDue = (
  reminders: readonly Reminder[],
  now: number,
): { readonly due: readonly Reminder[]; readonly kept: readonly Reminder[] } => {
  const kept = reminders.filter(({ at }) => now - at < TOO_LATE);
  return {
    due: kept.filter(({ at, told }) => at <= now && !told),
    kept: kept.map((one) => (one.at <= now ? { ...one, told: true } : one)),
  };
};
