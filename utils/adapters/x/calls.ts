/**
 * Calls in X's page: whom its places show, the buttons there, invites in the messages and in the composer. One
 * function, `look`, brings the buttons into line with the page; `watch-x.ts` calls it.
 */
import type { UserId } from '../../core/people/ids.ts';
import type { PersonOption } from '../../core/people/option.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { MediaKind } from '../../core/protocol/letter.ts';
import { isSamePartner, NOBODY, UNSEEN } from '../../core/x/certainty.ts';
import { createButtonStates } from './button-states.ts';
import { readChat } from './chat.ts';
import { writeInvite, type Certain } from './composer.ts';
import { createInviteReader, type ReadingPlace } from './invites.ts';
import type { LookForCalls, PageNow, XPage } from './page.ts';
import { readProfile } from './profile.ts';
import { createReporter } from './report.ts';
import { createSeat, type CreateButtons } from './seat.ts';
import { isExpected, PLACES, type Place, type Sight } from './sight.ts';

/** A drawer marks its row and brings its pane some time after a click, ms. One look comes sooner (`watch-x.ts`). */
const AFTER_CLICK_MS = 1500;

/** `name` is the accessible name of the buttons' group. */
export const createCalls = (
  { side, facts, pace, read, isLate, signal }: XPage,
  createButtons: CreateButtons,
  name: string,
): LookForCalls => {
  const states = createButtonStates(side, () => pace.soon(0));
  const seats = PLACES.map((place) =>
    createSeat(
      place,
      createButtons,
      name,
      (partner, what) => press(place, partner, what),
      isLate ? UNSEEN : NOBODY,
    ),
  );
  const reporter = createReporter((report) => void side.send('hook-report', report), signal);
  const invites = createInviteReader(
    async (partner, token, text) => {
      const { me } = read();
      return me ? side.send('invite-found', { me, partner, token, text }) : false;
    },
    (partner, wroteLast) => {
      const { me } = read();
      if (me) facts.offer(me, [{ ...partner, facts: { wroteLast } }], 'x-page');
    },
    (partner) => readCertain().some((one) => one.sight.composer && isSamePartner(one.partner, partner)),
    signal,
  );
  let account: UserId | undefined;

  const look: LookForCalls['look'] = (now) => {
    const { me, myHandle, route } = now;
    if (account && me !== account) forgetPage();
    account = me;
    const sights = PLACES.map((place) => readPlace(place, now));
    let reading: ReadingPlace | undefined;
    let isLacking = false;
    for (const [index, seat] of seats.entries()) {
      const sight = sights[index];
      const partner = seat.update(sight);
      seat.show(sight, me && partner && states.of(me, myHandle, partner));
      isLacking ||= sight !== undefined && isExpected(sight.verdict) && !(partner && sight.anchor);
      if (!me || !partner || !sight) continue;
      // Badge and invite are of the person whose name stands there: the one before may have left it.
      if (!sight.verdict.ok || sight.verdict.value.name !== partner.name) continue;
      if (sight.seen) facts.offer(me, [sight.seen], 'x-page');
      const { composer, messages, inbox } = sight;
      if (composer && messages) reading = { messages, inbox, partner, isNamed: sight.place === 'route' };
    }
    states.looked();
    invites.follow(reading);

    const seen = sights.filter((sight) => sight !== undefined);
    reporter.update(route, seen, isLacking);
    plan(seen, isLacking);
    return seen.map((sight) => sight.watch);
  };

  const plan = (sights: readonly Sight[], isLacking: boolean): void => {
    const due = seats.flatMap((seat) => seat.dueIn() ?? []);
    if (due.length > 0) pace.soon(Math.min(...due) + 1);
    const isAwaited = sights.some((sight) => sight.isAwaited);
    if (isAwaited || isLacking || sights.some((sight) => sight.isIncomplete)) pace.probe(isAwaited);
    else pace.rest();
  };

  const forgetPage = (): void => {
    states.forget();
    for (const seat of seats) seat.reset();
  };

  /** Answers whether it was done at once; undefined where that is not said here. */
  const press = async (
    place: Place,
    partner: Partner,
    what: MediaKind | PersonOption,
  ): Promise<boolean | undefined> => {
    const { me } = read();
    const isStill = readCertain().some(
      (one) => one.sight.place === place && isSamePartner(one.partner, partner),
    );
    if (!me || me !== account || !isStill) {
      pace.soon(0);
      return false;
    }
    if (what === 'audio' || what === 'video') void side.send('place-call', { me, partner, kind: what });
    else if (what === 'screening') void side.send('open-screening', null);
    else {
      const said = await side.send('set-verdict', { me, partner, verdict: what });
      return said === 'asked' ? undefined : said === 'saved';
    }
    return undefined;
  };

  const readCertain = (): readonly Certain[] => {
    const now = read();
    return PLACES.flatMap((place, index) => {
      const sight = readPlace(place, now);
      const partner = seats[index]?.confirm(sight);
      return sight && partner ? [{ sight, partner }] : [];
    });
  };

  side.listen({
    'write-invite': (order) => writeInvite(order, readCertain, signal),
    'button-state': ({ me, partner, state }) => states.set(me, partner, state),
  });
  // Out of the browser's memory: what the background said may be long over. The next look asks anew.
  addEventListener('pageshow', (event) => event.persisted && states.forget(), { signal });
  addEventListener('click', () => setTimeout(() => pace.soon(0), AFTER_CLICK_MS), { signal, capture: true });
  signal.addEventListener('abort', () => seats.forEach((seat) => seat.reset()));
  return { look, isTorn: () => seats.some((seat) => seat.isTorn()) };
};

const readPlace = (place: Place, now: PageNow): Sight | undefined =>
  place === 'profile' ? readProfile(now) : readChat(place, now);
