import type { Condition } from './condition.ts';
import type { Verdict } from './verdict.ts';

/** What else a verdict brings. Absent: as always. */
export type RuleOptions = {
  /** It rings without a sound. */
  readonly noSound?: true;
  /** Only a relay may carry the call, so that the caller learns no address. */
  readonly relayOnly?: true;
  /** Accepting does not switch the camera on; a click in the window does. */
  readonly cameraOff?: true;
  /** It rings during another call, too; otherwise the caller hears that it is busy. */
  readonly callWaiting?: true;
};

export type Outcome = RuleOptions & {
  /** `own`: whatever was decided for this one person. */
  readonly verdict: Verdict | 'own';
  /** Goes with a decline (at most 140 code points); kept while another verdict stands. */
  readonly message?: string;
};

/** One line of the list that decides who may ring. */
export type Rule = {
  /** Unique in its list. Standard rules have ids that never change (`switches.ts`). */
  readonly id: string;
  /** As the person named it; standard rules have none. */
  readonly name?: string;
  readonly on: boolean;
  readonly when: Condition;
  readonly outcome: Outcome;
};

/** The rule that nobody can take away: it stands last and matches always. */
export const LAST_RULE = 'everyone-else';

/** They stand before all others: blocked is blocked, and where no calls are taken every ring stays silent. */
export const FIRST_RULES: ReadonlySet<string> = new Set(['blocked', 'do-not-disturb']);

/** Rules that can be moved, unless they are first or last, but not removed, changed or switched off: their switch is elsewhere. */
export const FIXED_RULES: ReadonlySet<string> = new Set([
  'blocked',
  'do-not-disturb',
  'own-verdict',
  LAST_RULE,
]);
