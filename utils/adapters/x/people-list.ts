import type { SeenPerson } from '../../core/people/seen.ts';
import { isPeopleList } from '../../core/x/route.ts';
import { createXSide } from '../messaging/x-side.ts';
import { createFacts } from './facts.ts';
import { createWhoReader, handleOfLink } from './me.ts';
import { readPerson } from './people-facts.ts';
import { watchRoutes } from './routes.ts';
import { FOLLOW_BUTTON, USER_CELL } from './selectors.ts';

/** A list is read some time after it was opened and whenever scrolling came to rest, ms. */
const READ_MS = [1200, 4000];
/** More cells than any screen shows; a list is read again when it was scrolled. */
const MAX_CELLS = 100;

/**
 * Tells what a list shows of the people in it: second to X's own responses, which leave out more than its page shows
 * in some shapes. There is no observer here: the list is read when it is at rest.
 */
export const watchPeopleList = (orphaned: () => void, signal: AbortSignal): void => {
  const side = createXSide(orphaned, signal);
  side.listen({ stop: orphaned });
  const facts = createFacts((me, people, source) => void side.send('facts', { me, people, source }), signal);
  const who = createWhoReader();
  const read = (): void => {
    const { me } = who();
    if (me && isPeopleList(location.pathname)) facts.offer(me, readPeopleList(), 'x-page');
  };
  let timers: ReturnType<typeof setTimeout>[] = [];
  const stop = (): void => timers.forEach(clearTimeout);
  const opened = (): void => {
    stop();
    timers = READ_MS.map((ms) => setTimeout(read, ms));
  };
  addEventListener('scrollend', read, { signal, passive: true, capture: true });
  signal.addEventListener('abort', stop);
  watchRoutes(opened, signal);
  who();
  opened();
};

/** The people who are in the DOM now. */
const readPeopleList = (): readonly SeenPerson[] =>
  [...document.querySelectorAll(USER_CELL)]
    .slice(0, MAX_CELLS)
    .flatMap(
      (cell) =>
        readPerson(cell, cell.querySelector(FOLLOW_BUTTON), handleOfLink(cell.querySelector('a[href]'))) ??
        [],
    );
