import type { ButtonState } from '../../core/call/view.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { XSide } from '../messaging/x-side.ts';

/** How long the buttons wait for the background before they say that it is not there, ms. It may have to be woken. */
const PATIENCE_MS = 1500;
const UNANSWERED: ButtonState = { state: 'impossible', why: 'not-connected' };

/** What the background says about calling the people whom this page shows. */
export type ButtonStates = {
  /** Undefined until the background has answered, or has not for too long. Asks when this partner is new here. */
  readonly of: (me: UserId, myHandle: Handle | undefined, partner: Partner) => ButtonState | undefined;
  readonly set: (me: UserId, partner: UserId, state: ButtonState) => void;
  readonly forget: () => void;
};

export const createButtonStates = (side: XSide, changed: () => void): ButtonStates => {
  /** At most one per place of the page; the oldest goes first. */
  const states = new Map<string, ButtonState | undefined>();
  const keyOf = (me: UserId, partner: UserId): string => `${me} ${partner}`;

  const put = (key: string, state: ButtonState): void => {
    // The background tells all its tabs every minute, and mostly nothing new.
    if (!states.has(key) || JSON.stringify(states.get(key)) === JSON.stringify(state)) return;
    states.set(key, state);
    changed();
  };

  const ask = async (
    key: string,
    me: UserId,
    myHandle: Handle | undefined,
    partner: Partner,
  ): Promise<void> => {
    const timer = setTimeout(() => put(key, UNANSWERED), PATIENCE_MS);
    const state = await side.send('account-seen', { me, ...(myHandle ? { handle: myHandle } : {}), partner });
    clearTimeout(timer);
    put(key, state ?? UNANSWERED);
  };

  return {
    of(me, myHandle, partner) {
      const key = keyOf(me, partner.id);
      if (!states.has(key)) {
        for (const old of [...states.keys()].slice(0, -1)) states.delete(old);
        states.set(key, undefined);
        void ask(key, me, myHandle, partner);
      }
      return states.get(key);
    },
    set: (me, partner, state) => put(keyOf(me, partner), state),
    forget: () => states.clear(),
  };
};
