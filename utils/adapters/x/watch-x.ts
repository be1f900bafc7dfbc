/**
 * Ahoy's life in X's page. One function, `look`, reads the page anew; all else only decides when to call it: the URL
 * changed, something moved on the way to the places (`wake.ts`), a person clicked, or something is missing and is
 * probed for, ever more rarely (`pace.ts`). What a look does about calls is in `calls.ts`, which is not here until a
 * look finds that it is wanted.
 */
import { createXSide } from '../messaging/x-side.ts';
import { createFacts } from './facts.ts';
import { createWhoReader, watchMe } from './me.ts';
import { createPace } from './pace.ts';
import type { LookForCalls, PageNow } from './page.ts';
import { watchPeople } from './people-port.ts';
import { readRoute, watchRoutes } from './routes.ts';
import { DRAWER_PLACE, OPEN_DRAWER } from './selectors.ts';
import { createWake } from './wake.ts';

/** The drawer opens by a click, with a delay and without a mutation that we would see, ms. */
const AFTER_CLICK_MS = 400;
/** ms. */
const PICTURE_MS = 16;
/** An account that nobody heard of is told of again at the first look after this, ms. */
const AGAIN_MS = 5000;

/** `orphaned` must abort `signal`: we are not wanted here any more, or cannot do anything. */
export const watchX = (orphaned: () => void, signal: AbortSignal): void => {
  // Nobody hears a page that Chromium only makes ready, and it may never be shown.
  if ('prerendering' in document && document.prerendering) {
    const begin = (): void => watchX(orphaned, signal);
    document.addEventListener('prerenderingchange', begin, { signal, once: true });
    return;
  }
  const side = createXSide(orphaned, signal);
  side.listen({ stop: orphaned });
  const pace = createPace(() => look(), signal);
  // X draws what is around the buttons anew: they are put back before anybody sees them gone, once in a picture.
  const wake = createWake(() => {
    if (lookForCalls?.isTorn() && performance.now() - lookedAt > PICTURE_MS) look();
    else pace.soon();
  }, signal);
  const facts = createFacts((me, people, source) => void side.send('facts', { me, people, source }), signal);
  const who = createWhoReader();
  const read = (): PageNow => ({ ...who(), route: readRoute() });
  watchPeople(
    who,
    (me, { people, following }) => {
      facts.offer(me, people, 'x-data');
      if (following) void side.send('facts', { me, people: [], source: 'x-data', following });
    },
    signal,
  );
  let introduced = '';
  let isReported = false;
  let isAsked = false;
  let lookedAt = 0;
  /** Where calls were first wanted. */
  let wantedAt: string | undefined;
  let lookForCalls: LookForCalls | undefined;

  const look = (): void => {
    lookedAt = performance.now();
    const now = read();
    void introduce(now);
    const watched = lookForCalls?.look(now) ?? [];
    wake.watch([...watched, drawerPlaces()]);
    if (lookForCalls) return;
    if (isWanted(now)) void bring();
    else wait();
  };

  const introduce = async ({ me, myHandle }: PageNow): Promise<void> => {
    const said = `${me} ${myHandle}`;
    if (!me || introduced === said) return;
    introduced = said;
    const answer = await side.send('account-seen', { me, ...(myHandle ? { handle: myHandle } : {}) });
    if (!answer) setTimeout(() => (introduced = ''), AGAIN_MS);
  };

  /** Comes to nothing when the worker dies over it: then we ask again, ever more rarely. */
  const bring = async (): Promise<void> => {
    if (isAsked) return;
    isAsked = true;
    wantedAt ??= location.pathname;
    // What an older copy of this script left there is over.
    takeCalls();
    const said = await side.send('calls-wanted', null);
    isAsked = false;
    if (signal.aborted) return;
    pace.rest();
    const isLate = location.pathname !== wantedAt;
    lookForCalls = said && takeCalls()?.({ side, facts, pace, read, isLate, signal }, said);
    if (lookForCalls) look();
    else pace.probe(true);
  };

  const wait = (): void => {
    pace.rest();
    if (isReported) return;
    isReported = true;
    // The background keeps the report of what this tab showed before.
    void side.send('hook-report', { page: 'other', hooks: [], broken: false });
  };

  const again = (): void => {
    pace.rest();
    pace.soon();
  };
  /** Everything may have been erased in the options meanwhile: who comes back is told of anew. */
  const back = (): void => {
    if (!document.hidden) introduced = '';
    again();
  };
  watchRoutes(again, signal);
  addEventListener('click', () => pace.soon(AFTER_CLICK_MS), { signal, capture: true, passive: true });
  addEventListener('pageshow', (event) => event.persisted && back(), { signal });
  document.addEventListener('visibilitychange', back, { signal });
  // The account may have changed in another tab or window, which only the cookie tells.
  addEventListener('focus', back, { signal });
  watchMe(again, signal);
  look();
};

/** Whether a pair of buttons may belong on this page. */
const isWanted = ({ me, route }: PageNow): boolean =>
  me !== undefined &&
  (route.page !== 'other' ||
    [...document.querySelectorAll(OPEN_DRAWER)].some((element) => element.checkVisibility()));

const takeCalls = (): typeof globalThis.ahoyCalls => {
  const calls = globalThis.ahoyCalls;
  globalThis.ahoyCalls = undefined;
  return calls;
};

const drawerPlaces = () => ({
  ways: [...document.querySelectorAll(DRAWER_PLACE)].flatMap((element) => [element, ...element.children]),
  whole: [],
  single: [],
});
