/**
 * Ahoy's life in X's page. One function, `look`, reads the page anew and brings the buttons into line with it; all
 * else only decides when to call it: the URL changed, something moved on the way to the places (`wake.ts`), a person
 * clicked, a certainty fell due, or something is missing and is probed for, ever more rarely (`pace.ts`).
 */
import type { UserId } from '../../core/people/ids.ts';
import type { PersonOption } from '../../core/people/option.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { MediaKind } from '../../core/protocol/letter.ts';
import { isSamePartner } from '../../core/x/certainty.ts';
import { createXSide } from '../messaging/x-side.ts';
import { createButtonStates } from './button-states.ts';
import { readChat } from './chat.ts';
import { writeInvite, type Certain } from './composer.ts';
import { createFacts } from './facts.ts';
import { createInviteReader } from './invites.ts';
import { readMe, readMyHandle } from './me.ts';
import { createPace } from './pace.ts';
import { watchPeople } from './people-port.ts';
import { readProfile } from './profile.ts';
import { createReporter } from './report.ts';
import { readRoute, watchRoutes } from './routes.ts';
import { createSeat, type CreateButtons } from './seat.ts';
import { DRAWER_PLACE } from './selectors.ts';
import { PLACES, type Place, type Sight } from './sight.ts';
import { createWake } from './wake.ts';

/** The drawer opens by a click, with a delay and without a mutation that we would see, ms. */
const AFTER_CLICK_MS = 400;

/** `name` is the accessible name of the buttons' group. `orphaned` must abort `signal`. */
export const watchX = (
  createButtons: CreateButtons,
  name: string,
  orphaned: () => void,
  signal: AbortSignal,
): void => {
  const side = createXSide(orphaned, signal);
  const states = createButtonStates(side, () => pace.soon(0));
  const pace = createPace(() => look(), signal);
  const wake = createWake(() => pace.soon(), signal);
  const seats = PLACES.map((place) =>
    createSeat(place, createButtons, name, (partner, what) => press(place, partner, what)),
  );
  const reporter = createReporter((report) => void side.send('hook-report', report), signal);
  const facts = createFacts((me, people, source) => void side.send('facts', { me, people, source }), signal);
  watchPeople((me, { people, following }) => {
    facts.offer(me, people, 'x-data');
    if (following) void side.send('facts', { me, people: [], source: 'x-data', following });
  }, signal);
  const invites = createInviteReader(
    (partner, token, text) => {
      const me = readMe();
      if (me) void side.send('invite-found', { me, partner, token, text });
    },
    (partner, wroteLast) => {
      const me = readMe();
      if (me) facts.offer(me, [{ ...partner, facts: { wroteLast } }], 'x-page');
    },
    (partner) => readCertain().some((one) => one.sight.composer && isSamePartner(one.partner, partner)),
    signal,
  );
  let introduced = '';
  let account: UserId | undefined;

  const look = (): void => {
    const me = readMe();
    const myHandle = readMyHandle();
    if (me !== account) forgetPage(me);
    if (me && introduced !== `${me} ${myHandle}`) {
      introduced = `${me} ${myHandle}`;
      void side.send('account-seen', { me, ...(myHandle ? { handle: myHandle } : {}) });
    }

    const route = readRoute();
    const sights = PLACES.map((place) => readPlace(place));
    let reading: Certain | undefined;
    for (const [index, seat] of seats.entries()) {
      const sight = sights[index];
      const partner = seat.update(sight);
      seat.show(sight, me && partner && states.of(me, myHandle, partner));
      if (!me || !partner || !sight) continue;
      if (sight.seen) facts.offer(me, [sight.seen], 'x-page');
      if (sight.composer) reading = { sight, partner };
    }
    invites.follow(reading?.sight.messages, reading?.partner);

    const seen = sights.filter((sight) => sight !== undefined);
    reporter.update(route, seen);
    wake.watch([...seen.map((sight) => sight.watch), drawerPlaces()]);
    plan(seen);
  };

  const plan = (sights: readonly Sight[]): void => {
    const due = seats.flatMap((seat) => seat.dueIn() ?? []);
    if (due.length > 0) pace.soon(Math.min(...due) + 1);
    const isAwaited = sights.some((sight) => sight.isAwaited);
    if (isAwaited || sights.some((sight) => sight.isIncomplete)) pace.probe(isAwaited);
    else pace.rest();
  };

  const forgetPage = (me: UserId | undefined): void => {
    account = me;
    introduced = '';
    states.forget();
    for (const seat of seats) seat.reset();
  };

  /** Answers whether it was done at once. */
  const press = async (place: Place, partner: Partner, what: MediaKind | PersonOption): Promise<boolean> => {
    const me = readMe();
    const isStill = readCertain().some(
      (one) => one.sight.place === place && isSamePartner(one.partner, partner),
    );
    if (!me || me !== account || !isStill) pace.soon(0);
    else if (what === 'audio' || what === 'video') void side.send('place-call', { me, partner, kind: what });
    else if (what === 'screening') void side.send('open-screening', null);
    else return (await side.send('set-verdict', { me, partner, verdict: what })) === 'saved';
    return false;
  };

  const readCertain = (): readonly Certain[] =>
    PLACES.flatMap((place, index) => {
      const sight = readPlace(place);
      const partner = seats[index]?.confirm(sight);
      return sight && partner ? [{ sight, partner }] : [];
    });

  const again = (): void => {
    pace.rest();
    pace.soon();
  };

  side.listen({
    'write-invite': (order) => writeInvite(order, readCertain, signal),
    'button-state': ({ me, partner, state }) => states.set(me, partner, state),
  });
  watchRoutes(again, signal);
  addEventListener('click', () => pace.soon(AFTER_CLICK_MS), { signal, capture: true, passive: true });
  addEventListener('pageshow', (event) => event.persisted && (states.forget(), again()), { signal });
  document.addEventListener('visibilitychange', again, { signal });
  // The account may have changed in another tab or window, which only the cookie tells.
  addEventListener('focus', again, { signal });
  signal.addEventListener('abort', () => seats.forEach((seat) => seat.reset()));
  look();
};

const readPlace = (place: Place): Sight | undefined =>
  place === 'profile' ? readProfile(readRoute(), readMe()) : readChat(place, readRoute(), readMe());

const drawerPlaces = () => ({
  ways: [...document.querySelectorAll(DRAWER_PLACE)].flatMap((element) => [element, ...element.children]),
  whole: [],
  single: [],
});
