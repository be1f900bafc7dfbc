import { effect } from '@preact/signals';
import { watchKeys } from '../../utils/adapters/browser/keys.ts';
import { systemClock } from '../../utils/adapters/browser/system.ts';
import { isUnseen, shortcutOf } from '../../utils/core/talk/shortcut.ts';
import type { InCall } from '../../utils/models/call-session/in-call.ts';

/** Shortcuts in one of the call's windows. */
const useKeys = (inCall: InCall, where: Window, until: AbortSignal): void =>
  watchKeys(
    where,
    {
      pressed(press) {
        // A held Space would scroll.
        if (press.key === ' ' && press.repeat) return inCall.pushToTalk.talking.peek();
        const shortcut = shortcutOf(press, inCall.characterKeys.peek());
        // With nothing to close, Esc leaves the button, so that Space talks again.
        if (shortcut === 'close' && press.on === 'control' && inCall.panel.peek() === 'none')
          (where.document.activeElement as HTMLElement | null)?.blur();
        if (shortcut === undefined || (where !== window && isUnseen(shortcut))) return false;
        inCall.press(shortcut);
        // Esc keeps what else it means.
        return shortcut !== 'close';
      },
      released: inCall.pushToTalk.release,
    },
    systemClock,
    until,
  );

/** Shortcuts in the call's window and in the small one, while there is one. */
export const listenToKeys = (inCall: InCall, until: AbortSignal): void => {
  useKeys(inCall, window, until);
  effect(() => {
    const small = inCall.picture.shown.value?.body?.ownerDocument.defaultView;
    if (!small) return undefined;
    const closed = new AbortController();
    useKeys(inCall, small, closed.signal);
    return () => closed.abort();
  });
};
