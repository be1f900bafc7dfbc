import { becauseText } from '../../components/ui/explanation-text.ts';
import { minutesText } from '../../components/ui/time-text.ts';
import { HAVE_NOTIFICATIONS_BUTTONS } from '../../utils/adapters/browser/capabilities.ts';
import { createNotifier } from '../../utils/adapters/browser/notifications.ts';
import { createRingWindow, ringInWindow } from '../../utils/adapters/browser/ring-window.ts';
import type { Notifier } from '../../utils/models/ports.ts';

type Notices = {
  readonly notifier: Notifier;
  /** Brings to the front what a ring is answered in; undefined where that is the notification itself. */
  readonly showRing: (() => Promise<void>) | undefined;
};

export const createNotices = (): Notices => {
  const notifier = createNotifier(becauseText, minutesText);
  if (HAVE_NOTIFICATIONS_BUTTONS) return { notifier, showRing: undefined };
  const window = createRingWindow();
  return { notifier: ringInWindow(notifier, window), showRing: () => window.show() };
};
