import { err, ok } from '../../core/lib/result.ts';
import { createFinder } from './find.ts';
import type { PageNow } from './page.ts';
import { readPerson } from './people-facts.ts';
import * as hooks from './selectors.ts';
import type { Sight } from './sight.ts';

/** How far above X's message button its follow button may be: beyond that begin lists of other people. */
const NEAR = 4;

/** Looks at a profile. Its person is certain when URL, name block and follow button agree on handle and id. */
export const readProfile = ({ me, route }: PageNow): Sight | undefined => {
  if (route.page !== 'profile') return undefined;
  const find = createFinder();
  const column = document.querySelector(hooks.PAGE_COLUMN) ?? undefined;
  const message = find.one(hooks.PROFILE_MESSAGE, column);
  const isHere = me !== undefined && message !== undefined;
  const seen = isHere && column ? readPerson(column, nearestFollow(message), route.handle) : undefined;
  const partner =
    seen && seen.id !== me
      ? { id: seen.id, handle: seen.handle, ...(seen.name ? { name: seen.name } : {}) }
      : undefined;

  return {
    place: 'profile',
    verdict: partner ? ok(partner) : err(isHere ? 'incomplete' : 'not-here'),
    // One that takes no messages is nobody's place: nothing of it is to come that the next one might take for its own.
    look: {
      subject: isHere ? route.handle.toLowerCase() : undefined,
      shown: seen?.id,
      partner,
      witnessed: false,
    },
    anchor: message?.parentElement ? { parent: message.parentElement, before: message } : undefined,
    isIncomplete: me !== undefined && !partner,
    isAwaited: false,
    findings: find.findings(),
    watch: { ways: [message?.parentElement ?? column ?? document.body], whole: [], single: [] },
    seen: partner && seen,
  };
};

const nearestFollow = (message: Element): Element | undefined => {
  let level = message.parentElement;
  for (let step = 0; level && step < NEAR; step += 1, level = level.parentElement) {
    const buttons = level.querySelectorAll(hooks.FOLLOW_BUTTON);
    if (buttons.length > 0) return buttons.length === 1 ? buttons[0] : undefined;
  }
  return undefined;
};
