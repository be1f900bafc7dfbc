import type { ButtonState } from '../../core/call/view.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { FromX } from '../../models/ports/messages.ts';
import type { XSide } from '../messaging/x-side.ts';

/** How long the buttons wait for the background before they say that it is not there, ms. It may have to be woken. */
const PATIENCE_MS = 1500;
/** It is asked again after this, and then ever more rarely, ms. */
const AGAIN_MS = 5000;
const AGAIN_MOST_MS = 60_000;
const UNANSWERED: ButtonState = { state: 'impossible', why: 'not-connected' };

/** What the background says about calling the people whom this page shows. */
export type ButtonStates = {
  /** Undefined until the background has answered, or has not for too long. Asks when this partner is new here. */
  readonly of: (me: UserId, myHandle: Handle | undefined, partner: Partner) => ButtonState | undefined;
  readonly set: (me: UserId, partner: UserId, state: ButtonState) => void;
  /** Ends a look: whom it did not show is asked about anew when shown again, since nothing is told of them meanwhile. */
  readonly looked: () => void;
  readonly forget: () => void;
};

type Asked = { state: ButtonState | undefined; wait: number; isDue?: true };

export const createButtonStates = (side: XSide, changed: () => void): ButtonStates => {
  let states = new Map<string, Asked>();
  let shown: typeof states = new Map();
  const keyOf = (me: UserId, partner: UserId): string => `${me} ${partner}`;

  const put = (asked: Asked | undefined, state: ButtonState): void => {
    // The background tells all its tabs every minute, and mostly nothing new.
    if (!asked || JSON.stringify(asked.state) === JSON.stringify(state)) return;
    asked.state = state;
    changed();
  };

  const ask = async (asked: Asked, said: FromX['account-seen']['in']): Promise<void> => {
    const timer = setTimeout(() => put(asked, UNANSWERED), PATIENCE_MS);
    const state = await side.send('account-seen', said);
    clearTimeout(timer);
    put(asked, state ?? UNANSWERED);
    if (state) return;
    setTimeout(() => {
      asked.isDue = true;
      changed();
    }, asked.wait);
  };

  return {
    of(me, myHandle, partner) {
      const key = keyOf(me, partner.id);
      let asked = states.get(key);
      if (!asked || asked.isDue) {
        const wait = asked ? Math.min(asked.wait * 2, AGAIN_MOST_MS) : AGAIN_MS;
        states.set(key, (asked = { state: asked?.state, wait }));
        void ask(asked, { me, ...(myHandle ? { handle: myHandle } : {}), partner });
      }
      shown.set(key, asked);
      return asked.state;
    },
    set: (me, partner, state) => put(states.get(keyOf(me, partner)), state),
    looked() {
      states = shown;
      shown = new Map();
    },
    forget: () => states.clear(),
  };
};
