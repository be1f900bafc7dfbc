import type { HookReport } from '../../core/people/seen.ts';
import type { Route } from '../../core/x/route.ts';
import { isExpected, type Sight } from './sight.ts';

/** A page that still lacks what it needs after this long counts as broken, ms. The composer alone may take 7 s. */
const PATIENCE_MS = 12_000;
const SETTLE_MS = 500;

export type Reporter = {
  /** `isLacking`: buttons belong here and do not stand. */
  readonly update: (route: Route, sights: readonly Sight[], isLacking: boolean) => void;
};

/** Tells how the hooks fared, once a page has settled or has been waited for in vain, and after that when it changes. */
export const createReporter = (send: (report: HookReport) => void, signal: AbortSignal): Reporter => {
  let subject = '';
  let since = 0;
  let sent = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    update(route, sights, isLacking) {
      const next = JSON.stringify([route, sights.map((sight) => sight.look.subject)]);
      if (next !== subject) {
        subject = next;
        since = performance.now();
        // The same report of another page is news: the background keeps one per tab.
        sent = '';
      }
      if (isLacking && performance.now() - since < PATIENCE_MS) return;

      const report: HookReport = {
        page: pageOf(route, sights),
        hooks: sights.flatMap(hooksOf),
        broken: isLacking,
      };
      const text = JSON.stringify(report);
      if (text === sent || signal.aborted) return;
      sent = text;
      clearTimeout(timer);
      timer = setTimeout(() => send(report), SETTLE_MS);
    },
  };
};

const pageOf = (route: Route, sights: readonly Sight[]): HookReport['page'] => {
  if (sights.some(({ place, verdict }) => place !== 'profile' && isExpected(verdict))) return 'chat';
  return route.page === 'profile' ? 'profile' : 'other';
};

const hooksOf = ({ verdict, findings }: Sight): HookReport['hooks'] =>
  findings.map((one) =>
    one.found === 'missing' && !isExpected(verdict) ? { ...one, found: 'not-expected' as const } : one,
  );
