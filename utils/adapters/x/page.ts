/**
 * Two scripts make up Ahoy in X's page. The small one (`watch-x.ts`) is in every tab: it knows the account, listens to
 * X's own responses, and decides when to look. The calls (`calls.ts`), nearly four times its size, are brought by the
 * background when a chat, a drawer or a profile is there, and use what the small one has: both live in one world, of
 * which the page sees nothing.
 */
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { Route } from '../../core/x/route.ts';
import type { XSide } from '../messaging/x-side.ts';
import type { Facts } from './facts.ts';
import type { Pace } from './pace.ts';
import type { Watched } from './sight.ts';

/** What is true of the whole page, whatever stands in it. */
export type PageNow = {
  readonly me: UserId | undefined;
  readonly myHandle: Handle | undefined;
  readonly route: Route;
};

/** What the small script lends. `signal` ends both. */
export type XPage = {
  readonly side: XSide;
  readonly facts: Facts;
  readonly pace: Pace;
  readonly read: () => PageNow;
  /** Something else stood here since calls were first wanted. */
  readonly isLate: boolean;
  readonly signal: AbortSignal;
};

/** What our part of the page says, by key. */
export type Said = Readonly<Record<string, string>>;

export type LookForCalls = {
  /** Looks at the page; gives what must wake us for the next look. */
  readonly look: (now: PageNow) => readonly Watched[];
  /** Buttons that stood are not in the page any more. */
  readonly isTorn: () => boolean;
};

declare global {
  /** Where the script with the calls leaves them; the small one begins with them when it has the words too. */
  var ahoyCalls: ((page: XPage, said: Said) => LookForCalls) | undefined;
}
